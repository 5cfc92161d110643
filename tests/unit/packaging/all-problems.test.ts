import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { smallCourse, toldAfter } from '../../support/small-course.ts';

describe('all problems', () => {
  test('problems of every file come in one run, by file and line', () => {
    expect(
      toldAfter({
        'content/course.yaml': ['version: 1.2.3', 'version: new'],
        'content/facts.yaml': ['review: 2030-01-01', 'review: soon'],
        'content/lessons/02-second-look/index.mdx': ['minutes: 4', 'minuets: 4'],
        'dist-config/agency.yaml': null,
        'dist-config/annual.yaml': ['passMark: 75', 'passMark: 750'],
        'quizzes/first-steps-check.yaml': ['objective: O-1.2', 'objective: O-9.9'],
        'quizzes/second-look-recall.yaml': ['text: Noise\n        feedback: It gives time.', 'text: Noise'],
        'src/strings/en.json': ['"Back"', '""'],
      }),
    ).toMatchInlineSnapshot(`
      "9 problems in the course's files
      content/course.yaml:3  "new" is not a version — write three numbers parted by dots, such as 1.0.0
      content/facts.yaml:5  "soon" is not a day of the calendar — write year-month-day, such as 2027-11-01
      content/lessons/02-second-look/index.mdx:2  minutes is missing — add minutes: with a number, without quotes
      content/lessons/02-second-look/index.mdx:4  minuets is not a key here — write minutes
      dist-config/agency.yaml:1  there is no such file to read — create it as docs/authoring.md shows
      dist-config/annual.yaml:6  passMark is 750 — write 100 or less
      quizzes/first-steps-check.yaml:19  there is no objective "O-9.9" — name one that is there, or write the objective first
      quizzes/second-look-recall.yaml:27  feedback is missing — add feedback: with text
      src/strings/en.json:4  back is empty — write the text"
    `);
  });

  test('a file that is wrong in itself does not make the ids in it unknown', () => {
    const told = toldAfter({
      'content/facts.yaml': ['sure: judgement', 'sure: certain'],
      'quizzes/final/final-small.yaml': ['use: final', 'use: final\nnote: new'],
    });
    expect(told).not.toContain('there is no');
    expect(told).toContain('2 problems');
  });

  test('a file that is no YAML does not make what it may hold unknown', () => {
    const told = toldAfter({ 'quizzes/first-steps-check.yaml': 'id: [first-steps-check\n' });
    expect(told).not.toContain('there is no quiz');
  });

  test('a fact counts on its review day', () => {
    expect(toldAfter({}, '2030-01-01')).toBe('nothing');
  });

  test('Windows line ends and a byte order mark change nothing', () => {
    const text = readFileSync(`${smallCourse}content/lessons/02-second-look/index.mdx`, 'utf8');
    expect(
      toldAfter({ 'content/lessons/02-second-look/index.mdx': `\uFEFF${text.replaceAll('\n', '\r\n')}` }),
    ).toBe('nothing');
  });
});
