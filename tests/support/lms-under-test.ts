import type { Status } from '../../src/core/attempt.ts';
import type { Mode } from '../../src/core/session.ts';
import type { LmsSession } from '../../src/lms/port.ts';

/** What an LMS holds of one learner, free of any standard's words. */
export interface Stored {
  /** `none` where the LMS was never told. */
  readonly status: Status | 'none';
  readonly score: number | null;
  readonly state: string;
  readonly bookmark: string;
  /** In the order the LMS lists them. */
  readonly interactions: readonly StoredInteraction[];
  /** Time of all sessions, milliseconds. */
  readonly totalMs: number;
}

export interface StoredInteraction {
  readonly key: string;
  /** Numbers of the options. */
  readonly chosen: readonly number[];
  readonly correct: readonly number[];
  readonly result: 'correct' | 'incorrect' | 'neutral';
  readonly weighting: number;
  readonly latencyMs: number;
}

/** One learner's record keeper, with the means to look behind it. */
export interface LmsUnderTest {
  /** Connects; the second time on, the learner comes back in a new window. */
  launch(mode?: Mode): Promise<LmsSession>;
  stored(): Stored;
  /** Lets time pass. */
  advance(ms: number): void;
  /** What the adapter did against the standard, in words. */
  violations(): readonly string[];
  /** Modes that the keeper can launch in. */
  readonly modes: readonly Mode[];
  /** Makes commits fail or work again; `undefined` where they cannot fail. */
  readonly setFailing: ((failing: boolean) => void) | undefined;
}
