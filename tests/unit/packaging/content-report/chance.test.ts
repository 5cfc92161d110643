import { describe, expect, test } from 'vitest';
import { atLeast, chiSquareTail } from '../../../../src/packaging/content-report/chance.ts';

describe('at least so many events', () => {
  const quarters = (count: number): readonly number[] => Array.from({ length: count }, () => 0.25);

  test('of four with one chance in four, by the binomial', () => {
    expect(atLeast(0, quarters(4))).toBe(1);
    expect(atLeast(1, quarters(4))).toBeCloseTo(1 - 0.75 ** 4, 12);
    expect(atLeast(4, quarters(4))).toBeCloseTo(0.25 ** 4, 12);
    expect(atLeast(5, quarters(4))).toBe(0);
  });

  test('of twenty coins: 15 or more heads come 21700 times in 2 to the 20th', () => {
    expect(
      atLeast(
        15,
        Array.from({ length: 20 }, () => 0.5),
      ),
    ).toBeCloseTo(21700 / 2 ** 20, 12);
  });

  test('of unlike events, both together are the product', () => {
    expect(atLeast(2, [0.5, 0.25])).toBeCloseTo(0.125, 12);
    expect(atLeast(1, [0.5, 0.25])).toBeCloseTo(0.625, 12);
  });
});

describe('the tail of chi-square', () => {
  // The 5 % and 1 % points of the usual tables.
  test.each([
    [3.841, 1, 0.05],
    [5.991, 2, 0.05],
    [7.815, 3, 0.05],
    [11.345, 3, 0.01],
    [11.07, 5, 0.05],
    [18.307, 10, 0.05],
    [25, 15, 0.05],
  ])('at %f with %i degrees of freedom is %f', (chiSquare, degrees, p) => {
    expect(chiSquareTail(chiSquare, degrees)).toBeCloseTo(p, 3);
  });

  test('is all of it at zero, and where nothing can differ', () => {
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(chiSquareTail(0, 0)).toBe(1);
  });

  test('is next to nothing far out', () => {
    expect(chiSquareTail(200, 3)).toBeLessThan(1e-12);
    expect(chiSquareTail(200, 3)).toBeGreaterThanOrEqual(0);
  });
});
