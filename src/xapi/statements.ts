import { PLAIN_RULE, reportedOf } from '../core/reported.ts';
import type { Effect, Judgement, Outcome } from '../core/session.ts';
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
import { judgementId } from './judgement-id.ts';
import type { ReportContext } from './report-context.ts';
import type { StampedEffect } from './stamped.ts';
import type { Statement } from './statement.ts';

/** What was known of the attempt before an effect. */
export interface Known {
  /** Where it stood. */
  readonly before?: Outcome | undefined;
  /** What it had come to when the visit began, which another device may have been unable to tell. */
  readonly earlier?: readonly Judgement[];
}

/**
 * The statements an effect gives, in the order of the ids it was stamped with, judgements under ids of their
 * own; none for what concerns only the LMS. Pure: the same input gives the same statements.
 */
export function statementsOf(
  { effect, ids }: StampedEffect,
  report: ReportContext,
  { before, earlier = [] }: Known = {},
): readonly Statement[] {
  // xAPI Profiles, Part Three 2.0: statements that may arrive apart are put in order by their timestamps.
  const about = (at: number, sayings: readonly Saying[]) =>
    sayings.flatMap((saying, index) => {
      const id = ids[index];
      return id === undefined ? [] : [courseStatement(saying, { id, at: at + index, report })];
    });
  switch (effect.type) {
    case 'began': {
      const opening = effect.resumed ? [begun('initialized'), begun('resumed')] : [begun('initialized')];
      return [...again(earlier, report), ...about(effect.at, opening)];
    }
    case 'record':
      return [answeredStatement(effect.interaction, ids[0], report)];
    case 'progress':
      return about(
        effect.at,
        [progressed(effect.percent)].filter((saying) => saying !== undefined),
      );
    case 'report':
      return news(effect, before, report);
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
function news(
  { outcome, at }: Extract<Effect, { type: 'report' }>,
  before: Outcome | undefined,
  report: ReportContext,
): readonly Statement[] {
  const { score, status } = outcome;
  const duration = elapsed(report, at);
  const isNewTry = score?.form.attempt !== before?.score?.form.attempt;
  const told: Judgement[] = [];
  if (score?.passed === false && isNewTry) told.push({ verdict: 'failed', score, at });
  if (status === 'passed' && before?.status !== 'passed') told.push({ verdict: 'passed', score, at });
  if (outcome.completed && before?.completed !== true) told.push({ verdict: 'completed', at });
  return told.map((one, index) => judgement({ ...one, at: at + index }, report, duration));
}

/**
 * What the saved attempt had come to, for an LRS that may not have heard it: the device on which it happened
 * may never be used again. The ids are the same on every device, and the times those of the events. How long
 * the visit had lasted is not saved.
 */
export function again(earlier: readonly Judgement[], report: ReportContext): readonly Statement[] {
  return earlier.map((one, index) => {
    const isWithPass = one.verdict === 'completed' && earlier[index - 1]?.verdict === 'passed';
    return judgement({ ...one, at: one.at + (isWithPass ? 1 : 0) }, report);
  });
}

function judgement(one: Judgement, report: ReportContext, duration?: string): Statement {
  const score = one.verdict === 'completed' ? null : one.score;
  const saying =
    one.verdict === 'completed' ? completed(duration) : judged(one.verdict, duration, score ?? undefined);
  const id = judgementId(report.registration, one.verdict, score);
  return courseStatement(saying, { id, at: one.at, report });
}
