import type { Result, ResultScore } from '@xapi/xapi';
import { isoDuration } from '../core/duration.ts';
import type { Reported } from '../core/reported.ts';
import type { Score } from '../core/session.ts';
import { isoTimestamp } from '../core/timestamp.ts';
import { courseActivity } from './activities.ts';
import { contextOf, type Kind, type ReportContext, type Scope } from './report-context.ts';
import type { Statement } from './statement.ts';
import { progressIri, verbIris, type VerbName } from './vocabulary.ts';

/** One thing said about the whole course. */
export interface Saying {
  readonly verb: VerbName;
  readonly kind: Kind;
  readonly result?: Result;
  readonly scope?: Scope;
}

/** @param at epoch milliseconds */
export function courseStatement(
  { verb, kind, result, scope }: Saying,
  { id, at, report }: { readonly id: string; readonly at: number; readonly report: ReportContext },
): Statement {
  return {
    id,
    actor: report.actor,
    verb: { id: verbIris[verb], display: { en: verb } },
    object: courseActivity(report),
    ...(result === undefined ? {} : { result }),
    context: contextOf(report, kind, scope),
    timestamp: isoTimestamp(at),
  };
}

export function begun(verb: 'initialized' | 'resumed'): Saying {
  return { verb, kind: verb === 'initialized' ? 'session' : 'other' };
}

/** `undefined` at 100: that is `completed` and never `progressed` (cmi5, Quartz, 9.5.5.1). */
export function progressed(percent: number): Saying | undefined {
  const whole = Math.floor(percent);
  if (whole >= 100) return undefined;
  return { verb: 'progressed', kind: 'other', result: { extensions: { [progressIri]: whole } } };
}

/** @param duration ISO 8601, left out where nobody knows it @param score left out where none is held */
export function judged(verb: 'passed' | 'failed', duration?: string, score?: Score): Saying {
  const result = { success: verb === 'passed', ...(duration === undefined ? {} : { duration }) };
  if (score === undefined) return { verb, kind: 'judgement', result };
  return {
    verb,
    kind: 'judgement',
    result: { score: scoreOf(score), ...result },
    scope: { form: score.form, passMark: score.passMark },
  };
}

/** @param duration ISO 8601, left out where nobody knows it */
export function completed(duration?: string): Saying {
  const result = { completion: true, ...(duration === undefined ? {} : { duration }) };
  return { verb: 'completed', kind: 'judgement', result };
}

/**
 * The end of a visit: an attempt that goes on is suspended, and `terminated` carries the overall result
 * (ADL SCORM profile, terminating an attempt). While tries are left there is a score but neither success
 * nor its opposite.
 *
 * @param duration of the visit, ISO 8601
 */
export function closing({ completion, success, score }: Reported, duration: string): readonly Saying[] {
  const terminated: Saying = {
    verb: 'terminated',
    kind: 'session',
    result: {
      ...(score === null ? {} : { score: scoreOf(score) }),
      ...(success === 'unknown' ? {} : { success: success === 'passed' }),
      completion: completion === 'completed',
      duration,
    },
  };
  return completion === 'completed' ? [terminated] : [{ verb: 'suspended', kind: 'other' }, terminated];
}

function scoreOf({ raw }: Score): ResultScore {
  return { scaled: raw / 100, raw, min: 0, max: 100 };
}

/** ISO 8601 duration of the visit so far. */
export function elapsed({ startedAt }: ReportContext, at: number): string {
  return isoDuration(at - startedAt);
}
