import type { Reported } from '../../core/reported.ts';
import type { Score } from '../../core/session.ts';
import { isObject } from './json.ts';

/** What is said once of a registration, or, for `failed`, once of a try. */
export type Judging = 'completed' | 'passed' | 'failed';

/** A judgement that was made: what its statement is made of, kept before the statement leaves. */
export interface Judgement {
  /** UUID of the statement. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Milliseconds since the session was initialized. */
  readonly after: number;
  /** The score it is about; `null` where none counts. */
  readonly score: Score | null;
  /** Whether the LRS is known to hold the statement. */
  readonly sent: boolean;
}

/** The last judgement of each kind in a registration. */
export type Judged = { readonly [verdict in Judging]?: Judgement };

/**
 * What an outcome asks to be said, over all sessions of a registration (cmi5, Quartz, 9.3): one
 * `completed`, one `passed`, no `failed` after it, and a `failed` once for each try.
 *
 * @param mayJudge whether `passed` or `failed` may still be said in this session
 */
export function due(reported: Reported, judged: Judged, mayJudge: boolean): readonly Judging[] {
  const verdicts: Judging[] = [];
  if (reported.success !== 'unknown' && mayJudge && judged.passed === undefined) {
    const isNew = reported.success === 'passed' || !isSameTry(judged.failed, reported.score);
    if (isNew) verdicts.push(reported.success);
  }
  if (reported.completion === 'completed' && judged.completed === undefined) verdicts.push('completed');
  return verdicts;
}

function isSameTry(failed: Judgement | undefined, score: Score | null): boolean {
  return (
    failed !== undefined &&
    failed.score?.raw === score?.raw &&
    failed.score?.form.attempt === score?.form.attempt
  );
}

/** What is known together, where another window wrote meanwhile. */
export function merged(mine: Judged, theirs: Judged): Judged {
  const verdict = (name: Judging): Judged => {
    const one = mine[name];
    const other = theirs[name];
    const is = one === undefined || (name !== 'failed' && !one.sent && other !== undefined) ? other : one;
    return is === undefined ? {} : { [name]: is };
  };
  return { ...verdict('completed'), ...verdict('passed'), ...verdict('failed') };
}

/** @param value `judged` of a saved document */
export function readJudged(value: unknown): Judged {
  if (!isObject(value)) return {};
  const verdict = (name: Judging): Judged => {
    const judgement = value[name];
    return isJudgement(judgement) ? { [name]: judgement } : {};
  };
  return { ...verdict('completed'), ...verdict('passed'), ...verdict('failed') };
}

function isJudgement(value: unknown): value is Judgement {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['at'] === 'number' &&
    typeof value['after'] === 'number' &&
    typeof value['sent'] === 'boolean' &&
    (value['score'] === null || isScore(value['score']))
  );
}

function isScore(value: unknown): value is Score {
  return (
    isObject(value) &&
    typeof value['raw'] === 'number' &&
    typeof value['passMark'] === 'number' &&
    typeof value['passed'] === 'boolean' &&
    isObject(value['form']) &&
    typeof value['form']['attempt'] === 'number' &&
    typeof value['form']['seed'] === 'number'
  );
}
