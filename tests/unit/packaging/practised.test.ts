import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { bankOf, editionOf, planOf } from '../../../src/packaging/edition-plan.ts';
import { practiceOf } from '../../../src/packaging/practised.ts';
import { settingsOf } from '../../../src/packaging/settings.ts';
import { authoredQuestions } from '../../support/question-files.ts';
import { type Change, smallCourse, smallCourseWith, toldAfter, today } from '../../support/small-course.ts';

/** An edition of the first lesson alone, without an assessment. */
const alone = `id: alone
title: Practice alone
lessons: [first-steps]
practice: true
navigation: free
completion:
  lessons: all
  assessment: none
`;

const textOf = (file: string) => readFileSync(smallCourse + file, 'utf8');

const withAlone = { 'dist-config/alone.yaml': alone };

function courseWith(changes: Readonly<Record<string, Change>>) {
  return readCourse(smallCourseWith(changes), today);
}

function practisedIn(changes: Readonly<Record<string, Change>>, edition: string) {
  const course = courseWith(changes);
  return practiceOf(course, editionOf(course, edition));
}

const hashAfter = (changes: Readonly<Record<string, Change>>) =>
  planOf(courseWith({ ...withAlone, ...changes }), 'alone').contentHash;

describe('What an edition practises', () => {
  test('is every question of the banks about its lessons, also without an assessment', () => {
    const practised = practisedIn(withAlone, 'alone');
    expect(practised.map(({ number }) => number).sort((a, b) => a - b)).toEqual([
      6, 8, 9, 11, 12, 14, 15, 17,
    ]);
    expect(new Set(practised.map(({ lesson }) => lesson))).toEqual(new Set(['first-steps']));
  });

  test('is every form, whatever its assessment draws from', () => {
    const changes = {
      'dist-config/annual.yaml': ['assessment:', 'practice: true\nassessment:\n  form: A'],
    } as const;
    const course = courseWith(changes);
    expect(bankOf(course, editionOf(course, 'annual'))).toHaveLength(4);
    expect(practisedIn(changes, 'annual')).toHaveLength(12);
  });

  test('is nothing where the edition does not say so, and its page knows of none', () => {
    const course = courseWith(withAlone);
    expect(practiceOf(course, editionOf(course, 'annual'))).toEqual([]);
    expect(settingsOf(course, 'annual').practice).toBeNull();
    expect(settingsOf(course, 'alone').practice).toBe('./practice/alone.js');
    expect(bankOf(course, editionOf(course, 'alone'))).toEqual([]);
  });

  test('brings the drawing that a question asks about', () => {
    const scene =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><title>The dock</title></svg>';
    const course = courseWith({
      ...withAlone,
      'content/scenes/dock.svg': scene,
      'quizzes/final/final-dock.yaml': `id: final-dock\nuse: final\nquestions:\n${authoredQuestions.cues.replace('    facts:', '    form: A\n    facts:')}`,
      'content/ids.yaml': textOf('content/ids.yaml')
        .replace('questions:\n', 'questions:\n  the-dock: 90\n')
        .replace('options:\n', 'options:\n  the-dock/two-voices: 1\n  the-dock/red-coat: 2\n'),
    });
    const dock = practiceOf(course, editionOf(course, 'alone')).find(({ id }) => id === 'the-dock');
    expect(dock).toMatchObject({ type: 'cues', picture: scene });
  });
});

describe('The content hash of an edition that practises', () => {
  test('changes with a question that only practice asks', () => {
    expect(
      hashAfter({ 'quizzes/final/final-small.yaml': ['Final question 1:', 'Last question 1:'] }),
    ).not.toBe(hashAfter({}));
  });

  test('stays with a question about a lesson that it leaves out', () => {
    expect(hashAfter({ 'quizzes/final/final-small.yaml': ['Final question 2:', 'Last question 2:'] })).toBe(
      hashAfter({}),
    );
  });

  test('is another one without the page', () => {
    expect(hashAfter({ 'dist-config/alone.yaml': alone.replace('practice: true\n', '') })).not.toBe(
      hashAfter({}),
    );
  });
});

test('practice about lessons that no bank asks about is refused', () => {
  const file = 'quizzes/final/final-small.yaml';
  const about = (objective: string) => textOf(file).replaceAll(/objective: \S+/g, `objective: ${objective}`);
  expect(
    toldAfter({
      'dist-config/annual.yaml': null,
      ...withAlone,
      [file]: about('O-2.1'),
    }),
  ).toBe(
    "1 problem in the course's files\n" +
      'dist-config/alone.yaml:4  practice is true, and no bank asks about a lesson of the edition — write questions in quizzes/final/, or practice: false',
  );
  expect(toldAfter({ 'dist-config/annual.yaml': null, ...withAlone, [file]: about('O-1.2') })).toBe(
    'nothing',
  );
});

test('a lesson of the name that the page for practice has is refused', () => {
  expect(
    toldAfter({ 'content/lessons/02-second-look/index.mdx': ['id: second-look', 'id: practice'] }),
  ).toContain('"practice" is the name of a place that the course has already');
});
