import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { lineOf } from '../../../src/packaging/problem.ts';
import { smallCourse, smallCourseWith, today } from '../../support/small-course.ts';

describe('readCourse', () => {
  test('takes a course without a problem', () => {
    const course = readCourse(smallCourse, today);
    expect(
      course.lessons.map(({ id, folder, quizIds, figureNames }) => ({ id, folder, quizIds, figureNames })),
    ).toEqual([
      {
        id: 'first-steps',
        folder: '01-first-steps',
        quizIds: ['first-steps-predict', 'first-steps-check'],
        figureNames: ['line'],
      },
      { id: 'second-look', folder: '02-second-look', quizIds: ['second-look-recall'], figureNames: [] },
    ]);
    expect([...course.quizzes.keys()].sort()).toEqual([
      'final-small',
      'first-steps-check',
      'first-steps-predict',
      'second-look-recall',
    ]);
    expect(course.warnings).toEqual([]);
  });

  test('fills in what an author may leave away', () => {
    const root = smallCourseWith({ 'dist-config/annual.yaml': ['xapi:\n  mode: off\n', ''] });
    const [edition] = readCourse(root, today).editions;
    expect(edition).toMatchObject({ evidence: 'standard', targets: ['scorm12'], xapi: { mode: 'off' } });
    expect(readCourse(root, today).lessons[1]?.facts).toEqual([]);
  });

  test('warns of a pool that is too small to make every try new, and goes on', () => {
    const root = smallCourseWith({ 'dist-config/annual.yaml': ['questions: 4', 'questions: 5'] });
    expect(readCourse(root, today).warnings.map(lineOf)).toEqual([
      'dist-config/annual.yaml:6  the banks hold 12 questions for 3 tries of 5, so later tries repeat some — write 3 more questions to make every try new',
    ]);
  });
});
