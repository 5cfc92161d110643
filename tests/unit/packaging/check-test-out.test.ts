import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { smallCourse, toldAfter } from '../../support/small-course.ts';
import type { Change } from '../../support/small-course.ts';

const annual = 'dist-config/annual.yaml';
const lessons = 'lessons: [first-steps, second-look]\n';
/** The small edition with this line after the one of its lessons. */
const withTestOut = (list: string): readonly [string, string] => [lessons, `${lessons}testOut: ${list}\n`];
const told = (list: string, also: Readonly<Record<string, Change>> = {}) =>
  toldAfter({ [annual]: withTestOut(list), ...also });

describe('lessons that may be tested out', () => {
  test('are taken where the assessment counts and asks about them', () => {
    expect(told('[second-look]')).toBe('nothing');
  });

  test.each([
    ['[second-lok]', '"second-lok"', 'write second-look'],
    ['[somewhere-else]', '"somewhere-else"', 'name one of its lessons, or add this one to lessons'],
  ])('that the edition does not hold are refused: %s', (list, shown, instead) => {
    expect(told(list)).toBe(
      "1 problem in the course's files\n" +
        `${annual}:4  testOut names ${shown}, which is no lesson of the edition — ${instead}`,
    );
  });

  test('are looked for in the edition, not in the course', () => {
    const left = [lessons, 'lessons: [first-steps]\ntestOut:\n  - second-look\n'] as const;
    expect(toldAfter({ [annual]: left })).toContain(
      `${annual}:5  testOut names "second-look", which is no lesson of the edition`,
    );
  });

  test.each([
    ['that stand twice', '[second-look, second-look]', '"second-look" stands twice in the list — keep one'],
    ['that are none', '[]', 'testOut has no entry — write at least 1'],
    [
      'that are all there is',
      '[second-look, first-steps]',
      'testOut names every lesson, so none is left to take — take one out of the list',
    ],
  ])('%s are refused', (_what, list, problem) => {
    expect(told(list)).toBe(`1 problem in the course's files\n${annual}:4  ${problem}`);
  });

  test('are refused in an edition without assessment, with one problem', () => {
    const without =
      'id: annual\ntitle: Without\nlessons: [first-steps, second-look]\nnavigation: free\n' +
      'testOut: [second-look]\ncompletion:\n  lessons: all\n  assessment: none\n';
    expect(toldAfter({ [annual]: without })).toBe(
      "1 problem in the course's files\n" +
        `${annual}:5  lessons can be tested out and the edition has no assessment to show it — add an assessment block, or take testOut away`,
    );
  });

  test('are refused where the assessment does not count', () => {
    const text = readFileSync(`${smallCourse}${annual}`, 'utf8')
      .replace(...withTestOut('[second-look]'))
      .replace('assessment: passed', 'assessment: none');
    expect(toldAfter({ [annual]: text })).toBe(
      "1 problem in the course's files\n" +
        `${annual}:14  lessons can be tested out and the assessment does not count — write assessment: passed, or take testOut away`,
    );
  });

  test('are refused where no bank asks about any of their objectives', () => {
    const text = `---
id: third-way
title: Third way
minutes: 4
summary: What nobody asks about.
objectives:
  - id: O-3.1
    text: Find another way
---

Think.
`;
    expect(
      toldAfter({
        'content/lessons/03-third-way/index.mdx': text,
        'content/ids.yaml': ['  second-look: 2\n', '  second-look: 2\n  third-way: 3\n'],
        [annual]: [lessons, 'lessons: [first-steps, second-look, third-way]\ntestOut:\n  - third-way\n'],
      }),
    ).toContain(
      `${annual}:5  lesson "third-way" can be tested out and no bank of the edition asks about it — name a bank that does, or take the lesson out of testOut`,
    );
  });

  test('are not called unasked where a bank is not there to be read', () => {
    expect(told('[second-look]', { 'quizzes/final/final-small.yaml': null })).not.toContain('tested out');
    expect(told('[second-look]', { 'quizzes/final/final-small.yaml': 'id: [final\n' })).not.toContain(
      'tested out',
    );
  });
});
