import type { Slot } from './slot.ts';

/**
 * Whose the visit is. `taken`: a later window goes on with it, and has saved nothing yet; `passed`: that
 * window has saved, so that whatever this one sent would stand over something newer.
 */
export type Ownership = 'ours' | 'taken' | 'passed';

/** One window of a learner and course at a time writes to the LMS: the one that was opened last. */
export interface Claim {
  /** Takes the visit. */
  take(): void;
  /** @param isAwoken the page lay in the cache: where nothing stands any more, another window came and went */
  ownership(isAwoken?: boolean): Ownership;
  /** The LMS has confirmed something of this window. */
  save(): void;
  /** Leaves no trace, where the visit is still this window's. */
  release(): void;
}

const SAVED = ' saved';

/** @param window id of this window, without blanks */
export function createClaim(slot: Slot, window: string): Claim {
  let value = window;
  /** Where storage is blocked nothing can be claimed, and nothing is. */
  let isWritten = false;

  const isOurs = (held: string) => held === window || held === window + SAVED;

  return {
    take() {
      isWritten = slot.write(value);
    },
    ownership(isAwoken = false) {
      if (!isWritten) return 'ours';
      const held = slot.read();
      if (held === null && isAwoken) return 'passed';
      // Whoever cleared the storage did not mean this visit.
      if (held === null) slot.write(value);
      if (held === null || isOurs(held)) return 'ours';
      return held.endsWith(SAVED) ? 'passed' : 'taken';
    },
    save() {
      if (!isWritten || value !== window || !isOurs(slot.read() ?? window)) return;
      value = window + SAVED;
      slot.write(value);
    },
    release() {
      const held = slot.read();
      if (held !== null && isOurs(held)) slot.clear();
      isWritten = false;
    },
  };
}
