import { describe, expect, test } from 'vitest';
import type { Attempt, Place, ScenarioRun } from '../../../src/core/attempt.ts';
import type { CoursePlan } from '../../../src/core/plan.ts';
import { isLessonDone, isOpen, mayStartTry, nextLesson, percent } from '../../../src/core/progress.ts';
import { remaining } from '../../../src/core/remaining.ts';
import { answered, attempt, finishedTry, lesson, lessonsDone } from './course.ts';
import { asks, at, begun, ended, firstDone, free, played, running } from './progress-cases.ts';

const first: Place = { page: 'lesson', lesson: 1 };
const second: Place = { page: 'lesson', lesson: 2 };
const assessment: Place = { page: 'assessment' };
const result: Place = { page: 'result' };
const porch: Place = { page: 'scenario', scenario: 40 };

describe('A lesson is done', () => {
  test.each([
    [
      'when it was opened and every check answered',
      { opened: [1], answers: { 11: answered, 12: { chosen: [2], right: false } } },
      true,
    ],
    ['but not when a check is open', { opened: [1], answers: { 11: answered } }, false],
    ['but not when it was never opened', { opened: [2], answers: { 11: answered, 12: answered } }, false],
  ])('%s', (_, state, expected) => {
    expect(isLessonDone(attempt(state), lesson(1, [11, 12]))).toBe(expected);
  });

  test('by opening it when it has no checks', () => {
    expect(isLessonDone(attempt({ opened: [1] }), lesson(1))).toBe(true);
  });
});

describe('A place is open', () => {
  test.each<[string, Place, Partial<Attempt>, Partial<CoursePlan>, boolean]>([
    ['the first lesson always', first, {}, {}, true],
    ['the second not before the first is done', second, { opened: [1] }, {}, false],
    ['the second once the first is done', second, firstDone, {}, true],
    ['the second at once in a free edition', second, {}, free, true],
    [
      'a lesson that was open before an update put a new check in front of it',
      second,
      { opened: [1, 2] },
      {},
      true,
    ],
    ['no lesson the edition does not have', { page: 'lesson', lesson: 9 }, { opened: [9] }, free, false],
    ['the assessment not before all lessons are done', assessment, firstDone, {}, false],
    ['the assessment once all lessons are done', assessment, lessonsDone, {}, true],
    ['the assessment at once in a free edition', assessment, {}, free, true],
    [
      'the assessment that was begun before an update added a lesson',
      assessment,
      { tries: [running] },
      {},
      true,
    ],
    [
      'no assessment where the edition has none',
      assessment,
      lessonsDone,
      { ...free, assessment: null },
      false,
    ],
    ['no scenario before all lessons are done', porch, firstDone, played, false],
    ['a scenario once all lessons are done', porch, lessonsDone, played, true],
    ['a scenario at once in a free edition', porch, {}, { ...free, ...played }, true],
    ['a scenario that was begun before an update added a lesson', porch, { runs: [begun] }, played, true],
    [
      'no scenario the edition does not have',
      { page: 'scenario', scenario: 41 },
      { ...lessonsDone, runs: [{ ...begun, scenario: 41 }] },
      { ...free, ...played },
      false,
    ],
    ['the assessment, whether or not a scenario was played', assessment, lessonsDone, played, true],
    ['no result before a try is finished', result, { ...lessonsDone, tries: [running] }, {}, false],
    ['the result once a try is finished', result, { ...lessonsDone, tries: [finishedTry(0)] }, {}, true],
    [
      'the result once a course without assessment is complete',
      result,
      lessonsDone,
      { assessment: null },
      true,
    ],
  ])('%s', (_, place, state, planned, expected) => {
    expect(isOpen(at(state, planned), place)).toBe(expected);
  });

  test('to go on with: the first lesson that is not done, or the first of all', () => {
    expect(nextLesson(at())).toEqual(first);
    expect(nextLesson(at(firstDone))).toEqual(second);
    expect(nextLesson(at(lessonsDone))).toEqual(first);
  });
});

