import { describe, expect, test } from 'vitest';
import { authoredQuestions, quizOf } from '../../support/question-files.ts';
import { toldAfter } from '../../support/small-course.ts';

describe('a quiz that is drawn', () => {
  const drawn = ['use: check', 'use: check\ndraw: 1'] as const;

  test('asks fewer than it holds', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['use: check', 'use: check\ndraw: 2'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:3  draw is 2 of 2 questions — write a smaller number, or leave draw away to ask all"
    `);
  });

  test('asks one at least', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['use: check', 'use: check\ndraw: 0'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:3  draw is 0 — write 1 or more"
    `);
  });

  test('holds questions of type choice and choices alone', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-check.yaml':
          quizOf('ordering').replace(...drawn) + authoredQuestions.moment + authoredQuestions.reflection,
      }),
    ).toMatchInlineSnapshot(`
      "3 problems in the course's files
      quizzes/first-steps-check.yaml:6  type is "ordering" in a quiz that is drawn — write choice or choices, or leave draw away
      quizzes/first-steps-check.yaml:15  type is "moment" in a quiz that is drawn — write choice or choices, or leave draw away
      quizzes/first-steps-check.yaml:26  type is "reflection" in a quiz that is drawn — write choice or choices, or leave draw away"
    `);
  });

  test('may hold choice and choices', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': drawn })).toBe('nothing');
  });

  test('is none of first thoughts', () => {
    expect(toldAfter({ 'quizzes/first-steps-predict.yaml': ['use: predict', 'use: predict\ndraw: 1'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-predict.yaml:3  draw is not a key here — use one of id, use, questions"
    `);
  });
});
