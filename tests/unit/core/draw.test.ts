import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawItems } from '../../../src/core/draw.ts';

const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

describe('A draw', () => {
  test.each([
    ['takes all of a pool that is smaller than asked for', [3, 1, 2], [], 5, [1, 2, 3]],
    ['takes the unused ones while there are enough', [1, 2, 3, 4], [2, 3], 2, [1, 4]],
    ['adds the one that was used longest ago', [1, 2, 3, 4], [3, 2], 3, [1, 3, 4]],
    ['counts the last use where a number was used twice', [1, 2, 3], [1, 2, 3, 1], 1, [2]],
    ['never takes what is not in the pool, used or not', [1, 2], [9, 8], 2, [1, 2]],
    ['takes a number once though the pool holds it twice', [1, 1, 2], [], 3, [1, 2]],
    ['takes nothing from an empty pool', [], [1], 3, []],
    ['takes nothing where nothing is asked for', [1, 2], [], 0, []],
  ])('%s', (_, pool, used, count, expected) => {
    for (const seed of [0, 1, 0xffffffff]) {
      expect(ascending(drawItems({ pool, used, count, seed }))).toEqual(expected);
    }
  });

  test('is the same for the same seed, whatever order the pool came in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(600)),
        fc.array(fc.nat(600)),
        fc.nat(30),
        fc.nat(),
        (pool, used, count, seed) => {
          const drawn = drawItems({ pool, used, count, seed });
          expect(drawItems({ pool: pool.toReversed(), used, count, seed })).toEqual(drawn);
        },
      ),
    );
  });

  test.each([
    ['all are unused', []],
    ['some are used again', [3, 4]],
  ])('gives each of the 24 orders of four items equally often, where %s', (_, used) => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 24_000; seed += 1) {
      const order = drawItems({ pool: [1, 2, 3, 4], used, count: 4, seed }).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(counts.size).toBe(24);
    // 99.9 % quantile of the chi-square distribution with 23 degrees of freedom.
    expect(chiSquare).toBeLessThan(49.73);
  });

  test('gives every item of the pool the same chance', () => {
    const counts = new Map<number, number>();
    const pool = Array.from({ length: 10 }, (_, index) => index + 1);
    for (let seed = 0; seed < 10_000; seed += 1) {
      for (const number of drawItems({ pool, used: [], count: 3, seed }))
        counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    // 3000 expected, standard deviation 46: five of them either way.
    for (const number of pool) expect(Math.abs((counts.get(number) ?? 0) - 3000)).toBeLessThan(230);
  });
});
