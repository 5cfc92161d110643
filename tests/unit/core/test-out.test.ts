import { describe, expect, test } from 'vitest';
import type { Attempt, Place, ScenarioRun } from '../../../src/core/attempt.ts';
import { begin } from '../../../src/core/begin.ts';
import { objectiveResults } from '../../../src/core/objectives.ts';
import type { CoursePlan, LessonPlan } from '../../../src/core/plan.ts';
import {
  isOpen,
  isTestedOut,
  mayStartTry,
  nextLesson,
  outcome,
  percent,
} from '../../../src/core/progress.ts';
import { remaining } from '../../../src/core/remaining.ts';
import {
  AT,
  REGISTRATION,
  answered,
  attempt,
  finishedTry,
  lesson,
  opened,
  plan,
  practised,
  question,
  run,
  scenario,
  session,
  tryAnswered,
  tryStarted,
} from './course.ts';

const core = (one: LessonPlan): LessonPlan => ({ ...one, testOut: true });
/** Lessons 2 and 3 may be tested out; 1, 4 and 5 have to be taken, with a check each in 1 and 4. */
const LESSONS = [lesson(1, [11]), core(lesson(2, [21])), core(lesson(3)), lesson(4, [41]), lesson(5)];
const supervisors = (over: Partial<CoursePlan> = {}) => plan({ lessons: LESSONS, ...over });
const at = (over: Partial<Attempt> = {}, planned: Partial<CoursePlan> = {}) =>
  session({ plan: supervisors(planned), attempt: attempt(over) });

const place = (number: number): Place => ({ page: 'lesson', lesson: number });
const assessment: Place = { page: 'assessment' };
const porch: Place = { page: 'scenario', scenario: 40 };
const firstDone = { opened: [1], answers: { 11: answered } };
const ownDone = { opened: [1, 4, 5], answers: { 11: answered, 41: answered } };
const passedTry = { tries: [finishedTry(3)] };
const failedTry = { tries: [finishedTry(2)] };
const ended: ScenarioRun = { scenario: 40, seed: 1, path: [1], end: { ending: 1, process: 50 } };
const asksScenario = (scenarios: number): Partial<CoursePlan> => ({
  scenarios: [scenario(40)],
  completion: { lessons: 'all', assessment: 'passed', scenarios },
});

describe('Where lessons may be tested out, a place is open', () => {
  test.each<[string, Place, Partial<Attempt>, boolean]>([
    ['the first lesson always', place(1), {}, true],
    ['a lesson to test out at any time, whatever stands before it', place(2), {}, true],
    ['each of them, whether or not the one before it is done', place(3), { opened: [2] }, true],
    ['a lesson to take not before those to take are done', place(4), { opened: [2, 3] }, false],
    ['a lesson to take once those to take are done, the others unopened', place(4), firstDone, true],
    ['the next one to take not before that is done', place(5), { ...firstDone, opened: [1, 4] }, false],
    ['the assessment not before the lessons to take are done', assessment, firstDone, false],
    ['the assessment once the lessons to take are done', assessment, ownDone, true],
  ])('%s', (_, where, state, expected) => {
    expect(isOpen(at(state), where)).toBe(expected);
  });

  test.each<[string, Place, Partial<Attempt>, Partial<CoursePlan>, boolean]>([
    ['a scenario once the lessons to take are done', porch, ownDone, asksScenario(0), true],
    ['a scenario not before', porch, { ...firstDone, opened: [1, 2, 3] }, asksScenario(0), false],
    [
      'the assessment not before the scenario that counts was played',
      assessment,
      ownDone,
      asksScenario(0),
      false,
    ],
    ['the assessment once it was', assessment, { ...ownDone, runs: [ended] }, asksScenario(0), true],
    ['everything in a free edition', assessment, {}, { navigation: 'free' }, true],
  ])('%s', (_, where, state, planned, expected) => {
    expect(isOpen(at(state, planned), where)).toBe(expected);
  });

  test.each([passedTry, failedTry])('each lesson to test out after a try too', (tries) => {
    expect([2, 3].map((number) => isOpen(at({ ...ownDone, ...tries }), place(number)))).toEqual([true, true]);
  });
});

