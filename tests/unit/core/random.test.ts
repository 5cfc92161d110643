import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mix, shuffle } from '../../../src/core/random.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });

describe('A shuffle', () => {
  test('keeps every entry and leaves the list it was given as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), word, (list, seed) => {
        const before = [...list];
        expect(shuffle(list, seed).sort()).toEqual([...before].sort());
        expect(list).toEqual(before);
      }),
    );
  });

  test('gives the same order for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), word, (list, seed) => {
        expect(shuffle(list, seed)).toEqual(shuffle(list, seed));
      }),
    );
  });

  test('gives each of the 24 orders of four entries equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 24_000; seed += 1) {
      const order = shuffle('abcd'.split(''), seed).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 99.9 % quantile of the chi-square distribution with 23 degrees of freedom.
    expect(chiSquare).toBeLessThan(49.73);
  });
});

describe('A derived seed', () => {
  test('is an unsigned 32-bit number and differs for different numbers', () => {
    fc.assert(
      fc.property(word, word, word, (seed, a, b) => {
        expect(mix(seed, a)).toBe(mix(seed, a) >>> 0);
        expect(mix(seed, a) === mix(seed, b)).toBe(a === b);
      }),
    );
  });
});
