import { describe, expect, test } from 'vitest';
import { grade, legalResponse } from '../../../src/core/grading.ts';
import { question } from './course.ts';

const choice = question(1, [2]);
const choices = question(2, [1, 3], { type: 'choices' });
const predict = question(3, [2], { use: 'predict' });

describe('A response is graded all or nothing', () => {
  test.each([
    [
      'the key of a choice is right',
      choice,
      [2],
      { verdict: 'right', right: true, found: 1, keys: 1, extra: 0 },
    ],
    [
      'another option of a choice is wrong',
      choice,
      [4],
      { verdict: 'wrong', right: false, found: 0, keys: 1, extra: 1 },
    ],
    [
      'every key and nothing else is right',
      choices,
      [1, 3],
      { verdict: 'right', right: true, found: 2, keys: 2, extra: 0 },
    ],
    [
      'one key of two is partly right',
      choices,
      [3],
      { verdict: 'partly', right: false, found: 1, keys: 2, extra: 0 },
    ],
    [
      'all keys and one option more is partly right',
      choices,
      [1, 3, 4],
      { verdict: 'partly', right: false, found: 2, keys: 2, extra: 1 },
    ],
    [
      'no key at all is wrong',
      choices,
      [2, 4],
      { verdict: 'wrong', right: false, found: 0, keys: 2, extra: 2 },
    ],
    [
      'a first thought is noted, even where it hits a key',
      predict,
      [2],
      { verdict: 'noted', right: null, found: 1, keys: 1, extra: 0 },
    ],
    [
      'a first thought is noted, even where it misses',
      predict,
      [1],
      { verdict: 'noted', right: null, found: 0, keys: 1, extra: 1 },
    ],
  ])('%s', (_, asked, chosen, expected) => {
    expect(grade(asked, chosen)).toEqual(expected);
  });
});

describe('A response is legal', () => {
  test.each([
    ['when a choice has one option', choice, [4], [4]],
    ['in ascending order, whatever order it came in', choices, [4, 1, 3], [1, 3, 4]],
    ['without repeats', choices, [3, 1, 3], [1, 3]],
    ['when a choice repeats its one option', choice, [2, 2], [2]],
  ])('%s', (_, asked, chosen, expected) => {
    expect(legalResponse(asked, chosen)).toEqual(expected);
  });

  test.each([
    ['when a choice has two options', choice, [1, 2]],
    ['when a choice has none', choice, []],
    ['when choices have none', choices, []],
    ['with an option the question does not have', choices, [1, 5]],
    ['with a number that is not one', choice, [Number.NaN]],
  ])('but not %s', (_, asked, chosen) => {
    expect(legalResponse(asked, chosen)).toBeUndefined();
  });
});
