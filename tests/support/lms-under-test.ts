import type { Mode } from '../../src/core/session.ts';
import type { LmsSession } from '../../src/lms/port.ts';

/** What an LMS holds of one learner, free of any standard's words. */
export interface Stored {
  /** `none` where the LMS was never told. */
  readonly completion: 'none' | 'incomplete' | 'completed';
  readonly success: 'unknown' | 'failed' | 'passed';
  /** Percent. */
  readonly score: number | null;
  readonly state: string;
  readonly bookmark: string;
  /** Percent; `null` where the LMS was never told, or has no place for it. */
  readonly progress: number | null;
  /** In the order the LMS lists them; empty where it has no place for them. */
  readonly objectives: readonly StoredObjective[];
  /** In the order the LMS lists them. */
  readonly interactions: readonly StoredInteraction[];
  /** Time of all sessions, milliseconds. */
  readonly totalMs: number;
}

export interface StoredObjective {
  /** As the course names it, for example `O-1.2`. */
  readonly id: string;
  readonly completed: boolean;
  readonly success: 'unknown' | 'failed' | 'passed';
  /** 0 to 1. */
  readonly scaled: number | null;
}

export interface StoredInteraction {
  readonly key: string;
  /** Numbers of the options. */
  readonly chosen: readonly number[];
  readonly correct: readonly number[];
  readonly result: 'correct' | 'incorrect' | 'neutral';
  /** 0 where the standard has no place for it. */
  readonly weighting: number;
  readonly latencyMs: number;
}

/** What a record keeper can do; a suite registers what its keeper promises, and expects what follows from it. */
export interface Abilities {
  /** `one`: a single status, in which completed hides failed (SCORM 1.2 RTE 3.4.2, lesson_status). */
  readonly statuses: 'one' | 'two';
  /** A score is held only together with passed or failed (cmi5 9.5.1). */
  readonly scoreNeedsJudgement: boolean;
  /** The first of passed and failed stands for the whole session, and a pass is never told twice (cmi5 9.3). */
  readonly judgesOncePerSession: boolean;
  readonly holdsProgress: boolean;
  readonly holdsObjectives: boolean;
  readonly holdsWeighting: boolean;
  /** Modes besides normal that it can launch in. */
  readonly readOnlyModes: readonly Exclude<Mode, 'normal'>[];
  /** Whether a commit can fail; `LmsUnderTest.setFailing` makes it. */
  readonly commitsCanFail: boolean;
}

/** One learner's record keeper, with the means to look behind it. */
export interface LmsUnderTest {
  /** Connects; the second time on, the learner comes back in a new window. */
  launch(mode?: Mode): Promise<LmsSession>;
  stored(): Stored | Promise<Stored>;
  /** Lets time pass. */
  advance(ms: number): void;
  /** What the adapter did against the standard, in words. */
  violations(): readonly string[] | Promise<readonly string[]>;
  /** Makes commits fail or work again; left out where they cannot fail. */
  readonly setFailing?: (failing: boolean) => void;
}
