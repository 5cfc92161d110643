import type { Attempt } from './attempt.ts';

/**
 * Highest numbers that the ledger had given when a package was made, of lessons, questions and scenarios:
 * the project's own, below `DEPARTMENTS_FROM`, and the department's.
 */
export type Reach = readonly [lessons: Row, questions: Row, scenarios: Row];
export type Row = readonly [project: number, department: number];

/** Numbers below it are the project's, from it on a department's own. */
export const DEPARTMENTS_FROM = 5000;

/**
 * Whether a later package saved the attempt: it names what the ledger did not hold when this one was made.
 * Numbers are given in ascending order and never taken back, so those of what vanished are not beyond it.
 */
export function isBeyond({ opened, answers, tries, runs }: Attempt, reach: Reach): boolean {
  const asked = tries.flatMap(({ items }) => items.map(({ question }) => question));
  const named = [
    opened,
    [...Object.keys(answers).map(Number), ...asked],
    runs.map(({ scenario }) => scenario),
  ];
  return reach.some(([project, department], row) =>
    named[row]?.some((number) => number > (number < DEPARTMENTS_FROM ? project : department)),
  );
}
