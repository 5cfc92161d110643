import type { Attempt, PracticeAnswer, ScenarioRun, Try } from './attempt.ts';
import type { Response } from './question.ts';

/** Counts of a planned course; `highestNumber` is the highest the ledger gives to anything. */
export interface CourseSize {
  readonly lessons: number;
  /** Recorded practice questions and first thoughts. */
  readonly questions: number;
  readonly highestNumber: number;
  readonly optionsPerQuestion: number;
  /** Practice questions whose answer is written out: its order counts, or what stands in it is no option. */
  readonly sequences: number;
  /** Numbers in the longest answer that is written out, or can be worth a part. */
  readonly longest: number;
  readonly scenarios: number;
  readonly tries: number;
  readonly perTry: number;
  /** Questions of a try whose answer is written out, or can be worth a part. */
  readonly sequencesPerTry: number;
}

/** Decisions that a run may come to: the checks of author files refuse a scenario with a longer way. */
export const MOST_DECISIONS = 20;
/** In the year 2096: every time of this century takes the same room. */
const LATEST = 4_000_000_000_000;
/** Runs that the attempt keeps of a scenario. */
const KEPT_RUNS = 3;

/**
 * The attempt whose saved state is the longest that a course of this size can come to: everything
 * opened and answered with every option, under the numbers that take the most room. For measuring;
 * its answers and results are not those of a learner.
 */
export function worstCaseAttempt(size: CourseSize): Attempt {
  const chosen: Response = ascending(size.optionsPerQuestion);
  // Four numbers take as much room as the largest set, which an answer that is written out may come to be.
  const sequence: Response = Array.from({ length: Math.max(4, size.longest) }, () => size.optionsPerQuestion);
  const taken: Try = {
    seed: 0xffffffff,
    reached: { raw: 100, passed: true, at: LATEST },
    items: descending(size.perTry, size.highestNumber).map((question, index) =>
      index < size.sequencesPerTry
        ? { question, chosen: sequence, right: false, credit: 99 }
        : { question, chosen, right: true, credit: 100 },
    ),
  };
  const run = (scenario: number): ScenarioRun => ({
    scenario,
    seed: 0xffffffff,
    path: Array.from({ length: MOST_DECISIONS }, () => 127),
    end: { ending: 127, process: 100 },
  });
  const runs = descending(size.scenarios, size.highestNumber).flatMap((scenario) =>
    Array.from({ length: KEPT_RUNS }, () => run(scenario)),
  );
  return {
    registration: 'ffffffff-ffff-4fff-bfff-ffffffffffff',
    seed: 0xffffffff,
    place:
      size.scenarios > 0
        ? { page: 'scenario', scenario: size.highestNumber }
        : { page: 'lesson', lesson: size.highestNumber },
    opened: widelySpread(size.lessons, size.highestNumber),
    answers: Object.fromEntries(
      widelySpread(size.questions, size.highestNumber).map((number, index) => [
        number,
        { chosen: index < size.sequences ? sequence : chosen, right: null } satisfies PracticeAnswer,
      ]),
    ),
    tries: Array.from({ length: size.tries }, () => taken),
    runs,
    status: 'passed',
    statusAt: LATEST,
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
