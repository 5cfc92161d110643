import type { Attempt } from '../../core/attempt.ts';
import { absorb, type Absorbed } from '../../core/joining/absorb.ts';
import { join } from '../../core/joining/join.ts';
import type { Effect, Interaction, Session } from '../../core/session.ts';
import { copyText, readCopy, type DeviceCopy } from './copy-code.ts';
import type { Places } from './places.ts';
import type { Slot } from './slot.ts';

interface UnsavedTools {
  readonly places: Pick<Places, 'unsaved' | 'folder'>;
  /** Epoch milliseconds. */
  now(): number;
  /** `false`: nothing that an LMS answers is believed. */
  isOnline(): boolean;
  /** Attempt that the LMS held at the launch; `null` where it held none. */
  readonly held: Attempt | null;
  /** Whether the LMS had stored something of the attempt by then: only what it hands over proves that. */
  readonly isBased: boolean;
  /** Interactions that it held then; `null` where it did not tell. */
  readonly recorded: number | null;
  /** Whether a later package wrote what is kept: nothing is written over it. */
  isLaters(text: string): boolean;
}

/** Keeps on the device what the LMS has not confirmed, and nothing longer than that. */
export interface Unsaved {
  /** Takes what happened, before the LMS has answered: a page that is killed says no word. */
  consume(effects: readonly Effect[], session: Session): void;
  /** The LMS has confirmed all that happened. */
  confirm(): void;
  /** Leaves all of this visit for the window that goes on with it; nothing is kept or cleared after that. */
  handOver(session: Session): void;
  /** Takes what another window left; `undefined` where it left nothing yet. */
  takeOver(text: string, session: Session): Absorbed | 'nothing new' | undefined;
  /** Whether the device holds all that is not confirmed. */
  isKept(): boolean;
}

export function createUnsaved(tools: UnsavedTools): Unsaved {
  const { places, now, isOnline, held, isBased, recorded } = tools;
  let isHandedOver = false;
  let isKept = false;
  /** The visit whose state is not confirmed; `null` where all is. */
  let unsaved: Session | null = null;
  let waiting: readonly Interaction[] = [];
  let before = recorded;
  const visit: Interaction[] = [];
  /** Where the copy stands that this window wrote last; `null` where it wrote none. */
  let slot: Slot | null = null;

  function write({ attempt, plan }: Session, told: Pick<DeviceCopy, 'interactions' | 'recorded'>): void {
    const copy = { attempt, ...told, at: now(), isBased, isHandedOver, folder: places.folder };
    const next = places.unsaved(attempt.registration);
    if (next.key !== slot?.key) {
      // The visit went on with the attempt of another window.
      slot?.clear();
      slot = tools.isLaters(next.read() ?? '') ? null : next;
    }
    isKept = false;
    if (slot === null) return;
    try {
      isKept = slot.write(copyText(copy, plan));
    } catch {
      // The attempt holds what a saved state has no place for: the keeper says so.
    }
  }

  return {
    consume(effects, session) {
      if (isHandedOver) return;
      const answers = effects.flatMap((effect) => (effect.type === 'record' ? [effect.interaction] : []));
      visit.push(...answers);
      waiting = [...waiting, ...answers];
      if (!effects.some(({ type }) => type === 'save')) return;
      unsaved = session;
      write(session, { interactions: waiting, recorded: before });
    },
    confirm() {
      if (isHandedOver || !isOnline()) return;
      if (before !== null) before += waiting.filter(({ isRetry }) => !isRetry).length;
      waiting = [];
      if (unsaved !== null) slot?.clear();
      unsaved = null;
      isKept = false;
    },
    handOver(session) {
      if (isHandedOver) return;
      isHandedOver = true;
      const { attempt, plan } = session;
      const there = readCopy(places.unsaved(attempt.registration).read() ?? '', plan, now());
      // The other window may have kept an answer there, and be gone by now.
      const kept = typeof there === 'object' ? there : { attempt, interactions: [] };
      const others = kept.interactions.filter(({ key }) => !visit.some((one) => one.key === key));
      // It numbers its answers from where this one began: it tells all of them again.
      write(
        { ...session, attempt: join(kept.attempt, attempt) },
        { interactions: [...visit, ...others], recorded },
      );
    },
    takeOver(text, session) {
      if (isHandedOver) return undefined;
      const { plan, attempt } = session;
      const copy = readCopy(text, plan, now());
      // Until the visit is handed over two windows may write here, each its own.
      if (typeof copy !== 'object' || !copy.isHandedOver) return undefined;
      // Another activity with the same edition has an attempt of its own.
      const isSame = copy.attempt.registration === attempt.registration;
      if (!isSame && copy.folder !== places.folder) return undefined;
      const taken = absorb(session, copy, { told: { held, recorded, interactions: visit }, at: now() });
      if (taken !== undefined) return taken;
      // What it wrote stands where this window's own had stood.
      if (unsaved !== null) write(unsaved, { interactions: waiting, recorded: before });
      else if (isSame) places.unsaved(attempt.registration).clear();
      return 'nothing new';
    },
    isKept: () => isKept,
  };
}
