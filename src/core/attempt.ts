import type { Response } from './question.ts';

/**
 * One learner's attempt as it is saved. Everything is keyed by ledger numbers, so that whatever a
 * later build no longer holds is kept, not lost.
 */
export interface Attempt {
  /** UUID of the attempt, made at its first launch: the `registration` of its statements. */
  readonly registration: string;
  /** Unsigned 32-bit number from which the order of options in practice is drawn. */
  readonly seed: number;
  readonly place: Place;
  /** Lessons that were opened, ascending. */
  readonly opened: readonly number[];
  /** First answers to practice questions, by question number. */
  readonly answers: Readonly<Record<number, PracticeAnswer>>;
  /** Tries at the assessment, oldest first; only the last may be unfinished. */
  readonly tries: readonly Try[];
  /** Scenario runs, oldest first; of each scenario only those that `withRun` keeps. */
  readonly runs: readonly ScenarioRun[];
  readonly status: Status;
  /** When it came to that status, epoch milliseconds; left out where nobody knows. */
  readonly statusAt?: number;
}

/** Never goes back: incomplete, then failed or completed, then passed. */
export type Status = 'incomplete' | 'failed' | 'completed' | 'passed';

export type Place =
  | { readonly page: 'lesson'; readonly lesson: number }
  | { readonly page: 'scenario'; readonly scenario: number }
  | { readonly page: 'assessment' }
  | { readonly page: 'result' };

export interface PracticeAnswer {
  readonly chosen: Response;
  /** `null` where nothing was to be got right (`predict`). */
  readonly right: boolean | null;
}

export interface Try {
  /** Unsigned 32-bit number: draws the items and shuffles their options. */
  readonly seed: number;
  readonly items: readonly TryItem[];
  /** What it came to when its last question was answered; an update changes nothing of it. */
  readonly reached?: Reached;
}

export interface Reached {
  /** Whole percent. */
  readonly raw: number;
  readonly passed: boolean;
  /** Epoch milliseconds; left out where nobody knows. */
  readonly at?: number;
}

export interface TryItem {
  readonly question: number;
  /** `null` until answered. */
  readonly chosen: Response | null;
  /** `false` until answered. */
  readonly right: boolean;
  /** Whole percent of the question's weight; 0 until answered. */
  readonly credit: number;
}

/** The seed and the path are enough to play it again. */
export interface ScenarioRun {
  /** The ledger's number. */
  readonly scenario: number;
  /** Unsigned 32-bit number from which the cause and the surprise are drawn. */
  readonly seed: number;
  /** The ledger's numbers of the options taken, in order. */
  readonly path: readonly number[];
  /** `null` while the run is open. */
  readonly end: RunEnd | null;
}

export interface RunEnd {
  /** The ledger's number of the ending. */
  readonly ending: number;
  /** Process score, whole percent: how the decisions stand against what was known, whatever came of them. */
  readonly process: number;
}

/** @param at epoch milliseconds, kept where the status is another than before */
export function withStatus(attempt: Attempt, status: Status, at: number): Attempt {
  return status === attempt.status ? attempt : { ...attempt, status, statusAt: at };
}
