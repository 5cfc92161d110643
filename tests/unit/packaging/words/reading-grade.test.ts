import { describe, expect, test } from 'vitest';
import { countsOf, readingGrade } from '../../../../src/packaging/words/reading-grade.ts';

describe('a reading grade', () => {
  test('of a sentence whose counts are published: 13 words, 24 syllables', () => {
    const counts = countsOf([
      'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.',
    ]);
    expect(counts).toEqual({ words: 13, sentences: 1, syllables: 24 });
    // 0.39 × 13 + 11.8 × 24/13 − 15.59, by the formula of 1975
    expect(readingGrade(counts)).toBeCloseTo(11.26, 2);
  });

  test('of the plainest sentence lies below the first grade', () => {
    // 0.39 × 6 + 11.8 − 15.59
    expect(readingGrade(countsOf(['The cat sat on the mat.']))).toBeCloseTo(-1.45, 2);
  });

  test('takes an entry of a list for a sentence of its own', () => {
    expect(countsOf(['who talks', 'who watches']).sentences).toBe(2);
  });

  test('is none where there are no words', () => {
    expect(readingGrade(countsOf([]))).toBeUndefined();
  });
});
