import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { bankOf, editionOf, planOf, questionsOf } from '../../../src/packaging/edition-plan.ts';
import { smallCourse, smallCourseWith, today } from '../../support/small-course.ts';
import type { Change } from '../../support/small-course.ts';
import { withPorch } from '../../support/small-porch.ts';

const course = readCourse(smallCourse, today);

const without = `id: free
title: Without an assessment
lessons: [second-look, first-steps]
navigation: free
completion:
  lessons: all
  assessment: none
`;

const tested = 'testOut: [second-look]\n';

function hashAfter(changes: Readonly<Record<string, Change>>): string {
  return planOf(readCourse(smallCourseWith(changes), today), 'annual').contentHash;
}

describe('planOf', () => {
  test('holds what the rules have to know', () => {
    expect(planOf(course, 'annual')).toEqual({
      course: 'small',
      edition: 'annual',
      title: 'A small course: annual',
      version: '1.2.3',
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      navigation: 'sequential',
      lessons: [
        {
          id: 'first-steps',
          number: 1,
          title: 'First steps',
          minutes: 5,
          checks: [1, 2],
          draws: [],
          objectives: [
            { id: 'O-1.1', text: 'Say what distance gives', checks: [1], items: [8, 11, 14, 17] },
            { id: 'O-1.2', text: 'Say what time gives', checks: [2], items: [6, 9, 12, 15] },
          ],
          testOut: false,
        },
        {
          id: 'second-look',
          number: 2,
          title: 'Second look',
          minutes: 4,
          checks: [4, 5],
          draws: [],
          objectives: [
            { id: 'O-2.1', text: 'Look again before you act', checks: [4], items: [7, 10, 13, 16] },
          ],
          testOut: false,
        },
      ],
      scenarios: [],
      assessment: {
        groups: [{ pool: [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17], count: 4 }],
        passMark: 75,
        attempts: 3,
        itemFeedback: false,
        weights: {},
        critical: [],
      },
      completion: { lessons: 'all', assessment: 'passed', scenarios: 'none' },
      reporting: { onPass: 'passed', onFail: 'failed', score: true },
      evidence: 'standard',
    });
  });

  test('takes lessons in the edition’s order and knows an edition without assessment', () => {
    const other = readCourse(smallCourseWith({ 'dist-config/free.yaml': without }), today);
    const plan = planOf(other, 'free');
    expect(plan.lessons.map(({ id }) => id)).toEqual(['second-look', 'first-steps']);
    expect(plan.assessment).toBeNull();
    expect(bankOf(other, editionOf(other, 'free'))).toEqual([]);
  });

  test('keeps a pass mark of zero', () => {
    const root = smallCourseWith({ 'dist-config/annual.yaml': ['passMark: 75', 'passMark: 0'] });
    expect(planOf(readCourse(root, today), 'annual').assessment?.passMark).toBe(0);
  });

  test('tells lessons that may be tested out, in the edition’s order', () => {
    const root = smallCourseWith({ 'dist-config/annual.yaml': ['navigation:', `${tested}navigation:`] });
    const plan = planOf(readCourse(root, today), 'annual');
    expect(plan.lessons.map(({ id, testOut }) => [id, testOut])).toEqual([
      ['first-steps', false],
      ['second-look', true],
    ]);
  });

  test('tells a quiz that is drawn apart from the questions that everyone is asked', () => {
    const root = smallCourseWith({ 'quizzes/first-steps-check.yaml': ['use: check', 'use: check\ndraw: 1'] });
    const [lesson] = planOf(readCourse(root, today), 'annual').lessons;
    expect(lesson).toMatchObject({ checks: [], draws: [{ pool: [1, 2], count: 1 }] });
    // Which of them a learner is asked is not known: the lesson tells that they were practised.
    expect(lesson?.objectives.map(({ checks }) => checks)).toEqual([[], []]);
  });

  /** Question 6 of the ledger. */
  const marked = ['  - id: final-1\n', '  - id: final-1\n    critical: true\n    weight: 3\n'] as const;

  test('holds the weights of questions that count more', () => {
    const root = smallCourseWith({ 'quizzes/final/final-small.yaml': marked });
    expect(planOf(readCourse(root, today), 'annual').assessment).toMatchObject({
      weights: { 6: 3 },
      critical: [],
    });
  });

  test('holds the critical questions where the edition asks that they be right, and only there', () => {
    const root = smallCourseWith({
      'quizzes/final/final-small.yaml': marked,
      'dist-config/annual.yaml': ['  banks:', '  critical: must-be-right\n  banks:'],
    });
    expect(planOf(readCourse(root, today), 'annual').assessment?.critical).toEqual([6]);
  });

  test.each([
    ['ended', 0],
    ['70', 70],
    ['none', 'none'],
  ])('knows scenarios that completion wants "%s" as %s', (written, asked) => {
    const plan = planOf(readCourse(smallCourseWith(withPorch(written)), today), 'annual');
    expect(plan.completion).toEqual({ lessons: 'all', assessment: 'passed', scenarios: asked });
    expect(plan.scenarios).toEqual([{ id: 'porch', number: 1, title: 'The porch', minutes: 10 }]);
  });

  test('names the editions there are where one is asked for that is not', () => {
    expect(() => planOf(course, 'yearly')).toThrow('There is no edition "yearly": dist-config/ has annual.');
  });
});

