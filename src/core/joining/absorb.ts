import { withStatus } from '../attempt.ts';
import { objectiveResults } from '../objectives.ts';
import { outcome } from '../progress.ts';
import type { Effect, Interaction, Session } from '../session.ts';
import { isBlank } from './blank.ts';
import { join } from './join.ts';
import { recoveryOf, unheard, type Handed, type Kept } from './recovered.ts';

/** What a visit becomes that takes over from another window, and what the LMS has to be told of it. */
export interface Absorbed {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

/** What the LMS is known to hold of the attempt: what it handed to the launch, and what came since. */
export interface Told extends Handed {
  /** Answers that this visit has told it. */
  readonly interactions: readonly Interaction[];
}

/**
 * Takes what another window of the same attempt came to into a running visit; `undefined` where it
 * brings nothing new, or is of another attempt and this one is more than begun.
 *
 * Answers count as new by what the LMS handed to this launch, whatever the other window told it since:
 * both number them from there, and this one writes over the other's.
 */
export function absorb(
  session: Session,
  other: Kept,
  { told: { interactions, ...handed }, at }: { readonly told: Told; readonly at: number },
): Absorbed | undefined {
  const { attempt } = session;
  if (session.phase === 'ended' || session.mode !== 'normal') return undefined;
  const isAnother = attempt.registration !== other.attempt.registration;
  // Begun in two windows before the LMS held anything: the one in which something was done is the attempt.
  if (isAnother && (handed.held !== null || !isBlank(attempt) || isBlank(other.attempt))) return undefined;
  const joined = isAnother ? other.attempt : join(attempt, other.attempt);
  const lacking = unheard(other, handed, joined).filter(
    ({ key }) => !interactions.some((one) => one.key === key),
  );
  if (joined === attempt && lacking.length === 0) return undefined;
  const moved: Session = { ...session, attempt: { ...joined, place: attempt.place } };
  const next: Session = { ...moved, attempt: withStatus(moved.attempt, outcome(moved).status, at) };
  const objectives = objectiveResults(next);
  return {
    session: next,
    effects: [
      ...(objectives.length === 0 ? [] : [{ type: 'objectives', objectives } as const]),
      ...recoveryOf(next, lacking, at),
    ],
  };
}
