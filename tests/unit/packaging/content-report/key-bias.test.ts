import { describe, expect, test } from 'vitest';
import {
  keyPlaces,
  keyRanks,
  longestKeys,
  placesP,
} from '../../../../src/packaging/content-report/key-bias.ts';
import type { KeyedQuestion } from '../../../../src/packaging/content-report/key-bias.ts';

const many = (count: number, question: KeyedQuestion): readonly KeyedQuestion[] =>
  Array.from({ length: count }, () => question);

const longestFirst = { lengths: [40, 30, 20, 10], key: 0 };

describe('the longest option', () => {
  test('that is always the right one is beyond chance', () => {
    expect(longestKeys(many(8, longestFirst))).toMatchObject({ questions: 8, found: 8, expected: 2 });
    expect(longestKeys(many(8, longestFirst)).p).toBeCloseTo(0.25 ** 8, 12);
  });

  test('that is never the right one is told too', () => {
    const { found, p, pFewer } = longestKeys(many(8, { ...longestFirst, key: 3 }));
    expect([found, p]).toEqual([0, 1]);
    expect(pFewer).toBeCloseTo(0.75 ** 8, 12);
  });

  test('of several as long counts for the right one, and chance is as much greater', () => {
    expect(longestKeys([{ lengths: [30, 30, 20, 10], key: 1 }])).toMatchObject({
      found: 1,
      expected: 0.5,
      p: 0.5,
    });
  });

  test('is more likely right by chance among fewer', () => {
    expect(longestKeys([longestFirst, { lengths: [9, 5], key: 0 }]).expected).toBe(0.75);
  });

  test('of no questions is nothing, and no finding', () => {
    expect(longestKeys([])).toEqual({ questions: 0, found: 0, expected: 0, p: 1, pFewer: 1 });
  });
});

test('a right option is ranked among its own by length', () => {
  expect(keyRanks([longestFirst, { lengths: [1, 2, 3, 3], key: 1 }])).toEqual([1, 0, 1, 0]);
});

describe('places of right options', () => {
  const inPlaces = (...counts: readonly number[]): readonly KeyedQuestion[] =>
    counts.flatMap((count, key) => many(count, { lengths: counts.map(() => 5), key }));

  test('that are even fit chance', () => {
    const places = keyPlaces(inPlaces(5, 5, 5, 5));
    expect(places).toEqual([{ options: 4, found: [5, 5, 5, 5], expected: 5, chiSquare: 0, p: 1 }]);
    expect(placesP(places)).toBe(1);
  });

  test('that are uneven do not', () => {
    // (15−10)² / 10 + (5−10)² / 10, with one degree of freedom
    const [place] = keyPlaces(inPlaces(15, 5));
    expect(place).toMatchObject({ chiSquare: 5, expected: 10 });
    expect(place?.p).toBeCloseTo(0.0253, 4);
  });

  test('are held apart by number of options, and judged together', () => {
    const places = keyPlaces([...inPlaces(15, 5), ...inPlaces(10, 10, 10)]);
    expect(places.map(({ options, found }) => [options, ...found])).toEqual([
      [2, 15, 5],
      [3, 10, 10, 10],
    ]);
    // 5 with three degrees of freedom
    expect(placesP(places)).toBeCloseTo(0.1718, 4);
  });

  test('of few questions are told and not judged', () => {
    const places = keyPlaces(inPlaces(8, 0));
    expect(places[0]?.p).toBeLessThan(0.01);
    expect(placesP(places)).toBe(1);
  });
});
