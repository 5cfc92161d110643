import type { Attempt, Status, Try } from '../core/attempt.ts';
import { isoTimestamp } from '../core/timestamp.ts';

/*
 * What follows from a saved attempt alone. The learner's page writes it into a receipt, and whoever checks
 * the receipt works it out again from the saved state in it. Moments are ISO 8601 in UTC, `null` where
 * nobody knows; questions, scenarios and endings are numbers of the ledger.
 */

export interface AttemptFacts {
  readonly registration: string;
  readonly status: Status;
  readonly statusAt: string | null;
  readonly tries: readonly TryFacts[];
  readonly answers: readonly AnswerFacts[];
  readonly runs: readonly RunFacts[];
}

export interface TryFacts {
  /** What it came to; `null` where it was not finished. */
  readonly reached: { readonly raw: number; readonly passed: boolean; readonly at: string | null } | null;
  /** Answered questions, in the order they were asked. */
  readonly answers: readonly TryAnswerFacts[];
}

export interface TryAnswerFacts {
  readonly question: number;
  readonly right: boolean;
  /** Whole percent of the question's weight. */
  readonly credit: number;
}

export interface AnswerFacts {
  readonly question: number;
  readonly result: 'correct' | 'incorrect' | 'neutral';
}

/** A scenario that was played to an end. */
export interface RunFacts {
  readonly scenario: number;
  readonly ending: number;
  /** Process score, whole percent. */
  readonly process: number;
}

export function attemptFacts({ registration, status, statusAt, ...attempt }: Attempt): AttemptFacts {
  return {
    registration,
    status,
    statusAt: momentOf(statusAt),
    tries: attempt.tries.map(tryFacts),
    answers: Object.entries(attempt.answers)
      .map(([question, { right }]) => ({ question: Number(question), result: resultOf(right) }))
      .toSorted((a, b) => a.question - b.question),
    runs: attempt.runs.flatMap(({ scenario, end }) => (end === null ? [] : [{ scenario, ...end }])),
  };
}

function tryFacts({ items, reached }: Try): TryFacts {
  const answered = items.filter(({ chosen }) => chosen !== null);
  return {
    reached:
      reached === undefined ? null : { raw: reached.raw, passed: reached.passed, at: momentOf(reached.at) },
    answers: answered.map(({ question, right, credit }) => ({ question, right, credit })),
  };
}

function resultOf(right: boolean | null): AnswerFacts['result'] {
  if (right === null) return 'neutral';
  return right ? 'correct' : 'incorrect';
}

function momentOf(at: number | undefined): string | null {
  return at === undefined ? null : isoTimestamp(at);
}
