import type { Effect } from '../core/session.ts';

/**
 * An effect with the ids of the statements it gives, fixed when it happened: a statement sent again
 * under its id is stored once (xAPI 1.0.3 Communication 2.1.2).
 */
export interface StampedEffect {
  readonly effect: Effect;
  /** Two UUIDs; an effect gives two statements at most. */
  readonly ids: readonly [string, string];
}
