import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import type { Question } from '../../../src/core/question.ts';
import { encode } from '../../../src/core/suspend.ts';
import { suspendSize } from '../../../src/packaging/suspend-size.ts';
import { RELEASE, assessment, attempt, choices, lesson, plan, question, scenario } from '../core/course.ts';

const asked = { use: 'final', lesson: 'lesson-1', objective: 'O-1.1', stem: 'What now?' } as const;
const piece = (number: number) => ({
  id: `piece-${number}`,
  number,
  text: `Piece ${number}`,
  feedback: 'Because.',
});
const six = [1, 2, 3, 4, 5, 6];
const ordering = (number: number): Question => ({
  ...asked,
  id: `ordering-${number}`,
  number,
  type: 'ordering',
  credit: 'all',
  options: six.map(piece),
});
const decision = (number: number): Question => ({
  ...asked,
  id: `decision-${number}`,
  number,
  type: 'decision',
  credit: 'all',
  options: [1, 2].map((way) => ({
    ...piece(way),
    correct: way === 1,
    then: 'They look up.',
    stem: 'And now?',
    options: [],
  })),
});
/** Six options, of which a part is worth a part. */
const parted = (number: number): Question =>
  choices(number, [1, 2], {
    use: 'final',
    credit: 'partial',
    options: six.map((option) => ({ ...piece(option), correct: option < 6 })),
  });

const only = plan({
  lessons: [lesson(1)],
  assessment: assessment({ groups: [{ pool: [9], count: 1 }], attempts: 1 }),
});
const taken = (over: Partial<Attempt>) => encode(attempt({ opened: [1], ...over }), RELEASE).length;
const tried = (number: number, chosen: readonly number[], credit: number) => ({
  tries: [{ seed: 1, items: [{ question: number, chosen, right: credit === 100, credit }] }],
});

describe('the room that a course may need in the saved state', () => {
  test.each<[string, readonly Question[], readonly Question[], Partial<Attempt>]>([
    ['a set of options', [], [question(9)], tried(9, [4], 0)],
    ['an order', [], [ordering(9)], tried(9, [6, 5, 4, 3, 2, 1], 0)],
    ['a part of a set', [], [parted(9)], tried(9, [1, 2, 3, 4, 5, 6], 66)],
    [
      'a part of a set beside shorter answers that are written out',
      [],
      [parted(9), decision(10)],
      tried(9, [1, 2, 3, 4, 5, 6], 66),
    ],
    [
      'an order in practice',
      [ordering(9)],
      [question(10)],
      { answers: { 9: { chosen: [2, 1, 3, 4, 5, 6], right: false } }, ...tried(10, [1], 100) },
    ],
  ])('is enough for %s', (_, practice, bank, over) => {
    expect(suspendSize(only, practice, bank)).toBeGreaterThanOrEqual(taken(over));
  });

  test('holds as many written-out answers as each bank asks questions', () => {
    const groups = [
      { pool: [9, 10], count: 1 },
      { pool: [11, 12], count: 1 },
    ];
    const two = { ...only, assessment: assessment({ groups, attempts: 1 }) };
    const of = (...bank: readonly Question[]) => suspendSize(two, [], bank);
    const one = of(ordering(9), question(10), question(11), question(12));
    expect(of(ordering(9), ordering(10), question(11), question(12))).toBe(one);
    expect(of(ordering(9), question(10), ordering(11), question(12))).toBeGreaterThan(one);
  });

  test('is enough for three runs of a scenario, each of 20 decisions', () => {
    const run = (seed: number) => ({
      scenario: 40,
      seed,
      path: Array.from({ length: 20 }, () => 127),
      end: { ending: 127, process: 100 },
    });
    const played = { ...only, scenarios: [scenario(40)] };
    const runs = [run(1), run(2), run(3)];
    expect(suspendSize(played, [], [question(9)])).toBeGreaterThanOrEqual(
      taken({ runs, place: { page: 'scenario', scenario: 40 }, ...tried(9, [1], 100) }),
    );
  });
});