describe('questionsOf', () => {
  test('gives questions their numbers, their lesson and their key', () => {
    expect(questionsOf(course, 'first-steps-check')[0]).toEqual({
      id: 'distance-gives',
      number: 1,
      type: 'choice',
      use: 'check',
      lesson: 'first-steps',
      objective: 'O-1.1',
      stem: 'What does distance give?',
      options: [
        { id: 'time', number: 1, text: 'Time', correct: true, feedback: 'Time to think and to talk.' },
        { id: 'nothing', number: 2, text: 'Nothing', correct: false, feedback: 'It gives time.' },
      ],
    });
  });

  test('a recall question belongs to the lesson that asks it', () => {
    const [, again] = questionsOf(course, 'second-look-recall');
    expect(again).toMatchObject({ objective: 'O-1.1', lesson: 'second-look' });
  });

  test('a question of the bank belongs to the lesson of its objective', () => {
    const bank = bankOf(course, editionOf(course, 'annual'));
    expect(bank).toHaveLength(12);
    expect(bank.find(({ objective }) => objective === 'O-2.1')).toMatchObject({
      lesson: 'second-look',
      use: 'final',
    });
  });
});

describe('the content hash', () => {
  const before = planOf(course, 'annual').contentHash;

  test.each<[string, Readonly<Record<string, Change>>]>([
    [
      'a word of a lesson',
      { 'content/lessons/02-second-look/index.mdx': ['Look again.', 'Look once more.'] },
    ],
    ['a figure', { 'content/figures/line.svg': ['0 0 40 10', '0 0 40 12'] }],
    ['an option of the bank', { 'quizzes/final/final-small.yaml': ['Rush in', 'Run in'] }],
    ['a label of the interface', { 'src/strings/en.json': ['"Back"', '"Return"'] }],
    ['the department’s name', { 'dist-config/agency.yaml': ['Small Town Police', 'Big Town Police'] }],
    [
      'what has to be right',
      { 'quizzes/final/final-small.yaml': ['  - id: final-1\n', '  - id: final-1\n    critical: true\n'] },
    ],
    ['a scenario', withPorch('none')],
    ['what may be tested out', { 'dist-config/annual.yaml': ['navigation:', `${tested}navigation:`] }],
    ['the pass mark', { 'dist-config/annual.yaml': ['passMark: 75', 'passMark: 80'] }],
  ])('changes with %s', (_what, changes) => {
    expect(hashAfter(changes)).not.toBe(before);
  });

  test.each<[string, Readonly<Record<string, Change>>]>([
    ['a copy elsewhere', {}],
    ['a comment', { 'dist-config/annual.yaml': ['navigation:', '# Why so?\nnavigation:'] }],
    [
      'the order of keys',
      {
        'content/course.yaml': [
          'id: small\niri: https://example.org/courses/small',
          'iri: https://example.org/courses/small\nid: small',
        ],
      },
    ],
    [
      'where statements go',
      {
        'dist-config/annual.yaml': [
          'mode: off',
          'mode: broker\n  url: https://a.example/t\n  endpoint: https://b.example/',
        ],
      },
    ],
    [
      'how statements are sent, what the LMS is told and which packages are built',
      {
        'dist-config/annual.yaml': [
          'xapi:',
          'xapiVersion: 2.0.0\nreporting: completion-only\ntargets: [cmi5]\nxapi:',
        ],
      },
    ],
    [
      'a figure that no lesson shows',
      { 'content/figures/other.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    ],
  ])('stays with %s', (_what, changes) => {
    expect(hashAfter(changes)).toBe(before);
  });
});
