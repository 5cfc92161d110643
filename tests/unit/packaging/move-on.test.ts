import { describe, expect, test } from 'vitest';
import type { CompletionRule, ReportingRule } from '../../../src/core/plan.ts';
import { COMPLETION_ONLY, PLAIN_RULE } from '../../../src/core/reported.ts';
import { masteryScoreOf, moveOnOf, type MoveOn } from '../../../src/packaging/manifest/move-on.ts';

const assessment = { passMark: 80 };
const passed: CompletionRule = { lessons: 'all', assessment: 'passed', scenarios: 'none' };
const lessonsOnly: CompletionRule = { lessons: 'all', assessment: 'none', scenarios: 'none' };
const passOnly: CompletionRule = { lessons: 'none', assessment: 'passed', scenarios: 'none' };

describe('what satisfies a cmi5 course', () => {
  test.each<
    [MoveOn, number | null, string, typeof assessment | null, CompletionRule, Partial<ReportingRule>]
  >([
    ['CompletedAndPassed', 0.8, 'a pass is asked and told', assessment, passed, {}],
    ['CompletedAndPassed', 0.8, 'a pass is all that is asked', assessment, passOnly, {}],
    [
      'CompletedAndPassed',
      0.8,
      'a last failure is told as incomplete',
      assessment,
      passed,
      { onFail: 'incomplete' },
    ],
    ['CompletedAndPassed', 0.8, 'no score is told', assessment, passed, { score: false }],
    ['Completed', 0.8, 'a last failure completes', assessment, passed, { onFail: 'completed' }],
    ['Completed', null, 'a pass is told as completed', assessment, passed, { onPass: 'completed' }],
    ['Completed', null, 'only completion is told', assessment, passed, COMPLETION_ONLY],
    ['Completed', 0.8, 'the assessment does not count', assessment, lessonsOnly, {}],
    ['Completed', null, 'there is no assessment', null, lessonsOnly, {}],
  ])('is %s with a masteryScore of %s where %s', (moveOn, masteryScore, _where, asked, completion, rule) => {
    const rules = { assessment: asked, completion, reporting: { ...PLAIN_RULE, ...rule } };
    expect(moveOnOf(rules)).toBe(moveOn);
    expect(masteryScoreOf(rules)).toBe(masteryScore);
  });

  test.each([0, 1, 7, 29, 57, 66, 100])(
    'a masteryScore has two decimals at most and is exact: %i percent',
    (passMark) => {
      const rules = { assessment: { passMark }, completion: passed, reporting: PLAIN_RULE };
      expect(String(masteryScoreOf(rules))).toMatch(/^(?:0|1|0\.\d{1,2})$/);
      expect(Math.round((masteryScoreOf(rules) ?? -1) * 100)).toBe(passMark);
    },
  );
});
