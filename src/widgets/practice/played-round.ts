import type { Grade } from '../../core/judged.ts';
import type { Question, Response } from '../../core/question.ts';
import type { Round } from '../../core/spacing.ts';

/** A round under way. */
export interface PlayedRound extends Round {
  /** Unsigned 32-bit number, from which options are put in an order. */
  readonly seed: number;
  readonly answers: readonly GivenAnswer[];
  /** Whether the reasons of the last answer are being read. */
  readonly isTold: boolean;
}

export interface GivenAnswer {
  readonly question: Question;
  readonly chosen: Response;
  readonly grade: Grade;
  /** Days until the question comes back, from 0. */
  readonly days: number;
}

/** What is still to be asked of a round, in order. @param open questions that may be asked now */
export function leftOf({ numbers, answers }: PlayedRound, open: readonly Question[]): readonly Question[] {
  const answered = new Set(answers.map(({ question }) => question.number));
  return numbers
    .filter((number) => !answered.has(number))
    .flatMap((number) => open.find((question) => question.number === number) ?? []);
}

/** The answer whose reasons are on the screen; `undefined` where a question is open. */
export function toldOf({ answers, isTold }: PlayedRound, open: readonly Question[]): GivenAnswer | undefined {
  const last = isTold ? answers.at(-1) : undefined;
  return open.some(({ number }) => number === last?.question.number) ? last : undefined;
}
