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
}

/** What the LMS is known to hold of the attempt. */
export interface Told {
  /** At the launch; `null` where it held nothing. */
  readonly held: Attempt | null;
  /** Answers that this visit has told it. */
  readonly interactions: readonly Interaction[];
}

/**
 * Takes what another window of the same attempt came to into a running visit; `undefined` where it
 * brings nothing new, or is of another attempt.
 *
 * Answers count as new by what the LMS handed to this launch, whatever the other window told it since:
 * both number them from there, and this one writes over the other's.
 */
export function absorb(
  session: Session,
  other: { readonly attempt: Attempt; readonly interactions: readonly Interaction[] },
  { told: { held, interactions }, at }: { readonly told: Told; readonly at: number },
): Absorbed | undefined {
  const { attempt } = session;
  if (session.phase === 'ended' || session.mode !== 'normal') return undefined;
  if (attempt.registration !== other.attempt.registration) return undefined;
  const joined = join(attempt, other.attempt);
  const lacking = untold(other.interactions, held, joined).filter(
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
