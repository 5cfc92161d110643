import type { AssessmentPlan, CompletionRule, ReportingRule } from '../../core/plan.ts';

/** The criteria of cmi5 (Quartz) 13.1.4 that a course of one unit can mean. */
export type MoveOn = 'Completed' | 'CompletedAndPassed';

interface Rules {
  readonly assessment: Pick<AssessmentPlan, 'passMark'> | null;
  readonly completion: Pick<CompletionRule, 'assessment'>;
  readonly reporting: ReportingRule;
}

/**
 * What satisfies the course, said so that whoever fulfils the edition's own rule satisfies it. A pass is
 * asked only where one is told, and where whoever failed for good is not to count as done.
 */
export function moveOnOf({ assessment, completion, reporting }: Rules): MoveOn {
  const asksPass = assessment !== null && completion.assessment === 'passed';
  const tellsPass = reporting.onPass === 'passed' && reporting.onFail !== 'completed';
  return asksPass && tellsPass ? 'CompletedAndPassed' : 'Completed';
}

/** Pass mark from 0 to 1 with two decimals at most; `null` where the LMS is told no judgement that it could measure. */
export function masteryScoreOf({ assessment, reporting }: Rules): number | null {
  return assessment !== null && reporting.onPass === 'passed' ? assessment.passMark / 100 : null;
}
