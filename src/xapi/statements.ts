import type { Result, ResultScore } from '@xapi/xapi';
import { isoDuration, isoTimestamp } from '../core/duration.ts';
import type { Outcome, Score } from '../core/session.ts';
import { courseActivity } from './activities.ts';
import { answeredStatement } from './answered.ts';
import { contextOf, type ReportContext, type Scope } from './report-context.ts';
import type { StampedEffect } from './stamped.ts';
import type { Statement } from './statement.ts';
import { progressIri, verbIris, type VerbName } from './vocabulary.ts';

/**
 * The statements an effect gives, in the order of the ids it was stamped with; none for what concerns
 * only the LMS. Pure: the same input gives the same statements.
 */
export function statementsOf(
  { effect, ids }: StampedEffect,
  report: ReportContext,
  before?: Outcome,
): readonly Statement[] {
  switch (effect.type) {
    case 'began': {
      const verbs: readonly VerbName[] = effect.resumed ? ['initialized', 'resumed'] : ['initialized'];
      return courseStatements(
        verbs.map((verb) => ({ verb })),
        { ids, at: effect.at, report },
      );
    }
    case 'record':
      return [answeredStatement(effect.interaction, ids[0], report)];
    case 'progress': {
      // 100 is `completed` and never `progressed` (cmi5, Quartz, 9.5.5.1).
      const percent = Math.floor(effect.percent);
      if (percent >= 100) return [];
      const result = { extensions: { [progressIri]: percent } };
      return courseStatements([{ verb: 'progressed', result }], { ids, at: effect.at, report });
    }
    case 'report':
      return courseStatements(news(effect.outcome, before, elapsed(report, effect.at)), {
        ids,
        at: effect.at,
        report,
      });
    case 'end': {
      const result = overall(effect.outcome, elapsed(report, effect.at));
      const terminated: Saying = { verb: 'terminated', result };
      const sayings = effect.outcome.completed ? [terminated] : [{ verb: 'suspended' } as const, terminated];
      return courseStatements(sayings, { ids, at: effect.at, report });
    }
    case 'save':
    case 'commit':
      return [];
    default:
      return effect satisfies never;
  }
}

/** One thing said about the whole course. */
interface Saying {
  readonly verb: VerbName;
  readonly result?: Result;
  readonly scope?: Scope;
}

function courseStatements(
  sayings: readonly Saying[],
  { ids, at, report }: { ids: readonly [string, string]; at: number; report: ReportContext },
): readonly Statement[] {
  return sayings.flatMap(({ verb, result, scope }, index) => {
    const id = ids[index];
    if (id === undefined) return [];
    const statement: Statement = {
      id,
      actor: { objectType: 'Agent', account: { ...report.actor } },
      verb: { id: verbIris[verb], display: { en: verb } },
      object: courseActivity(report),
      context: contextOf(report, scope),
      timestamp: isoTimestamp(at),
    };
    return result === undefined ? statement : Object.assign(statement, { result });
  });
}

/**
 * What a report tells that was not told before: a failed try once, a pass and a completion once in an
 * attempt. A try that was passed while lessons are missing waits for the pass of the course.
 */
function news(outcome: Outcome, before: Outcome | undefined, duration: string): readonly Saying[] {
  const { score, status } = outcome;
  const sayings: Saying[] = [];
  if (score?.passed === false && score.attempt !== before?.score?.attempt) {
    sayings.push(judged('failed', score, duration));
  }
  if (status === 'passed' && before?.status !== 'passed') sayings.push(judged('passed', score, duration));
  if (outcome.completed && before?.completed !== true) {
    sayings.push({ verb: 'completed', result: { completion: true, duration } });
  }
  return sayings;
}

function judged(verb: 'passed' | 'failed', score: Score | null, duration: string): Saying {
  const result = { success: verb === 'passed', duration };
  if (score === null) return { verb, result };
  return {
    verb,
    result: { score: scoreOf(score), ...result },
    scope: { attempt: score.attempt, passMark: score.passMark },
  };
}

/**
 * The overall result with `terminated` (ADL SCORM profile, terminating an attempt). While tries are
 * left there is a score but neither success nor its opposite.
 */
function overall({ completed, score, status }: Outcome, duration: string): Result {
  return {
    ...(score === null ? {} : { score: scoreOf(score) }),
    ...(status === 'passed' || status === 'failed' ? { success: status === 'passed' } : {}),
    completion: completed,
    duration,
  };
}

function scoreOf({ raw }: Score): ResultScore {
  return { scaled: raw / 100, raw, min: 0, max: 100 };
}

function elapsed({ startedAt }: ReportContext, at: number): string {
  return isoDuration(at - startedAt);
}
