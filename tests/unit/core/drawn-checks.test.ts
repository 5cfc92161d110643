import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnChecks } from '../../../src/core/drawn-checks.ts';
import { isLessonDone, openChecks } from '../../../src/core/progress.ts';
import { answered, attempt, lesson } from './course.ts';

const POOL = [31, 32, 33, 34, 35];
const draw = { pool: POOL, count: 2 };

describe('A draw of practice questions', () => {
  test('asks as many different ones of the pool as it says', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffffffff }), (seed) => {
        const drawn = drawnChecks(attempt({ seed }), draw);
        expect(drawn).toHaveLength(2);
        expect(new Set(drawn).size).toBe(2);
        for (const number of drawn) expect(POOL).toContain(number);
      }),
    );
  });

  test('asks the same at every visit of one attempt, whatever order the pool comes in', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffffffff }), (seed) => {
        const one = attempt({ seed });
        expect(drawnChecks(one, draw)).toEqual(drawnChecks(one, { pool: POOL.toReversed(), count: 2 }));
      }),
    );
  });

  test('keeps the other questions on the page when one of them is answered', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffffffff }), fc.constantFrom(0, 1), (seed, which) => {
        const before = drawnChecks(attempt({ seed }), draw);
        const answers = { [before[which] ?? 0]: answered };
        expect(new Set(drawnChecks(attempt({ seed, answers }), draw))).toEqual(new Set(before));
      }),
    );
  });

  test('keeps those that stay when an update adds one to the pool, or takes one away', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffffffff }), (seed) => {
        const before = drawnChecks(attempt({ seed }), draw);
        const more = drawnChecks(attempt({ seed }), { pool: [30, ...POOL], count: 2 });
        expect(more.filter((number) => number !== 30 && !before.includes(number))).toEqual([]);
        const fewer = drawnChecks(attempt({ seed }), { pool: POOL.slice(1), count: 2 });
        expect(fewer).toEqual(expect.arrayContaining(before.filter((number) => number !== POOL[0])));
      }),
    );
  });

  test('asks others in other attempts', () => {
    const draws = Array.from({ length: 40 }, (_, seed) => drawnChecks(attempt({ seed }), draw));
    expect(new Set(draws.flat())).toEqual(new Set(POOL));
  });

  test('asks other places of the list in another pool, though the seed is the same', () => {
    const other = { pool: POOL.map((number) => number + 10), count: 2 };
    const places = Array.from({ length: 40 }, (_, seed) => {
      const one = attempt({ seed });
      return (
        drawnChecks(one, draw).join() ===
        drawnChecks(one, other)
          .map((number) => number - 10)
          .join()
      );
    });
    expect(places).toContain(false);
  });

  test.each([
    ['the answered one and another', [34], 2],
    ['what is answered, where that is all it asks', [31, 34], 2],
    ['what is answered, though an update asks fewer', [31, 34, 35], 3],
  ])('keeps on the page %s', (_, numbers, count) => {
    const answers = Object.fromEntries(numbers.map((number) => [number, answered]));
    const drawn = drawnChecks(attempt({ answers }), draw);
    expect(drawn).toHaveLength(count);
    expect(drawn).toEqual(expect.arrayContaining(numbers));
  });

  test('asks the whole pool where that is smaller', () => {
    expect(drawnChecks(attempt(), { pool: [31], count: 2 })).toEqual([31]);
  });
});

describe('A lesson with a draw', () => {
  const drawing = { ...lesson(1, [11]), draws: [draw] };
  const after = (...numbers: readonly number[]) =>
    attempt({ opened: [1], answers: Object.fromEntries(numbers.map((number) => [number, answered])) });

  test.each<[string, readonly number[], number]>([
    ['all of it at first', [], 3],
    ['the draw after the check', [11], 2],
    ['the check after the draw', [31, 35], 1],
    ['one of the draw after another, whichever', [11, 33], 1],
    ['nothing after any of the pool, as many as it asks', [11, 32, 34], 0],
    ['the check, though more of the pool are answered than it asks', [31, 32, 33], 1],
  ])('has still to be answered: %s', (_, numbers, open) => {
    expect(openChecks(after(...numbers), drawing)).toBe(open);
    expect(isLessonDone(after(...numbers), drawing)).toBe(open === 0);
  });

  test('asks no more than its pool holds', () => {
    const small = { ...lesson(1), draws: [{ pool: [31], count: 2 }] };
    expect(openChecks(after(), small)).toBe(1);
    expect(openChecks(after(31), small)).toBe(0);
  });
});
