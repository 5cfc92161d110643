import type { Attempt } from '../../core/attempt.ts';
import type { Absorbed } from '../../core/joining/absorb.ts';
import type { Effect, Session } from '../../core/session.ts';
import { createClaim } from './claim.ts';
import type { Slot } from './slot.ts';
import { createUnsaved } from './unsaved.ts';

/** What goes beside a SCORM visit on the device: its unsaved answers, and its other windows. */
export interface Companion {
  /** Takes the visit from any earlier window; what this one has to tell the LMS, it has told by then. */
  take(): void;
  consume(effects: readonly Effect[], session: Session): void;
  /** The LMS has confirmed all that happened. */
  confirm(): void;
  /** Looks whether a later window has saved: then this one asks the LMS for nothing more. */
  look(): void;
  /** Whether the device holds all that the LMS has not confirmed. */
  isKept(): boolean;
}

export interface CompanionTools {
  readonly page: Window;
  readonly places: { readonly unsaved: Slot; readonly window: Slot };
  /** Of this window, without blanks. */
  readonly id: string;
  /** Attempt that the LMS held at the launch; `null` where it held none. */
  readonly held: Attempt | null;
  /** These two as in `createUnsaved`. */
  readonly isBased: boolean;
  readonly recorded: number | null;
  /** Epoch milliseconds. */
  now(): number;
  /** Runs something once the page has shown what happened. */
  soon(run: () => void): void;
  session(): Session | null;
  /** Goes on with what another window came to. */
  adopt(absorbed: Absorbed): void;
  /** Ends the session with the LMS, with all that there is to save. */
  end(): void;
  /** Asks the LMS for nothing more, and says so. */
  stop(): void;
  /** Settles when the end has been answered; `null` while the visit goes on. */
  ended(): Promise<{ readonly ok: boolean }> | null;
}

/** Watches what happens in this window and in others. */
export function openCompanion(tools: CompanionTools): Companion {
  const { page, places, session } = tools;
  const claim = createClaim(places.window, tools.id);
  const unsaved = createUnsaved({
    slot: places.unsaved,
    now: tools.now,
    isOnline: () => page.navigator.onLine,
    held: tools.held,
    isBased: tools.isBased,
    recorded: tools.recorded,
  });
  let isOver = false;
  let happened: readonly Parameters<Companion['consume']>[] = [];

  /** What is kept for a page that dies is no part of answering: it waits until the verdict is on the screen. */
  function catchUp(): void {
    const steps = happened;
    happened = [];
    for (const step of steps) unsaved.consume(...step);
  }

  /** Gives the visit up where a later window took it. */
  function giveUp(isAwoken = false): void {
    const current = session();
    if (isOver || current === null || current.phase === 'ended') return;
    const ownership = claim.ownership(isAwoken);
    if (ownership === 'ours') return;
    isOver = true;
    catchUp();
    // The later window began with what the LMS held then: it takes the rest from here.
    unsaved.handOver(current);
    if (ownership === 'taken') tools.end();
    tools.stop();
  }

  function takeOver(text: string): void {
    const current = session();
    if (isOver || current === null) return;
    catchUp();
    const absorbed = unsaved.takeOver(text, current);
    if (absorbed !== undefined) tools.adopt(absorbed);
  }

  async function leave(): Promise<void> {
    const delivery = await tools.ended();
    if (delivery?.ok === true) unsaved.confirm();
    if (delivery !== null) claim.release();
  }

  page.addEventListener('storage', ({ key, newValue }) => {
    if (key === places.window.key && newValue !== null) giveUp();
    if (key === places.unsaved.key && newValue !== null) takeOver(newValue);
  });
  page.addEventListener('pageshow', ({ persisted }) => giveUp(persisted));
  page.document.addEventListener('visibilitychange', () => giveUp());

  return {
    take: claim.take,
    consume(effects, current) {
      happened = [...happened, [effects, current]];
      if (effects.some(({ type }) => type === 'end')) {
        catchUp();
        void leave();
      } else if (happened.length === 1) tools.soon(catchUp);
    },
    confirm() {
      catchUp();
      unsaved.confirm();
      claim.save();
    },
    // One that has saved nothing may still be told all: `storage` says when it came.
    look() {
      if (claim.ownership() === 'passed') giveUp();
    },
    isKept() {
      catchUp();
      return unsaved.isKept();
    },
  };
}
