import { describe, expect, test } from 'vitest';
import { gradeOf } from '../../../src/core/judged.ts';
import { judgeChoice } from '../../../src/core/questions/choice.ts';
import { choices as choicesWith, question } from './course.ts';

const choice = question(1, [2]);
const choices = choicesWith(2, [1, 3]);
const predict = question(3, [2], { use: 'predict' });
const counts = (found: number, of: number, extra: number) => ({ found, of, extra });

describe('A response is graded all or nothing', () => {
  test.each([
    [
      'the key of a choice is right',
      choice,
      [2],
      { verdict: 'right', right: true, credit: 100, ...counts(1, 1, 0) },
    ],
    [
      'another option of a choice is wrong',
      choice,
      [4],
      { verdict: 'wrong', right: false, credit: 0, ...counts(0, 1, 1) },
    ],
    [
      'every key and nothing else is right',
      choices,
      [1, 3],
      { verdict: 'right', right: true, credit: 100, ...counts(2, 2, 0) },
    ],
    [
      'one key of two is partly right',
      choices,
      [3],
      { verdict: 'partly', right: false, credit: 0, ...counts(1, 2, 0) },
    ],
    [
      'all keys and one option more is partly right',
      choices,
      [1, 3, 4],
      { verdict: 'partly', right: false, credit: 0, ...counts(2, 2, 1) },
    ],
    [
      'no key at all is wrong',
      choices,
      [2, 4],
      { verdict: 'wrong', right: false, credit: 0, ...counts(0, 2, 2) },
    ],
    [
      'a first thought is noted, even where it hits a key',
      predict,
      [2],
      { verdict: 'noted', right: null, credit: null, ...counts(1, 1, 0) },
    ],
    [
      'a first thought is noted, even where it misses',
      predict,
      [1],
      { verdict: 'noted', right: null, credit: null, ...counts(0, 1, 1) },
    ],
  ])('%s', (_, asked, chosen, expected) => {
    expect(judgeChoice(asked, chosen)?.grade).toEqual(expected);
  });
});

describe('Where a part is worth a part, the credit', () => {
  // Found less extra, of what a right answer has, in whole percent rounded down.
  test.each([
    ['of one part of three is a third, rounded down', counts(1, 3, 0), 'partly', 33],
    ['of two parts of three stays below the whole', counts(2, 3, 0), 'partly', 66],
    ['loses a part for each one that is too many', counts(2, 2, 1), 'partly', 50],
    ['is never below zero', counts(1, 2, 3), 'partly', 0],
    ['of nothing found is zero', counts(0, 3, 0), 'wrong', 0],
    ['of the whole is the whole', counts(3, 3, 0), 'right', 100],
  ])('%s', (_, parts, verdict, credit) => {
    const right = verdict === 'right';
    expect(gradeOf({ use: 'final', credit: 'partial' }, parts)).toEqual({ verdict, right, credit, ...parts });
  });

  test('of almost everything is not the whole: partly right is not right', () => {
    expect(gradeOf({ use: 'check', credit: 'partial' }, counts(999, 1000, 0))).toMatchObject({
      right: false,
      credit: 99,
    });
  });

  test('of a first thought is none', () => {
    expect(gradeOf({ use: 'predict', credit: 'partial' }, counts(1, 2, 0)).credit).toBeNull();
  });
});

describe('A response is legal', () => {
  test.each([
    ['when a choice has one option', choice, [4], [4]],
    ['in ascending order, whatever order it came in', choices, [4, 1, 3], [1, 3, 4]],
    ['without repeats', choices, [3, 1, 3], [1, 3]],
    ['when a choice repeats its one option', choice, [2, 2], [2]],
  ])('%s', (_, asked, chosen, expected) => {
    const judged = judgeChoice(asked, chosen);
    expect(judged?.chosen).toEqual(expected);
    expect(judged?.exchange.response).toEqual(expected);
  });

  test.each([
    ['when a choice has two options', choice, [1, 2]],
    ['when a choice has none', choice, []],
    ['when choices have none', choices, []],
    ['with an option the question does not have', choices, [1, 5]],
    ['with a number that is not one', choice, [Number.NaN]],
  ])('but not %s', (_, asked, chosen) => {
    expect(judgeChoice(asked, chosen)).toBeUndefined();
  });
});

describe('What is recorded of a choice', () => {
  test('are its options, those that are right and those that were taken', () => {
    expect(judgeChoice(choices, [3, 4])?.exchange).toEqual({
      kind: 'choice',
      choices: choices.options,
      correct: [1, 3],
      response: [3, 4],
    });
  });

  test('has nothing right where no option is', () => {
    expect(judgeChoice(question(4, [], { use: 'predict' }), [1])?.exchange.correct).toBeNull();
  });
});
