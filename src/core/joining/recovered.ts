import { outcome, percent } from '../progress.ts';
import type { Effect, Interaction, Session } from '../session.ts';
import type { Attempt } from '../attempt.ts';
import { standingOf } from './join.ts';
import { isToldIn } from './told.ts';

/**
 * The answers that the LMS has to be told again: each once, those that still stand in the attempt and
 * that the LMS does not hold.
 *
 * @param held what the LMS holds; `null` where it holds nothing
 */
export function untold(
  interactions: readonly Interaction[],
  held: Attempt | null,
  attempt: Attempt,
): readonly Interaction[] {
  return interactions.filter(
    (one, index) =>
      // An LMS gets first answers only.
      !one.isRetry &&
      interactions.findIndex(({ key }) => key === one.key) === index &&
      isToldIn(attempt, one) &&
      (held === null || !isToldIn(held, one)),
  );
}

/** What a device, or another window, holds of a visit that the LMS may not have. */
export interface Kept {
  readonly attempt: Attempt;
  readonly interactions: readonly Interaction[];
  /** How many of the LMS's interactions stand before these; `null` where it does not count. */
  readonly recorded: number | null;
}

/** What the LMS handed to a launch. */
export interface Handed {
  /** `null` where it held nothing. */
  readonly held: Attempt | null;
  /** Interactions that it holds; `null` where it does not count. */
  readonly recorded: number | null;
}

/**
 * The answers of what was kept that the LMS has to be told again. It takes them one by one and in order, so
 * that their number says where a commit got no further; where it does not count, or another machine told it
 * something since, the state that came with them does.
 *
 * @param attempt what both come to
 */
export function unheard(
  { attempt: own, interactions, recorded: before }: Kept,
  { held, recorded }: Handed,
  attempt: Attempt,
): readonly Interaction[] {
  const isAlone = held === null || ['equal', 'ahead'].includes(standingOf(own, held));
  if (!isAlone || recorded === null || before === null || recorded < before)
    return untold(interactions, held, attempt);
  const sent = interactions.filter(({ isRetry }) => !isRetry);
  return untold(sent.slice(recorded - before), null, attempt);
}

/** What brings a record up to date with a session that holds more than it: to be saved and committed at once. */
export function recoveryOf(
  session: Session,
  interactions: readonly Interaction[],
  at: number,
): readonly Effect[] {
  return [
    ...(session.plan.evidence === 'minimal'
      ? []
      : interactions.map((interaction) => ({ type: 'record', interaction }) as const)),
    { type: 'save' },
    { type: 'progress', percent: percent(session), at },
    { type: 'report', outcome: outcome(session), at },
    { type: 'commit', when: 'now' },
  ];
}
