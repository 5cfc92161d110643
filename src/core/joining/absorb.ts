import { withStatus, type Attempt } from '../attempt.ts';
import { objectiveResults } from '../objectives.ts';
import { outcome } from '../progress.ts';
import type { Effect, Interaction, Session } from '../session.ts';
import { join } from './join.ts';
import { recoveryOf, untold } from './recovered.ts';

/** What a visit becomes that takes over from another window, and what the LMS has to be told of it. */
export interface Absorbed {
  readonly session: Session;
  readonly effects: readonly Effect[];
  /** Interactions the LMS is told again. */
  readonly told: readonly Interaction[];
}

/**
 * Takes what another window of the same attempt came to into a running visit; `undefined` where it
 * brings nothing new, or is of another attempt.
 */
export function absorb(
  session: Session,
  other: { readonly attempt: Attempt; readonly interactions: readonly Interaction[] },
  at: number,
): Absorbed | undefined {
  const { attempt } = session;
  const joined = join(attempt, other.attempt);
  if (session.phase === 'ended' || session.mode !== 'normal' || joined === attempt) return undefined;
  const moved: Session = { ...session, attempt: { ...joined, place: attempt.place } };
  const next: Session = { ...moved, attempt: withStatus(moved.attempt, outcome(moved).status, at) };
  const told = untold(other.interactions, attempt, joined);
  const objectives = objectiveResults(next);
  return {
    session: next,
    told,
    effects: [
      ...(objectives.length === 0 ? [] : [{ type: 'objectives', objectives } as const]),
      ...recoveryOf(next, told, at),
    ],
  };
}
