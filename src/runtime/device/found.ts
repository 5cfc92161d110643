import type { Attempt } from '../../core/attempt.ts';
import { join, standingOf } from '../../core/joining/join.ts';
import { unheard, untold } from '../../core/joining/recovered.ts';
import type { Interaction } from '../../core/session.ts';
import type { Release } from '../../core/suspend.ts';
import { readCopy } from './copy-code.ts';
import type { Slot } from './slot.ts';

/** What a launch goes on with, where the device holds more than the LMS. */
export interface Found {
  readonly attempt: Attempt;
  /** Answers that the LMS has to be told again. */
  readonly interactions: readonly Interaction[];
  /** How many of its interactions stand before these; `null` where it does not count. */
  readonly recorded: number | null;
  /** Whether the LMS had stored something of the attempt before. */
  readonly isBased: boolean;
}

interface Place {
  readonly slot: Slot;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly plan: Release;
  /** Interactions that the LMS holds; `null` where it does not count. */
  readonly recorded: number | null;
  /** Whether the LMS has stored what it handed over: a page that is loaded again reads what waits. */
  readonly isStored: boolean;
}

/**
 * What the device kept, held against what the LMS handed to this launch.
 *
 * A copy of another attempt is left where it is: of two activities with one edition, each launch comes
 * back to its own. So is one that a later package wrote. Neither stays longer than a copy may.
 *
 * @param held attempt that the LMS holds; `null` where it holds none
 * @param isReadable whether this package knows all that an attempt names
 * @returns `undefined` where the LMS's attempt is the one to go on with
 */
export function foundIn(
  { slot, now, plan, isStored, recorded }: Place,
  held: Attempt | null,
  isReadable: (attempt: Attempt) => boolean,
): Found | undefined {
  const text = slot.read();
  if (text === null) return undefined;
  const copy = readCopy(text, plan, now);
  if (copy === undefined) slot.clear();
  if (copy === undefined || copy === 'newer' || !isReadable(copy.attempt)) return undefined;
  // An LMS that held something of the attempt and holds nothing now was told to forget it.
  if (held === null && copy.isBased) return undefined;
  const standing = held === null ? 'ahead' : standingOf(copy.attempt, held);
  if (standing === 'other') return undefined;
  const attempt = held === null ? copy.attempt : join(held, copy.attempt);
  // What it hands over may have been sent in vain, from there on.
  if (!isStored && (standing === 'equal' || standing === 'ahead'))
    return { ...copy, attempt, interactions: untold(copy.interactions, null, attempt) };
  const interactions = unheard(copy, { held, recorded }, attempt);
  if (attempt !== held || interactions.length > 0)
    return { attempt, interactions, recorded, isBased: isStored && held !== null };
  if (isStored) slot.clear();
  return undefined;
}
