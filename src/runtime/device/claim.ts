import type { Slot } from './slot.ts';

/**
 * Whose the visit is. `taken`: a later window goes on with it, and has saved nothing yet; `passed`: whatever
 * this window sent would stand over something newer, or end a session that is not its own any more.
 */
export type Ownership = 'ours' | 'taken' | 'passed';

/** One window of a learner and course at a time writes to the LMS: the one that was opened last. */
export interface Claim {
  /** Takes the visit. @param isShared an earlier window may hold the LMS's session that this one goes on with */
  take(isShared: boolean): void;
  ownership(): Ownership;
  /** The LMS has confirmed something of this window. */
  save(): void;
  /** The earlier window has given the visit up. */
  outlast(): void;
  /** Leaves the visit, where it is still this window's. */
  release(): void;
}

type Standing = 'open' | 'saved' | 'left';

/** A window that sleeps longer is not asked any more, milliseconds: 7 days. */
const LONGEST = 7 * 24 * 60 * 60 * 1_000;

/**
 * @param window id of this window, without blanks
 * @param now epoch milliseconds
 */
export function createClaim(slot: Slot, window: string, now: () => number): Claim {
  let standing: Standing = 'open';
  /** Where storage is blocked nothing can be claimed, and nothing is. */
  let isWritten = false;
  /** Since when a window may sleep that this one took the visit from, epoch milliseconds; `null` for none. */
  let earlier: number | null = null;

  const write = () => slot.write(`${window} ${standing} ${String(earlier ?? now())}`);

  /** Who claims the visit now; `null` where nobody does, or nobody can tell. */
  function held() {
    const [, id, how, at] = /^(\S+) (open|saved|left) (\d+)$/.exec(slot.read() ?? '') ?? [];
    return id === undefined ? null : { isOurs: id === window, how, at: Number(at) };
  }

  return {
    take(isShared) {
      const before = held();
      if (before !== null && !before.isOurs && now() - before.at < LONGEST) earlier = before.at;
      // The end of the one would be the end of both: the earlier one is not to say it.
      if (isShared) standing = 'saved';
      isWritten = write();
    },
    ownership() {
      if (!isWritten) return 'ours';
      const current = held();
      // Whoever cleared or garbled the storage did not mean this visit.
      if (current === null) write();
      if (current === null || current.isOurs) return 'ours';
      return current.how === 'open' ? 'taken' : 'passed';
    },
    save() {
      if (!isWritten || standing === 'saved' || held()?.isOurs === false) return;
      standing = 'saved';
      write();
    },
    outlast() {
      earlier = null;
    },
    release() {
      if (isWritten && held()?.isOurs === true) {
        standing = 'left';
        // An earlier window may sleep and has heard nothing: it reads here that the visit went on.
        if (earlier === null) slot.clear();
        else write();
      }
      isWritten = false;
    },
  };
}
