import type { Attempt, PracticeAnswer, ScenarioRun, Try } from './attempt.ts';
import type { Response } from './question.ts';

/** Counts of a planned course; `highestNumber` is the highest the ledger gives to anything. */
export interface CourseSize {
  readonly lessons: number;
  /** Recorded practice questions and first thoughts. */
  readonly questions: number;
  readonly highestNumber: number;
  readonly optionsPerQuestion: number;
  readonly scenarios: number;
  /** Decisions in one run of a scenario. */
  readonly decisions: number;
  readonly tries: number;
  readonly perTry: number;
}

/**
 * The attempt whose saved state is the longest that a course of this size can come to: everything
 * opened and answered with every option, under the numbers that take the most room. For measuring;
 * its answers and results are not those of a learner.
 */
export function worstCaseAttempt(size: CourseSize): Attempt {
  const chosen: Response = ascending(size.optionsPerQuestion);
  const answer: PracticeAnswer = { chosen, right: null };
  const taken: Try = {
    seed: 0xffffffff,
    items: descending(size.perTry, size.highestNumber).map((question) => ({ question, chosen, right: true })),
  };
  const runs: ScenarioRun[] = descending(size.scenarios, size.highestNumber).map((scenario) => ({
    scenario,
    seed: 0xffffffff,
    path: Array.from({ length: size.decisions }, () => size.optionsPerQuestion),
  }));
  return {
    registration: 'ffffffff-ffff-4fff-bfff-ffffffffffff',
    seed: 0xffffffff,
    place: { page: 'lesson', lesson: size.highestNumber },
    opened: widelySpread(size.lessons, size.highestNumber),
    answers: Object.fromEntries(
      widelySpread(size.questions, size.highestNumber).map((number) => [number, answer]),
    ),
    tries: Array.from({ length: size.tries }, () => taken),
    runs,
    status: 'passed',
  };
}

/** As many gaps as the range has room for are 128, the smallest gap that takes two bytes. */
function widelySpread(count: number, highest: number): number[] {
  const wide = Math.min(count, Math.max(0, Math.floor((highest - count) / 127)));
  return ascending(count).map((position) => position + 127 * Math.min(position, wide));
}

function ascending(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function descending(count: number, from: number): number[] {
  return Array.from({ length: count }, (_, index) => from - index);
}
