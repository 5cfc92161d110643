import type { ReportingRule } from './plan.ts';
import type { ObjectiveResult, Outcome, Score } from './session.ts';

/** An outcome as the LMS is told. Standards with a single status fold the two into one. */
export interface Reported {
  readonly completion: 'incomplete' | 'completed';
  readonly success: 'unknown' | 'failed' | 'passed';
  readonly score: Score | null;
}

/** The rule where an edition says nothing. */
export const PLAIN_RULE: ReportingRule = { onPass: 'passed', onFail: 'failed', score: true };

/** Only complete or incomplete, for LMSs that go wrong with anything else. */
export const COMPLETION_ONLY: ReportingRule = { onPass: 'completed', onFail: 'incomplete', score: false };

/** What the rule makes of an outcome. Pure. */
export function reportedOf(outcome: Outcome, rule: ReportingRule): Reported {
  const score = rule.score ? outcome.score : null;
  switch (outcome.status) {
    case 'incomplete':
      return { completion: 'incomplete', success: 'unknown', score };
    case 'completed':
      return { completion: 'completed', success: 'unknown', score };
    case 'passed':
      return { completion: 'completed', success: rule.onPass === 'passed' ? 'passed' : 'unknown', score };
    case 'failed':
      return {
        completion: rule.onFail === 'completed' ? 'completed' : 'incomplete',
        // Without "passed" in its vocabulary an LMS is not told "failed" beside "completed" either.
        success: rule.onFail === 'incomplete' || rule.onPass === 'completed' ? 'unknown' : 'failed',
        score,
      };
    default:
      return outcome.status satisfies never;
  }
}

/** Objectives are told by the same rule: no judgement where none is to be told, no score where none counts. */
export function reportedObjectives(
  objectives: readonly ObjectiveResult[],
  { onPass, score }: ReportingRule,
): readonly ObjectiveResult[] {
  return objectives.map((one) => ({
    ...one,
    success: onPass === 'passed' ? one.success : 'unknown',
    scaled: score ? one.scaled : null,
  }));
}
