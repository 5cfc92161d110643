import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mix, shuffle } from '../../../src/core/random.ts';

const byNumber = (a: number, b: number) => a - b;
const word = fc.integer({ min: 0, max: 0xfffffffe });

describe('A shuffle', () => {
  test('keeps every entry and leaves the list it was given as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), word, (list, seed) => {
        const before = [...list];
        expect(shuffle(list, seed).toSorted(byNumber)).toEqual(before.toSorted(byNumber));
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

/** The steps of MurmurHash3's 32-bit finaliser, backwards: the multipliers are the inverses modulo 2^32. */
function unscrambled(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x7ed1b41d);
  mixed ^= (mixed >>> 13) ^ (mixed >>> 26);
  mixed = Math.imul(mixed, 0xa5cb9243);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

test('A shuffle draws again where a number would favour the first places', () => {
  // 2^32 - 1 is the one number too many for three equal parts. The stream that begins with it goes on
  // like the stream of the next seed in the Weyl sequence.
  const step = 0x9e3779b9;
  const seed = (unscrambled(0xffffffff) - step) >>> 0;
  for (const list of ['abc', 'def']) {
    expect(shuffle(Array.from(list), seed)).toEqual(shuffle(Array.from(list), (seed + step) >>> 0));
  }
});

describe('A derived seed', () => {
  test('is an unsigned 32-bit number and differs for different numbers', () => {
    fc.assert(
      fc.property(word, word, word, (seed, a, b) => {
        expect(mix(seed, a)).toBe(mix(seed, a) >>> 0);
        expect(mix(seed, a) === mix(seed, b)).toBe(a === b);
        expect(mix(seed, a + 1)).not.toBe(mix(seed + 1, a));
      }),
    );
  });
});