describe('Lessons that may be tested out', () => {
  test('do not remain, and their minutes are not asked', () => {
    const { lessons, minutes, assessment: isAsked } = remaining(at());
    expect([lessons.map(({ number }) => number), minutes, isAsked]).toEqual([[1, 4, 5], 15, true]);
  });

  test.each<[string, Partial<Attempt>, number]>([
    ['nothing done', {}, 0],
    ['a lesson to test out done', { opened: [2, 3], answers: { 21: answered } }, 0],
    ['one of three lessons to take done, and the assessment to come', firstDone, 25],
    ['all lessons to take done', ownDone, 75],
    ['the assessment passed too', { ...ownDone, ...passedTry }, 100],
  ])('are no part of the percentage: %s', (_, state, expected) => {
    expect(percent(at(state))).toBe(expected);
  });

  test.each<[string, Partial<Attempt>, number]>([
    ['the first at first', {}, 1],
    ['the first to take that is not done', firstDone, 4],
    ['the first of all when no lesson to take is left', ownDone, 1],
  ])('are not what to go on with: %s', (_, state, expected) => {
    expect(nextLesson(at(state))).toEqual(place(expected));
  });

  test('may be the first of the edition, where a new learner begins', () => {
    const fresh = { registration: REGISTRATION, seed: 7 };
    const lessons = [core(lesson(2)), lesson(1)];
    const launch = { mode: 'normal', passMark: null, attempt: null, fresh, at: AT } as const;
    const [begun] = begin(plan({ lessons }), launch);
    expect(begun.attempt.place).toEqual(place(2));
    expect(nextLesson(begun)).toEqual(place(1));
  });

  test.each<[string, Partial<Attempt>, Partial<CoursePlan>, string]>([
    ['passed by a pass once the lessons to take are done', { ...ownDone, ...passedTry }, {}, 'passed'],
    ['incomplete after a failed try', { ...ownDone, ...failedTry }, {}, 'incomplete'],
    ['failed after the last try', { ...ownDone, tries: [finishedTry(2), finishedTry(0)] }, {}, 'failed'],
    [
      'incomplete after a pass while a lesson to take is open',
      { ...firstDone, ...passedTry },
      { navigation: 'free' },
      'incomplete',
    ],
    [
      'incomplete with every lesson done and the assessment to come',
      { opened: [1, 2, 3, 4, 5], answers: { 11: answered, 21: answered, 41: answered } },
      {},
      'incomplete',
    ],
    [
      'passed by a pass alone where no lesson counts',
      passedTry,
      { navigation: 'free', completion: { lessons: 'none', assessment: 'passed', scenarios: 'none' } },
      'passed',
    ],
  ])('leave the status %s', (_, state, planned, expected) => {
    expect(outcome(at(state, planned)).status).toBe(expected);
  });

  test('are tested out by a pass, though a scenario keeps the course from completion', () => {
    const [, second] = LESSONS;
    const state = { ...ownDone, ...passedTry, runs: [ended] };
    const now = at(state, asksScenario(60));
    expect(outcome(now).status).toBe('incomplete');
    expect(second && isTestedOut(now, second)).toBe(true);
  });

  test.each<[string, Partial<Attempt>, readonly boolean[]]>([
    ['none before a try', ownDone, [false, false, false, false, false]],
    ['none by a failed try', { ...ownDone, ...failedTry }, [false, false, false, false, false]],
    ['they alone by a pass', { ...ownDone, ...passedTry }, [false, true, true, false, false]],
    [
      'they alone by a pass of an earlier build',
      { ...ownDone, status: 'passed' },
      [false, true, true, false, false],
    ],
  ])('are tested out: %s', (_, state, expected) => {
    expect(LESSONS.map((one) => isTestedOut(at(state), one))).toEqual(expected);
  });

  test('can be read after a pass without anything being told anew', () => {
    const passed = at({ ...ownDone, ...passedTry, status: 'passed', place: { page: 'result' } });
    const { session: after, effects } = run(passed, [opened(2)]);
    expect(after.attempt.opened).toEqual([1, 2, 4, 5]);
    expect(effects.flat().map(({ type }) => type)).toEqual(['save', 'commit']);
    expect(mayStartTry(after)).toBe(false);
  });
});

describe('The objectives of a lesson that may be tested out', () => {
  const known = { id: 'O-2.1', text: 'Know', checks: [21], items: [201, 202] };
  const unasked = { id: 'O-2.2', text: 'Know more', checks: [], items: [209] };
  const own = { id: 'O-1.1', text: 'Lead', checks: [11], items: [203] };
  const taught = {
    lessons: [
      { ...lesson(1, [11]), objectives: [own] },
      core({ ...lesson(2, [21]), objectives: [known, unasked] }),
    ],
  };
  const told = (state: Partial<Attempt>) =>
    objectiveResults(at(state, taught)).map(({ id, completed, success, scaled }) => [
      id,
      completed,
      success,
      scaled,
    ]);

  test('are open before the first try', () => {
    expect(told(firstDone)).toEqual([
      ['O-1.1', true, 'unknown', null],
      ['O-2.1', false, 'unknown', null],
      ['O-2.2', false, 'unknown', null],
    ]);
  });

  test('are judged by what a failed try asked about them, and stay open', () => {
    expect(told({ ...firstDone, tries: [finishedTry(1)] })).toEqual([
      ['O-1.1', true, 'failed', 0],
      ['O-2.1', false, 'failed', 0.5],
      ['O-2.2', false, 'unknown', null],
    ]);
  });

  test('are done with after a pass, and judged by what it asked about them', () => {
    expect(told({ ...firstDone, tries: [finishedTry(3)] })).toEqual([
      ['O-1.1', true, 'passed', 1],
      ['O-2.1', true, 'passed', 1],
      ['O-2.2', true, 'unknown', null],
    ]);
  });

  test('are told with the pass, whole progress and the status', () => {
    const pool = [201, 202, 203, 204];
    const { session: after, effects } = run(at({}, taught), [
      opened(1),
      practised(question(11)),
      tryStarted(pool),
      ...pool.map((number) => tryAnswered(number)),
    ]);
    expect(after.attempt.opened).toEqual([1]);
    const last = effects.at(-1) ?? [];
    expect(last.map(({ type }) => type)).toEqual([
      'record',
      'save',
      'progress',
      'objectives',
      'report',
      'commit',
    ]);
    expect(last).toContainEqual({ type: 'progress', percent: 100, at: AT });
    expect(last.find(({ type }) => type === 'objectives')).toMatchObject({
      objectives: [{ id: 'O-1.1' }, { id: 'O-2.1', completed: true, success: 'passed' }, { id: 'O-2.2' }],
    });
    expect(last.find(({ type }) => type === 'report')).toMatchObject({
      outcome: { status: 'passed', completed: true },
    });
  });
});
