import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import { isBeyond, type Reach } from '../../../src/core/reach.ts';
import { answered, attempt, finishedTry } from './course.ts';

/** Lessons up to 9, questions up to 220 and, of the department, 5003, scenarios up to 4. */
const reach: Reach = [
  [9, 0],
  [220, 5003],
  [4, 0],
];

describe('An attempt that names what the ledger did not hold when the package was made', () => {
  test.each<[string, Partial<Attempt>, boolean]>([
    ['nothing', {}, false],
    ['the newest lesson there is', { opened: [1, 9] }, false],
    ['a later lesson', { opened: [1, 10] }, true],
    ['a lesson of the department, which has none', { opened: [5000] }, true],
    ['the newest question there is', { answers: { 220: answered } }, false],
    ['a later question', { answers: { 221: answered } }, true],
    ['the department’s newest question', { answers: { 5003: answered } }, false],
    ['a later question of the department', { answers: { 5004: answered } }, true],
    ['a try of known questions', { tries: [finishedTry(2)] }, false],
    ['a try with a later question', { tries: [finishedTry(2, 21)] }, true],
    ['a later scenario', { runs: [{ scenario: 5, seed: 1, path: [1], end: null }] }, true],
  ])('is of a later package: %s', (_, over, isLater) => {
    expect(isBeyond(attempt(over), reach)).toBe(isLater);
  });

  test('is never one of the package itself or of an earlier one, whatever has vanished since', () => {
    const known = fc.uniqueArray(fc.integer({ min: 1, max: 220 }), { maxLength: 40 });
    fc.assert(
      fc.property(known, (numbers) => {
        const answers = Object.fromEntries(numbers.map((number) => [number, answered]));
        expect(isBeyond(attempt({ answers, opened: numbers.filter((number) => number <= 9) }), reach)).toBe(
          false,
        );
      }),
    );
  });
});
