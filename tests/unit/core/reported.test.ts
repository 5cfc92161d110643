import { describe, expect, test } from 'vitest';
import {
  COMPLETION_ONLY,
  PLAIN_RULE,
  reportedObjectives,
  reportedOf,
  type Reported,
  type ReportingRule,
} from '../../../src/core/reported.ts';
import type { ObjectiveResult, Outcome } from '../../../src/core/session.ts';

const score = { raw: 0, passMark: 75, passed: false, form: { attempt: 1, seed: 9 } };
const outcome = (status: Outcome['status']): Outcome => ({
  status,
  completed: status === 'completed' || status === 'passed',
  score,
});
const words = ({ completion, success }: Reported) => `${completion}, ${success}`;

describe('What the LMS is told', () => {
  test.each<[string, Partial<ReportingRule>, Outcome['status'], string]>([
    ['unfinished', {}, 'incomplete', 'incomplete, unknown'],
    ['done, where no assessment counts', {}, 'completed', 'completed, unknown'],
    ['a pass', {}, 'passed', 'completed, passed'],
    ['a pass, where passed is not to be said', { onPass: 'completed' }, 'passed', 'completed, unknown'],
    ['the last failed try', {}, 'failed', 'incomplete, failed'],
    [
      'the last failed try, where failed would lock the course',
      { onFail: 'incomplete' },
      'failed',
      'incomplete, unknown',
    ],
    ['the last failed try, where taking part counts', { onFail: 'completed' }, 'failed', 'completed, failed'],
    [
      'the last failed try, where only completion is told',
      { onFail: 'completed', onPass: 'completed' },
      'failed',
      'completed, unknown',
    ],
  ])('%s', (_, rule, status, expected) => {
    expect(words(reportedOf(outcome(status), { ...PLAIN_RULE, ...rule }))).toBe(expected);
  });

  test('a score of zero is told', () => {
    expect(reportedOf(outcome('failed'), PLAIN_RULE).score).toEqual(score);
  });

  test.each(['incomplete', 'failed', 'completed', 'passed'] as const)(
    'completion only says nothing of success or score: %s',
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
