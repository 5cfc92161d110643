import type { Attempt, Place, RunEnd, Status } from './attempt.ts';
import type { Exchange } from './exchange.ts';
import type { Judged } from './judged.ts';
import type { CoursePlan } from './plan.ts';
import type { Asked } from './question.ts';

/** One visit to the course: the attempt, and what the launch said about it. */
export interface Session {
  readonly plan: CoursePlan;
  /** Nothing is saved, recorded or reported unless the mode is `normal`. */
  readonly mode: Mode;
  /** The pass mark that counts, percent: the LMS's, else the edition's. */
  readonly passMark: number;
  readonly phase: 'active' | 'ended';
  readonly attempt: Attempt;
}

export type Mode = 'normal' | 'browse' | 'review';

/** What happened. `at` is epoch milliseconds; randomness arrives as `seed` (unsigned 32 bits). */
export type SessionEvent =
  | { readonly type: 'opened'; readonly place: Place; readonly at: number }
  | {
      readonly type: 'answered';
      readonly question: Asked;
      readonly judged: Judged;
      readonly latencyMs: number;
      readonly at: number;
    }
  | {
      readonly type: 'try-started';
      /** Shuffles the options; a running try keeps its own. */
      readonly seed: number;
      /** Ledger numbers as `drawnTry` gives them, in the order they are asked. */
      readonly questions: readonly number[];
      readonly at: number;
    }
  | {
      readonly type: 'try-answered';
      readonly question: Asked;
      readonly judged: Judged;
      readonly latencyMs: number;
      readonly at: number;
    }
  | {
      /** Begins a run of a scenario; refused while one is open. */
      readonly type: 'run-started';
      /** The ledger's number. */
      readonly scenario: number;
      readonly seed: number;
      /** The open run cannot be played on since an update: this one takes its place. */
      readonly anew?: boolean;
      readonly at: number;
    }
  | {
      readonly type: 'decided';
      readonly scenario: number;
      readonly decision: Decision;
      readonly latencyMs: number;
      readonly at: number;
    }
  | { readonly type: 'left'; readonly by: WayOut; readonly at: number };

/** One decision in a scenario, as its rules judged it. */
export interface Decision {
  readonly item: Item;
  /** The ledger's number of the option taken. */
  readonly option: number;
  readonly exchange: Exchange;
  /** Where the run ended with it; `null` while it goes on. */
  readonly end: RunEnd | null;
}

/** `exit`: the learner leaves while the page is alive; `gone`: the page goes away, and nothing can be awaited. */
export type WayOut = 'exit' | 'gone';

/** What has to be done about it: both record keepers read the same effects, in order. */
export type Effect =
  /** `before`: where the attempt stood when it was saved last; an update may ask for less since. */
  | { readonly type: 'began'; readonly resumed: boolean; readonly before: Outcome; readonly at: number }
  | { readonly type: 'save' }
  | { readonly type: 'record'; readonly interaction: Interaction }
  | { readonly type: 'progress'; readonly percent: number; readonly at: number }
  | { readonly type: 'objectives'; readonly objectives: readonly ObjectiveResult[] }
  | { readonly type: 'report'; readonly outcome: Outcome; readonly at: number }
  | { readonly type: 'commit'; readonly when: 'soon' | 'now' }
  | { readonly type: 'end'; readonly outcome: Outcome; readonly by: WayOut; readonly at: number };

/** A pass, a failed try or a completion, with the time it was reached, epoch milliseconds. */
export type Judgement =
  | { readonly verdict: 'passed' | 'failed'; readonly score: Score | null; readonly at: number }
  | { readonly verdict: 'completed'; readonly at: number };

/** What an answer is an answer to. */
export interface Item {
  /** Stable in the course: a question's slug, or `scenario/node` of a decision. */
  readonly id: string;
  readonly text: string;
  /** Id of the learning objective. */
  readonly objective: string;
  /** What it is a part of, by its id. */
  readonly parent: { readonly kind: 'lesson' | 'scenario'; readonly id: string };
}

/** One answer, free of any standard's encoding. */
export interface Interaction {
  /** Unique in the attempt, `[A-Za-z0-9_]` only, for example `q12`, `t1_q207` or `s3_d2_first_words`. */
  readonly key: string;
  readonly item: Item;
  readonly exchange: Exchange;
  readonly result: 'correct' | 'incorrect' | 'neutral';
  /** Whole percent; `null` where nothing was to be got right. */
  readonly credit: number | null;
  /** The question's weight in the assessment, 0 in practice. */
  readonly weighting: number;
  /** Whether the same was answered before: the first answer is the one that stands in the record. */
  readonly isRetry: boolean;
  /** The try at the assessment it belongs to; `null` in practice. */
  readonly form: Form | null;
  /** When it was answered, epoch milliseconds. */
  readonly at: number;
  /** From shown to answered, milliseconds. */
  readonly latencyMs: number;
}

/** The questions of one try. */
export interface Form {
  /** Try at the assessment, from 1. */
  readonly attempt: number;
  /** Number from which they were drawn and their options shuffled. */
  readonly seed: number;
}

/** How far the learner came with one learning objective. */
export interface ObjectiveResult {
  /** For example `O-1.2`. */
  readonly id: string;
  readonly text: string;
  /** Whether it was practised, or its lesson tested out. */
  readonly completed: boolean;
  /** By the last finished try; `unknown` where that did not ask about it. */
  readonly success: 'unknown' | 'failed' | 'passed';
  /** Right answers out of those asked, 0 to 1; `null` where none was asked. */
  readonly scaled: number | null;
}

/** Where the attempt stands. */
export interface Outcome {
  readonly status: Status;
  /** Whether the completion rule is met. A failed attempt is not completed. */
  readonly completed: boolean;
  /** The last finished try; `null` while there is none. Zero is a score. */
  readonly score: Score | null;
}

export interface Score {
  /** Whole percent, 0 to 100. */
  readonly raw: number;
  readonly passMark: number;
  readonly passed: boolean;
  /** Whether a question that has to be right was not: it keeps any score from passing. */
  readonly missedCritical: boolean;
  /** The try it was reached in. */
  readonly form: Form;
}
