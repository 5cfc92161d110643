import type { Attempt, PracticeAnswer, Status } from '../attempt.ts';
import { sameResponse } from './response.ts';
import { fullerRow, isRowIn } from './row.ts';
import { areRunsIn, joinedRuns } from './runs.ts';

/**
 * How one saved attempt stands to another. An attempt only grows, so it can be told: `ahead` holds all
 * that the other holds and more, `apart` is where each holds what the other lacks, `other` is another
 * learner's way through the course, or another year's.
 */
export type Standing = 'equal' | 'ahead' | 'behind' | 'apart' | 'other';

const RANKS: readonly Status[] = ['incomplete', 'failed', 'completed', 'passed'];

/** @returns how `attempt` stands to `other`; where the learner is does not count */
export function standingOf(attempt: Attempt, other: Attempt): Standing {
  if (attempt.registration !== other.registration) return 'other';
  const [isIn, holds] = [isHeldBy(attempt, other), isHeldBy(other, attempt)];
  if (isIn && holds) return 'equal';
  if (isIn) return 'behind';
  return holds ? 'ahead' : 'apart';
}

/**
 * What two attempts of the same registration come to together. Nothing of `attempt` is lost: where both
 * cannot be true, its answer, its row of tries (unless the other says more) and its first runs stand. Where
 * one holds all of the other, that one is the result; joining once more changes nothing.
 */
export function join(attempt: Attempt, other: Attempt): Attempt {
  const standing = standingOf(attempt, other);
  switch (standing) {
    case 'ahead':
    case 'equal':
    case 'other':
      return attempt;
    case 'behind':
      return other;
    case 'apart': {
      const isHigher = rankOf(other) > rankOf(attempt);
      const { status } = isHigher ? other : attempt;
      const statusAt = isHigher ? other.statusAt : attempt.statusAt;
      const { statusAt: _unknown, ...rest } = attempt;
      return {
        ...rest,
        opened: [...new Set([...attempt.opened, ...other.opened])].sort((a, b) => a - b),
        answers: { ...other.answers, ...attempt.answers },
        tries: joinedTries(attempt, other),
        runs: scenariosOf(attempt, other).flatMap((scenario) => runsOf(attempt, other, scenario)),
        status,
        ...(statusAt === undefined ? {} : { statusAt }),
      };
    }
    default:
      return standing satisfies never;
  }
}

/** Whether `other` holds all that the attempt holds. */
function isHeldBy(attempt: Attempt, other: Attempt): boolean {
  return (
    rankOf(attempt) <= rankOf(other) &&
    attempt.opened.every((lesson) => other.opened.includes(lesson)) &&
    Object.entries(attempt.answers).every(([number, given]) =>
      isSame(given, other.answers[Number(number)]),
    ) &&
    isRowIn(attempt.tries, other.tries) &&
    scenariosOf(attempt).every((scenario) => areRunsIn(attempt.runs, other.runs, scenario))
  );
}

function joinedTries(attempt: Attempt, other: Attempt): Attempt['tries'] {
  if (isRowIn(other.tries, attempt.tries)) return attempt.tries;
  return isRowIn(attempt.tries, other.tries) ? other.tries : fullerRow(attempt.tries, other.tries);
}

function runsOf(attempt: Attempt, other: Attempt, scenario: number): Attempt['runs'] {
  const [own, others] = [attempt, other].map(({ runs }) => runs.filter((run) => run.scenario === scenario));
  if (own === undefined || others === undefined || areRunsIn(others, own, scenario)) return own ?? [];
  return areRunsIn(own, others, scenario) ? others : joinedRuns(own, others, scenario);
}

function scenariosOf(...attempts: readonly Attempt[]): readonly number[] {
  return [...new Set(attempts.flatMap(({ runs }) => runs.map(({ scenario }) => scenario)))];
}

function isSame(one: PracticeAnswer, other: PracticeAnswer | undefined): boolean {
  return other !== undefined && one.right === other.right && sameResponse(one.chosen, other.chosen);
}

function rankOf({ status }: Attempt): number {
  return RANKS.indexOf(status);
}
