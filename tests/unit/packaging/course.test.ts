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

  const broker =
    'xapi:\n  mode: broker\n  url: https://training.example/token\n  endpoint: https://lrs.example/xapi/';
  const embedded =
    'xapi:\n  mode: embedded\n  endpoint: https://lrs.example/xapi/\n  key: k\n  secret: s\n  allowEmbeddedKey: true';

  test.each([
    ['broker', broker, 'cmi5', 'cmi5'],
    ['embedded', embedded, 'xapi, web, single', 'xapi, web, single'],
  ])('warns of mode: %s where no package would send its statements', (mode, xapi, targets, named) => {
    const root = smallCourseWith({
      'dist-config/annual.yaml': ['xapi:\n  mode: off', `targets: [${targets}]\n${xapi}`],
    });
    expect(readCourse(root, today).warnings.map(lineOf)).toEqual([
      `dist-config/annual.yaml:16  xapi has mode: ${mode}, and none of the packages of this edition (${named}) sends statements to it — add a SCORM target, such as scorm12, or write mode: off`,
    ]);
  });

  test.each([
    ['a SCORM target sends the statements', 'cmi5, scorm2004-4th', broker],
    ['statements are off', 'cmi5', 'xapi:\n  mode: off'],
  ])('warns of nothing where %s', (_what, targets, xapi) => {
    const root = smallCourseWith({
      'dist-config/annual.yaml': ['xapi:\n  mode: off', `targets: [${targets}]\n${xapi}`],
    });
    expect(readCourse(root, today).warnings).toEqual([]);
  });
});
