import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { quizSchema } from '../../../../src/schemas/quiz.ts';
import { quizOf, toldOf } from '../../../support/question-files.ts';

describe('a moment', () => {
  test('has a stretch that is right within its seconds', () => {
    expect(toldOf('moment', 'to: 7', 'to: 21')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:10  from 5 to 21 is no stretch within 20 seconds — write from, then to, both within seconds"
    `);
  });

  test('has a stretch that begins before it ends', () => {
    expect(toldOf('moment', 'from: 5', 'from: 8')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:10  from 8 to 7 is no stretch within 20 seconds — write from, then to, both within seconds"
    `);
  });

  test('tells nothing after its last second', () => {
    expect(toldOf('moment', 'at: 6', 'at: 21')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:14  at 21 is after the 20 seconds of the question — write an earlier second, or more seconds"
    `);
  });

  test('tells what happens in order of time', () => {
    expect(toldOf('moment', 'at: 6', 'at: 0')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:14  at 0 comes after second 0 — tell what happens in order of time, one thing a second"
    `);
  });

  test.each([
    ['its first and its last second', 'from: 5\n    to: 7', 'from: 0\n    to: 20'],
    ['one second', 'from: 5\n    to: 7', 'from: 6\n    to: 6'],
  ])('may have %s for the right stretch', (_, find, replace) => {
    expect(quizSchema.safeParse(parse(quizOf('moment').replace(find, replace))).success).toBe(true);
  });
});

describe('a sentence', () => {
  test('has a model of blocks that it has', () => {
    expect(toldOf('sentence', '[name, ask, wait]', '[name, beg, wait]')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:16  block "beg" of the model is none of this question, or stands twice — name blocks of the question, each once"
    `);
  });

  test('has a model that uses each block once', () => {
    expect(toldOf('sentence', '[name, ask, wait]', '[ask, ask, wait]')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:16  block "ask" of the model is none of this question, or stands twice — name blocks of the question, each once"
    `);
  });

  test('has each rule once', () => {
    expect(toldOf('sentence', 'rule: pause', 'rule: one-request')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:15  rule one-request stands twice — keep one"
    `);
  });

  test('has a model that keeps every rule', () => {
    expect(toldOf('sentence', '[name, ask, wait]', '[name, wait, ask]')).toMatchInlineSnapshot(`
      "3 problems in the course's files
      content/ids.yaml:1  no number for questions what-you-say — run npm run ids and keep the file with the course
      content/ids.yaml:1  no number for options what-you-say/name, what-you-say/ask, what-you-say/wait — run npm run ids and keep the file with the course
      quizzes/first-steps-check.yaml:16  the model does not keep pause — name blocks that keep every rule, or take the rule away"
    `);
  });

  test('has blocks of known parts and rules that are known', () => {
    const told = [
      toldOf('sentence', 'part: pause', 'part: silence'),
      toldOf('sentence', 'rule: pause', 'rule: silence'),
    ];
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:12  part is "silence" — write one of name, reason, feeling, question, information, threat, request, pause, choice
      1 problem in the course's files
      quizzes/first-steps-check.yaml:15  rule is "silence" — write one of information, no-threat, one-request, pause, choice, name, reason, question"
    `);
  });
});
