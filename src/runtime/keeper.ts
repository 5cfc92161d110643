import { reportedObjectives, reportedOf } from '../core/reported.ts';
import type { Effect, Outcome, Session, WayOut } from '../core/session.ts';
import { encode } from '../core/suspend.ts';
import type { Delivery, LmsProblem, LmsSession } from '../lms/port.ts';
import { routeOf } from './route.ts';

/** How the record stands, for the sign in the header. */
export type Keeping =
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'late'; readonly failures: number; readonly problem: LmsProblem }
  /** The LMS has ended the session: nothing more is sent. */
  | { readonly state: 'over'; readonly problem: LmsProblem };

export interface Keeper {
  /** Carries out the effects that concern the LMS, in order. */
  consume(effects: readonly Effect[], session: Session): void;
  /** Asks for a commit at once where something waits. */
  flush(): void;
  /** Commits what waits and tells whether everything is saved. */
  settle(): Promise<Delivery>;
  /** Settles when the end has been answered; `null` while the visit goes on. */
  ended(): Promise<Delivery> | null;
  /** The visit goes on elsewhere: the LMS is asked for nothing more, and whoever asks gets this answer. */
  stop(answer: Delivery): void;
}

interface KeeperTools {
  readonly lms: LmsSession;
  /** Epoch milliseconds. */
  now(): number;
  /** @returns a function that stops the timer */
  after(ms: number, run: () => void): () => void;
  show(keeping: Keeping): void;
  /** Looks whether the visit is still this window's, before anything is sent; where it is not, calls `stop`. */
  look?(): void;
}

/** What a visit says at its end that only looks: nothing is ever taken back, so this changes no record. */
const UNTOLD: Outcome = { status: 'incomplete', completed: false, score: null };
/** One commit for answers given within a second; the LMS's commit blocks the page. */
const SOON = 1_000;
/** Waits before each further try of a failed commit, milliseconds; the last one repeats. */
const RETRY = [1_000, 2_000, 4_000, 8_000, 16_000, 60_000] as const;

/**
 * The LMS's record keeper: turns effects into calls, and tries again until the LMS has confirmed them.
 * State is written once a commit, however often it changed since the last one.
 */
export function createKeeper({ lms, now, after, show, look }: KeeperTools): Keeper {
  let unsaved: Session | null = null;
  let waiting = false;
  let failures = 0;
  let stopTimer: () => void = () => {};
  let isScheduled = false;
  let end: Promise<Delivery> | null = null;
  let committing: Promise<Delivery> | null = null;
  let over: Delivery | null = null;

  /** A state that cannot be written is a delivery that failed: it is shown, and tried again. */
  function writeState(): Delivery {
    if (unsaved === null) return { ok: true };
    const { attempt, plan } = unsaved;
    try {
      lms.saveState(encode(attempt, plan.course), routeOf(attempt.place, plan));
    } catch (cause) {
      return { ok: false, problem: { call: 'save', code: '', message: String(cause) } };
    }
    unsaved = null;
    return { ok: true };
  }

  function schedule(ms: number): void {
    stopTimer();
    const stop = after(ms, () => void commit());
    isScheduled = true;
    stopTimer = () => {
      isScheduled = false;
      stop();
    };
  }

  /** One commit at a time: who asks while one runs gets its answer. */
  function commit(): Promise<Delivery> {
    stopTimer();
    if (end !== null) return end;
    look?.();
    if (over !== null) return Promise.resolve(over);
    committing ??= send();
    return committing;
  }

  function leave(session: Session, outcome: Outcome, by: WayOut): Promise<Delivery> {
    const written = writeState();
    const ended = lms.end(
      reportedOf(session.mode === 'normal' ? outcome : UNTOLD, session.plan.reporting),
      by,
    );
    return written.ok ? ended : ended.then(() => written);
  }

  async function send(): Promise<Delivery> {
    waiting = false;
    const written = unsaved;
    const state = writeState();
    const delivery = await (state.ok ? lms.commit() : Promise.resolve(state));
    committing = null;
    if (end !== null) return end;
    if (!delivery.ok && delivery.over === true) {
      over = delivery;
      show({ state: 'over', problem: delivery.problem });
      return delivery;
    }
    if (!delivery.ok) {
      // What was not confirmed is written again, unless something newer waits already.
      unsaved ??= written;
      waiting = true;
      failures += 1;
      show({ state: 'late', failures, problem: delivery.problem });
      schedule(RETRY[Math.min(failures, RETRY.length) - 1] ?? 60_000);
      return delivery;
    }
    failures = 0;
    if (waiting) schedule(SOON);
    else show({ state: 'saved', at: now() });
    return delivery;
  }

  function carryOut(effect: Effect, session: Session): void {
    switch (effect.type) {
      case 'save':
        unsaved = session;
        return;
      case 'record':
        lms.recordInteraction(effect.interaction);
        return;
      case 'report':
        lms.reportOutcome(reportedOf(effect.outcome, session.plan.reporting));
        return;
      case 'progress':
        lms.reportProgress(effect.percent);
        return;
      case 'objectives':
        lms.reportObjectives(reportedObjectives(effect.objectives, session.plan.reporting));
        return;
      case 'commit':
        waiting = true;
        if (over !== null) return;
        if (failures === 0) show({ state: 'saving' });
        if (effect.when === 'now') void commit();
        // The first answer sets the time: however fast others follow, none of them puts it off.
        else if (failures === 0 && !isScheduled) schedule(SOON);
        return;
      case 'end':
        stopTimer();
        look?.();
        if (over !== null) return;
        end ??= leave(session, effect.outcome, effect.by);
        return;
      case 'began':
        return;
      default:
        effect satisfies never;
    }
  }

  return {
    consume(effects, session) {
      for (const effect of effects) carryOut(effect, session);
    },
    flush() {
      if (waiting) void commit();
    },
    settle: async () => (waiting || committing !== null ? commit() : { ok: true }),
    ended: () => end,
    stop(answer) {
      stopTimer();
      over ??= answer;
    },
  };
}