describe('Percent', () => {
  test.each<[string, Partial<Attempt>, Partial<CoursePlan>, number]>([
    ['nothing done', {}, {}, 0],
    ['one unit of three', firstDone, {}, 33],
    ['two units of three', lessonsDone, {}, 66],
    ['a failed assessment counts nothing', { ...lessonsDone, tries: [finishedTry(2)] }, {}, 66],
    ['a passed assessment is a unit', { ...lessonsDone, tries: [finishedTry(3)] }, {}, 100],
    ['one lesson of two without assessment', firstDone, { assessment: null }, 50],
    ['a scenario that is not asked for is no unit', lessonsDone, played, 66],
    ['a scenario that is asked for is a unit', lessonsDone, asks(0), 50],
    ['a scenario that is ended is done', { ...lessonsDone, runs: [ended(0)] }, asks(0), 75],
    [
      'a scenario that was not played well enough is not',
      { ...lessonsDone, runs: [ended(69)] },
      asks(70),
      50,
    ],
    ['an edition that holds nothing', {}, { lessons: [], assessment: null }, 0],
  ])('%s', (_, state, planned, expected) => {
    expect(percent(at(state, planned))).toBe(expected);
  });

  test('is 100 only when nothing is missing', () => {
    const lessons = Array.from({ length: 300 }, (_, index) => lesson(index + 1));
    const opened = lessons.slice(1).map(({ number }) => number);
    expect(percent(at({ opened }, { lessons, assessment: null }))).toBe(99);
  });
});

describe('What remains', () => {
  test.each([
    ['all at first', {}, { lessons: [1, 2], scenarios: [], minutes: 10, assessment: true }],
    ['the second lesson', firstDone, { lessons: [2], scenarios: [], minutes: 5, assessment: true }],
    ['the assessment', lessonsDone, { lessons: [], scenarios: [], minutes: 0, assessment: true }],
    [
      'nothing',
      { ...lessonsDone, tries: [finishedTry(4)] },
      { lessons: [], scenarios: [], minutes: 0, assessment: false },
    ],
  ])('is %s', (_, state, expected) => {
    const { lessons, ...rest } = remaining(at(state));
    expect({ lessons: lessons.map(({ number }) => number), ...rest }).toEqual(expected);
  });
});

describe('Scenarios that remain', () => {
  const left = (state: Partial<Attempt>, planned: Partial<CoursePlan>) => {
    const { scenarios, minutes } = remaining(at({ ...lessonsDone, ...state }, planned));
    return [scenarios.map(({ number }) => number), minutes];
  };

  test('are those that the edition asks for, with their minutes', () => {
    expect(left({}, asks(0))).toEqual([[40], 12]);
    expect(left({}, played)).toEqual([[], 0]);
  });

  test.each<[string, readonly ScenarioRun[], number, readonly number[]]>([
    ['one that was only begun', [begun], 0, [40]],
    ['none that was ended, however', [ended(0)], 0, []],
    ['one that was played below the asked percent', [ended(69)], 70, [40]],
    ['none that was played with the asked percent', [ended(70)], 70, []],
    ['none of which one run was good enough', [ended(100), ended(10)], 70, []],
    ['one of which another scenario was good enough', [{ ...ended(100), scenario: 41 }], 70, [40]],
  ])('are: %s', (_, runs, process, expected) => {
    expect(left({ runs }, asks(process))[0]).toEqual(expected);
  });
});

describe('A try may be started', () => {
  test.each([
    ['when the lessons are done', lessonsDone, true],
    ['after a failed try', { ...lessonsDone, tries: [finishedTry(2)] }, true],
    ['not before the lessons are done', {}, false],
    ['not while one runs', { ...lessonsDone, tries: [running] }, false],
    ['not when all are used', { ...lessonsDone, tries: [finishedTry(2), finishedTry(2)] }, false],
    ['not after a pass', { ...lessonsDone, tries: [finishedTry(3)] }, false],
    [
      'not after a pass of an older build, whatever the pass mark now',
      { ...lessonsDone, status: 'passed' as const },
      false,
    ],
  ])('%s', (_, state, expected) => {
    expect(mayStartTry(at(state))).toBe(expected);
  });
});
