import { describe, expect, test } from 'vitest';
import {
  COMPLETION_ONLY,
  PLAIN_RULE,
  reportedObjectives,
  reportedOf,
  type Reported,
} from '../../../src/core/reported.ts';
import type { ReportingRule } from '../../../src/core/plan.ts';
import type { ObjectiveResult, Outcome } from '../../../src/core/session.ts';

const score = { raw: 0, passMark: 75, passed: false, missedCritical: false, form: { attempt: 1, seed: 9 } };
const outcome = (status: Outcome['status']): Outcome => ({
  status,
  completed: status === 'completed' || status === 'passed',
  score,
});
const words = ({ completion, success }: Reported) => `${completion}, ${success}`;

describe('What the LMS is told', () => {
  test.each<[string, string, Partial<ReportingRule>, Outcome['status']]>([
    ['an unfinished attempt', 'incomplete, unknown', {}, 'incomplete'],
    ['an attempt that is done without an assessment', 'completed, unknown', {}, 'completed'],
    ['a pass', 'completed, passed', {}, 'passed'],
    ['a pass where "passed" is not to be said', 'completed, unknown', { onPass: 'completed' }, 'passed'],
    ['the last failed try', 'incomplete, failed', {}, 'failed'],
    [
      'the last failed try where "failed" would lock the course',
      'incomplete, unknown',
      { onFail: 'incomplete' },
      'failed',
    ],
    ['the last failed try where taking part counts', 'completed, failed', { onFail: 'completed' }, 'failed'],
    [
      'the last failed try where taking part counts and "passed" is not to be said',
      'completed, unknown',
      { onFail: 'completed', onPass: 'completed' },
      'failed',
    ],
  ])('%s is told as "%s"', (_, expected, rule, status) => {
    expect(words(reportedOf(outcome(status), { ...PLAIN_RULE, ...rule }))).toBe(expected);
  });

  test('a score of zero is told', () => {
    expect(reportedOf(outcome('failed'), PLAIN_RULE).score).toEqual(score);
  });

  test.each(['incomplete', 'failed', 'completed', 'passed'] as const)(
    'of "%s" only the completion is told where nothing else is to be',
    (status) => {
      const told = reportedOf(outcome(status), COMPLETION_ONLY);
      expect(told).toMatchObject({ success: 'unknown', score: null });
      expect(told.completion).toBe(
        status === 'completed' || status === 'passed' ? 'completed' : 'incomplete',
      );
    },
  );
});

describe('Objectives', () => {
  const one: ObjectiveResult = { id: 'O-1.1', text: 'Look', completed: true, success: 'failed', scaled: 0 };

  test('are told as they are by the plain rule', () => {
    expect(reportedObjectives([one], PLAIN_RULE)).toEqual([one]);
  });

  test('keep only whether they were practised where completion alone is told', () => {
    expect(reportedObjectives([one], COMPLETION_ONLY)).toEqual([
      { ...one, success: 'unknown', scaled: null },
    ]);
  });
});
