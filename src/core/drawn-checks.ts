import type { Attempt } from './attempt.ts';
import type { CheckDraw } from './plan.ts';
import { mix } from './random.ts';

/**
 * Which of a draw's questions this learner is asked: those answered already, then others in an order
 * that the attempt's seed gives each of them by itself. So an answer takes no other question off the
 * page, and an update that changes the pool moves no question that stays.
 *
 * @returns ledger numbers
 */
export function drawnChecks({ answers, seed }: Attempt, { pool, count }: CheckDraw): readonly number[] {
  const rank = (number: number) => mix(seed, number);
  const answered = pool.filter((number) => answers[number] !== undefined);
  const others = pool
    .filter((number) => answers[number] === undefined)
    .sort((a, b) => rank(a) - rank(b) || a - b);
  return [...answered, ...others.slice(0, Math.max(0, count - answered.length))];
}
