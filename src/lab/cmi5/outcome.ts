import { ofRegistration, verbsOf } from './history.ts';
import type { Cmi5Session, MoveOn } from './session.ts';
import { definedVerb, part, type Json } from './statement.ts';

/** What an LMS holds of a registration. */
export interface Cmi5Outcome {
  readonly completed: boolean;
  readonly passed: boolean;
  /** Failed, and not passed since. */
  readonly failed: boolean;
  /** By the moveOn of the latest launch (10.2.5). */
  readonly satisfied: boolean;
  /** Scaled, 0 to 1: of what was passed, else of the last failed; `null` where neither told one. */
  readonly score: number | null;
}

/** @param session the registration's latest; `undefined` where it was never launched */
export function outcomeOf(session: Cmi5Session | undefined, stored: readonly Json[]): Cmi5Outcome {
  if (session === undefined) {
    return { completed: false, passed: false, failed: false, satisfied: false, score: null };
  }
  const said = ofRegistration(session, stored);
  const verbs = verbsOf(said);
  const completed = verbs.includes('completed');
  const passed = verbs.includes('passed');
  const deciding = passed ? 'passed' : 'failed';
  const judged = said.findLast((one) => definedVerb(one) === deciding);
  const { scaled } = part(judged?.result, 'score');
  return {
    completed,
    passed,
    failed: !passed && verbs.includes('failed'),
    satisfied: isSatisfied(session.moveOn, completed, passed),
    score: typeof scaled === 'number' ? scaled : null,
  };
}

function isSatisfied(moveOn: MoveOn, completed: boolean, passed: boolean): boolean {
  switch (moveOn) {
    case 'NotApplicable':
      return true;
    case 'Passed':
      return passed;
    case 'Completed':
      return completed;
    case 'CompletedAndPassed':
      return completed && passed;
    case 'CompletedOrPassed':
      return completed || passed;
    default:
      return moveOn satisfies never;
  }
}
