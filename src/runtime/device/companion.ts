import type { Attempt } from '../../core/attempt.ts';
import type { Absorbed } from '../../core/joining/absorb.ts';
import type { Effect, Session } from '../../core/session.ts';
import type { Delivery } from '../../lms/port.ts';
import { createClaim } from './claim.ts';
import type { Places } from './places.ts';
import { createUnsaved } from './unsaved.ts';

/** What goes beside a SCORM visit on the device: its unsaved answers, and its other windows. */
export interface Companion {
  /**
   * Takes the visit from any earlier window; what this one has to tell the LMS, it has told by then.
   * @param isShared an earlier window may hold the LMS's session that this one goes on with
   */
  take(isShared: boolean): void;
  consume(effects: readonly Effect[], session: Session): void;
  /** The LMS has confirmed all that happened. @param isProven it need not be taken at its word */
  confirm(isProven: boolean): void;
  /** Looks whether a later window has saved: then this one asks the LMS for nothing more. */
  look(): void;
  /** Whether the device holds all that the LMS has not confirmed. */
  isKept(): boolean;
}

export interface CompanionTools {
  readonly page: Window;
  readonly places: Places;
  /** Of this window, without blanks. */
  readonly id: string;
  /** Attempt that the LMS held at the launch; `null` where it held none. */
  readonly held: Attempt | null;
  /** These as in `createUnsaved`. */
  readonly isBased: boolean;
  readonly recorded: number | null;
  isLaters(text: string): boolean;
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
  ended(): Promise<Delivery> | null;
}

/** Watches what happens in this window and in others. */
export function openCompanion(tools: CompanionTools): Companion {
  const { page, places, session } = tools;
  const claim = createClaim(places.window, tools.id, tools.now);
  const unsaved = createUnsaved({
    places,
    now: tools.now,
    isOnline: () => page.navigator.onLine,
    held: tools.held,
    isBased: tools.isBased,
    recorded: tools.recorded,
    isLaters: tools.isLaters,
  });
  let isOver = false;
  let happened: readonly Parameters<Companion['consume']>[] = [];

  /** What is kept for a page that dies is no part of answering: it waits until the verdict is on the screen. */
  function catchUp(): void {
    const steps = happened;
    happened = [];
    for (const step of steps) unsaved.consume(...step);
  }

  /** `null` once the visit is over, or goes on elsewhere: what another window leaves is for the next launch. */
  function running(): Session | null {
    const current = session();
    return isOver || current?.phase === 'ended' ? null : current;
  }

  /** Gives the visit up where a later window took it. */
  function giveUp(): void {
    const current = running();
    if (current === null) return;
    const ownership = claim.ownership();
    if (ownership === 'ours') return;
    isOver = true;
    catchUp();
    // The later window began with what the LMS held then: it takes the rest from here.
    unsaved.handOver(current);
    if (ownership === 'taken') tools.end();
    tools.stop();
  }

  function takeOver(text: string): void {
    const current = running();
    if (current === null) return;
    catchUp();
    const taken = unsaved.takeOver(text, current);
    if (taken === undefined) return;
    claim.outlast();
    if (taken !== 'nothing new') tools.adopt(taken);
  }

  /** @param isTrusted whether an end that is answered "true" has saved all there is */
  async function leave(isTrusted: boolean): Promise<void> {
    const delivery = await tools.ended();
    if (delivery?.ok === true && isTrusted) unsaved.confirm();
    if (delivery !== null) claim.release();
  }

  page.addEventListener('storage', ({ key, newValue }) => {
    if (key === places.window.key && newValue !== null) giveUp();
    if (places.isUnsaved(key) && newValue !== null) takeOver(newValue);
  });
  page.addEventListener('pageshow', giveUp);
  // A page that goes for good needs no word from a later one.
  page.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) claim.release();
  });
  page.document.addEventListener('visibilitychange', giveUp);

  return {
    take: claim.take,
    consume(effects, current) {
      const end = effects.find((effect) => effect.type === 'end');
      if (end !== undefined) catchUp();
      // Nobody looks any more whether what is said last has reached the LMS; Save and exit has looked before.
      const isTrusted = !unsaved.isKept();
      happened = [...happened, [effects, current]];
      if (end !== undefined) {
        catchUp();
        void leave(isTrusted);
      } else if (happened.length === 1) tools.soon(catchUp);
    },
    confirm(isProven) {
      catchUp();
      if (isProven) unsaved.confirm();
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
