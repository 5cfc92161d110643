import type { Attempt } from './attempt.ts';
import type { Interaction } from './session.ts';

/** What an event did to the attempt, before the status is drawn from it. */
export interface Step {
  readonly attempt: Attempt;
  readonly interaction?: Interaction;
}
