import { PLAIN_RULE, reportedOf } from '../core/reported.ts';
import type { Outcome } from '../core/session.ts';
import { answeredStatement } from './answered.ts';
import {
  begun,
  closing,
  completed,
  courseStatement,
  elapsed,
  judged,
  progressed,
  type Saying,
} from './course-statement.ts';
import type { ReportContext } from './report-context.ts';
import type { StampedEffect } from './stamped.ts';
import type { Statement } from './statement.ts';

/**
 * The statements an effect gives, in the order of the ids it was stamped with; none for what concerns
 * only the LMS. Pure: the same input gives the same statements.
 */
export function statementsOf(
  { effect, ids }: StampedEffect,
  report: ReportContext,
  before?: Outcome,
): readonly Statement[] {
  // xAPI Profiles, Part Three 2.0: statements that may arrive apart are put in order by their timestamps.
  const about = (at: number, sayings: readonly Saying[]) =>
    sayings.flatMap((saying, index) => {
      const id = ids[index];
      return id === undefined ? [] : [courseStatement(saying, { id, at: at + index, report })];
    });
  switch (effect.type) {
    case 'began':
      return about(
        effect.at,
        effect.resumed ? [begun('initialized'), begun('resumed')] : [begun('initialized')],
      );
    case 'record':
      return [answeredStatement(effect.interaction, ids[0], report)];
    case 'progress':
      return about(
        effect.at,
        [progressed(effect.percent)].filter((saying) => saying !== undefined),
      );
    case 'report':
      return about(effect.at, news(effect.outcome, before, elapsed(report, effect.at)));
    case 'end':
      return about(effect.at, closing(reportedOf(effect.outcome, PLAIN_RULE), elapsed(report, effect.at)));
    case 'objectives':
    case 'save':
    case 'commit':
      return [];
    default:
      return effect satisfies never;
  }
}

/**
 * What a report tells that was not told before: a failed try once, a pass and a completion once in an
 * attempt. A try that was passed while lessons are missing waits for the pass of the course.
 */
function news(outcome: Outcome, before: Outcome | undefined, duration: string): readonly Saying[] {
  const { score, status } = outcome;
  const isNewTry = score?.form.attempt !== before?.score?.form.attempt;
  const sayings: Saying[] = [];
  if (score?.passed === false && isNewTry) sayings.push(judged('failed', duration, score));
  if (status === 'passed' && before?.status !== 'passed') {
    sayings.push(judged('passed', duration, score ?? undefined));
  }
  if (outcome.completed && before?.completed !== true) sayings.push(completed(duration));
  return sayings;
}
