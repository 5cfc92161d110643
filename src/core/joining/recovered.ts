import { outcome, percent } from '../progress.ts';
import type { Effect, Interaction, Session } from '../session.ts';
import type { Attempt } from '../attempt.ts';
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
