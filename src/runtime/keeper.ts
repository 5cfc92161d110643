import type { Attempt } from '../core/attempt.ts';
import type { Effect, Outcome, Session } from '../core/session.ts';
import { encode } from '../core/suspend.ts';
import type { Delivery, LmsProblem, LmsSession } from '../lms/port.ts';
import { routeOf } from './route.ts';

/** How the record stands, for the sign in the header. */
export type Keeping =
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'late'; readonly failures: number; readonly problem: LmsProblem };

export interface Keeper {
  /** Carries out the effects that concern the LMS, in order. */
  consume(effects: readonly Effect[], session: Session): void;
  /** Asks for a commit at once where something waits. */
  flush(): void;
  /** Settles when the end has been answered; `null` while the visit goes on. */
  ended(): Promise<Delivery> | null;
}

interface KeeperTools {
  readonly lms: LmsSession;
  /** Epoch milliseconds. */
  now(): number;
  /** @returns a function that stops the timer */
  after(ms: number, run: () => void): () => void;
  show(keeping: Keeping): void;
}

/** One commit for answers given within a second; the LMS's commit blocks the page. */
const SOON = 1_000;
/** Waits before each further try of a failed commit, milliseconds; the last one repeats. */
const RETRY = [1_000, 2_000, 4_000, 8_000, 16_000, 60_000] as const;

/** The LMS's record keeper: turns effects into calls, and tries again until the LMS has confirmed them. */
export function createKeeper({ lms, now, after, show }: KeeperTools): Keeper {
  let waiting = false;
  let failures = 0;
  let stopTimer: () => void = () => {};
  let end: Promise<Delivery> | null = null;
  let latest: { attempt: Attempt; outcome: Outcome | null; course: string } | null = null;
  let committing = false;
  let generation = 0;

  function save(session: Session): void {
    latest = { attempt: session.attempt, outcome: latest?.outcome ?? null, course: session.plan.course };
    lms.saveState(encode(session.attempt, session.plan.course), routeOf(session.attempt.place, session.plan));
  }

  function plan(ms: number): void {
    stopTimer();
    stopTimer = after(ms, () => void commit());
  }

  async function commit(): Promise<void> {
    stopTimer();
    if (end !== null || committing) return;
    committing = true;
    const sent = generation;
    const delivery = await lms.commit();
    committing = false;
    if (end !== null) return;
    settle(delivery, sent);
  }

  function settle(delivery: Delivery, sent: number): void {
    if (delivery.ok) {
      failures = 0;
      waiting = sent !== generation;
      show(waiting ? { state: 'saving' } : { state: 'saved', at: now() });
      if (waiting) plan(SOON);
      return;
    }
    failures += 1;
    show({ state: 'late', failures, problem: delivery.problem });
    plan(RETRY[Math.min(failures, RETRY.length) - 1] ?? 60_000);
  }

  function carryOut(effect: Effect, session: Session): void {
    switch (effect.type) {
      case 'save':
        save(session);
        return;
      case 'record':
        lms.recordInteraction(effect.interaction);
        return;
      case 'report':
        if (latest !== null) latest = { ...latest, outcome: effect.outcome };
        lms.reportOutcome(effect.outcome);
        return;
      case 'commit':
        waiting = true;
        generation += 1;
        if (failures === 0) show({ state: 'saving' });
        if (effect.when === 'now') void commit();
        else if (failures === 0) plan(SOON);
        return;
      case 'end':
        stopTimer();
        end ??= lms.end(effect.outcome);
        return;
      case 'began':
      case 'progress':
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
    ended: () => end,
  };
}
