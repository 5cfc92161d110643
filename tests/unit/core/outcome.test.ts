import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import type { CoursePlan } from '../../../src/core/plan.ts';
import { outcome } from '../../../src/core/progress.ts';
import { attempt, finishedTry, lessonsDone, session } from './course.ts';
import { asks, at, begun, ended, free, played, running } from './progress-cases.ts';

describe('The status', () => {
  const asksNoLessons = {
    completion: { lessons: 'none', assessment: 'passed', scenarios: 'none' },
  } as const;
  const asksNoAssessment = {
    completion: { lessons: 'all', assessment: 'none', scenarios: 'none' },
  } as const;

  test.each<[string, Partial<Attempt>, Partial<CoursePlan>, string]>([
    ['incomplete at first', {}, {}, 'incomplete'],
    ['incomplete after the lessons while the assessment is asked for', lessonsDone, {}, 'incomplete'],
    [
      'incomplete after a failed try that was not the last',
      { ...lessonsDone, tries: [finishedTry(2)] },
      {},
      'incomplete',
    ],
    [
      'incomplete while the last try runs',
      { ...lessonsDone, tries: [finishedTry(2), running] },
      {},
      'incomplete',
    ],
    ['failed after the last try', { ...lessonsDone, tries: [finishedTry(2), finishedTry(2)] }, {}, 'failed'],
    ['passed at the pass mark exactly', { ...lessonsDone, tries: [finishedTry(3)] }, {}, 'passed'],
    ['passed in the last try', { ...lessonsDone, tries: [finishedTry(2), finishedTry(4)] }, {}, 'passed'],
    ['incomplete when passed with lessons open', { tries: [finishedTry(4)] }, free, 'incomplete'],
    [
      'incomplete, not failed, when passed in the last try with lessons open',
      { tries: [finishedTry(0), finishedTry(4)] },
      free,
      'incomplete',
    ],
    [
      'passed with lessons open when none are asked for',
      { tries: [finishedTry(4)] },
      { ...free, ...asksNoLessons },
      'passed',
    ],
    [
      'failed with lessons open after the last try',
      { tries: [finishedTry(0), finishedTry(0)] },
      free,
      'failed',
    ],
    ['completed by the lessons when no assessment is asked for', lessonsDone, asksNoAssessment, 'completed'],
    [
      'completed by the lessons where there is no assessment, whatever the rule',
      lessonsDone,
      { assessment: null },
      'completed',
    ],
    [
      'passed by an assessment that is not asked for',
      { ...lessonsDone, tries: [finishedTry(4)] },
      asksNoAssessment,
      'passed',
    ],
    [
      'completed, not failed, by an assessment that is not asked for',
      { ...lessonsDone, tries: [finishedTry(0), finishedTry(0)] },
      asksNoAssessment,
      'completed',
    ],
    [
      'incomplete, not failed, by an assessment that is not asked for, with lessons open',
      { tries: [finishedTry(0), finishedTry(0)] },
      { ...free, ...asksNoAssessment },
      'incomplete',
    ],
    [
      'incomplete after a pass while a scenario is asked for',
      { ...lessonsDone, tries: [finishedTry(4)], runs: [begun] },
      asks(0),
      'incomplete',
    ],
    [
      'incomplete after a pass while a scenario was not played well enough',
      { ...lessonsDone, tries: [finishedTry(4)], runs: [ended(69)] },
      asks(70),
      'incomplete',
    ],
    [
      'passed after a pass and a scenario that was played well enough',
      { ...lessonsDone, tries: [finishedTry(4)], runs: [ended(70)] },
      asks(70),
      'passed',
    ],
    [
      'passed after a pass where a scenario is there and not asked for',
      { ...lessonsDone, tries: [finishedTry(4)] },
      played,
      'passed',
    ],
    [
      'failed after the last try, though a scenario is asked for',
      { ...lessonsDone, tries: [finishedTry(0), finishedTry(0)] },
      asks(0),
      'failed',
    ],
    [
      'incomplete after the lessons while a scenario is asked for, without an assessment',
      lessonsDone,
      { ...asks(0), assessment: null },
      'incomplete',
    ],
    [
      'completed by lessons and scenario, without an assessment',
      { ...lessonsDone, runs: [ended(0)] },
      { ...asks(0), assessment: null },
      'completed',
    ],
    [
      'completed by the scenario alone where nothing else is asked for',
      { runs: [ended(0)] },
      { ...played, completion: { lessons: 'none', assessment: 'none', scenarios: 0 } },
      'completed',
    ],
    ['passed for good', { status: 'passed' }, {}, 'passed'],
    [
      'completed for good, though an update asks for an assessment',
      { ...lessonsDone, status: 'completed', tries: [finishedTry(0), finishedTry(0)] },
      {},
      'completed',
    ],
    ['failed until it is bettered', { ...lessonsDone, status: 'failed' }, {}, 'failed'],
    [
      'passed after failed, where an update gave another try',
      { ...lessonsDone, status: 'failed', tries: [finishedTry(0), finishedTry(4)] },
      {},
      'passed',
    ],
    [
      'completed after failed, where an update stopped asking',
      { ...lessonsDone, status: 'failed' },
      asksNoAssessment,
      'completed',
    ],
  ])('is %s', (_, state, planned, expected) => {
    const { status, completed } = outcome(at(state, planned));
    expect(status).toBe(expected);
    expect(completed).toBe(expected === 'completed' || expected === 'passed');
  });
});

describe('The score', () => {
  test.each<[string, Partial<Attempt>, Partial<CoursePlan>, unknown]>([
    ['is absent before a try is finished', { ...lessonsDone, tries: [running] }, {}, null],
    [
      'of nothing right is zero, not absent',
      { tries: [finishedTry(0)] },
      {},
      { raw: 0, passMark: 75, passed: false, missedCritical: false, form: { attempt: 1, seed: 9 } },
    ],
    [
      'is that of the last finished try',
      { tries: [finishedTry(1), finishedTry(2), running] },
      {},
      { raw: 50, passMark: 75, passed: false, missedCritical: false, form: { attempt: 2, seed: 9 } },
    ],
    ['is absent in an edition without assessment', { tries: [finishedTry(4)] }, { assessment: null }, null],
    [
      'stays a pass though the pass mark was raised since',
      { status: 'passed', tries: [finishedTry(2)] },
      {},
      { raw: 50, passMark: 75, passed: true, missedCritical: false, form: { attempt: 1, seed: 9 } },
    ],
  ])('%s', (_, state, planned, expected) => {
    expect(outcome(at(state, planned)).score).toEqual(expected);
  });

  test('passes at a pass mark of zero', () => {
    const { score } = outcome(session({ passMark: 0, attempt: attempt({ tries: [finishedTry(0)] }) }));
    expect(score).toEqual({
      raw: 0,
      passMark: 0,
      passed: true,
      missedCritical: false,
      form: { attempt: 1, seed: 9 },
    });
  });
});
