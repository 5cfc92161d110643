import type { Attempt } from '../../core/attempt.ts';
import { join } from '../../core/joining/join.ts';
import { isBeyond } from '../../core/reach.ts';
import { decode, encode } from '../../core/suspend.ts';
import type { AttemptDocument } from './attempt-document.ts';
import { merged, type Judged } from './judgement.ts';
import type { LaunchedCourse } from './launched-course.ts';

/** What other windows, here or on other machines, brought the attempt to. */
export interface Others {
  /** `undefined` where nothing of it can be read. */
  readonly attempt: Attempt | undefined;
  readonly judged: Judged;
}

export const NOTHING: Others = { attempt: undefined, judged: {} };

/**
 * Learns what another window saved. A state that cannot be read adds nothing.
 *
 * @returns `'later'` where a later package wrote it: nothing may be written over that
 */
export function withOther(
  { attempt, judged }: Others,
  other: AttemptDocument,
  { plan, reach }: Pick<LaunchedCourse, 'plan' | 'reach'>,
): Others | 'later' {
  const saved = decode(other.state, plan);
  if (saved.kind === 'unreadable' && saved.why === 'newer-version') return 'later';
  const all = merged(judged, other.judged);
  if (saved.kind !== 'restored') return { attempt, judged: all };
  if (isBeyond(saved.attempt, reach)) return 'later';
  return { attempt: attempt === undefined ? saved.attempt : join(saved.attempt, attempt), judged: all };
}

/**
 * This window's document with all that others brought: it goes on without knowing of them, so each one
 * that it saves is joined. Where the learner is does not change.
 */
export function joined(
  document: AttemptDocument,
  { attempt, judged }: Others,
  { plan }: Pick<LaunchedCourse, 'plan'>,
): AttemptDocument {
  const both = { ...document, judged: merged(document.judged, judged) };
  if (attempt === undefined) return both;
  const own = decode(document.state, plan);
  if (own.kind !== 'restored') return { ...both, state: encode(attempt, plan) };
  const whole = join(own.attempt, attempt);
  return whole === own.attempt
    ? both
    : { ...both, state: encode({ ...whole, place: own.attempt.place }, plan) };
}
