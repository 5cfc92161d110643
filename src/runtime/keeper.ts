import { reportedObjectives, reportedOf } from '../core/reported.ts';
import type { Effect, Outcome, Session, WayOut } from '../core/session.ts';
import { encode } from '../core/suspend.ts';
import type { Delivery, LmsProblem } from '../lms/port.ts';
import type { Confirm } from './connection-watch.ts';
import type { KeeperTools } from './keeper-tools.ts';
import type { Account } from './keeping.ts';
import { routeOf } from './route.ts';

export interface Keeper {
  /** Carries out the effects that concern the LMS, in order. */
  consume(effects: readonly Effect[], session: Session): void;
  /** Asks for a commit at once where something waits. */
  flush(): void;
  /** Commits what waits and tells whether everything is saved. */
  settle(): Promise<Delivery>;
  /** Settles when the end has been answered; `null` while the visit goes on. */
  ended(): Promise<Delivery> | null;
  account(): Account;
  /** The visit goes on elsewhere: the LMS is asked for nothing more, and whoever asks gets this answer. */
  stop(answer: Delivery): void;
}

/** A commit under way: the state that was written with it, the session of that moment, and the time. */
interface Sent {
  readonly written: Session | null;
  readonly session: Session | null;
  readonly since: number;
}

/** One commit for answers given within a second; the LMS's commit blocks the page. */
const SOON = 1_000;

/** Takes an LMS at its word, which proves nothing. */
export const believe: Confirm = async (delivery) => delivery ?? { ok: true };

/**
 * The LMS's record keeper: turns effects into calls, and tries again until the LMS has confirmed them.
 * State is written once a commit, however often it changed since the last one, unless it is kept at once.
 */
export function createKeeper(tools: KeeperTools): Keeper {
  const { lms, now, after, show, confirm, isKept, look } = tools;
  let unsaved: Session | null = null;
  let latest: Session | null = null;
  let waiting = false;
  let waitingSince: number | null = null;
  let isUrgent = false;
  let failures = 0;
  let problem: LmsProblem | null = null;
  let confirmed: Account['confirmed'] = null;
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
      lms.saveState(encode(attempt, plan), routeOf(attempt.place, plan));
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
    look();
    if (over !== null) return Promise.resolve(over);
    committing ??= send();
    return committing;
  }

  function leave(session: Session, outcome: Outcome, by: WayOut): Promise<Delivery> {
    const written = writeState();
    const answer = lms.end(reportedOf(outcome, session.plan.reporting), by);
    // Who leaves although nothing was confirmed is told the truth about the end too.
    const ended = by === 'exit' && failures > 0 ? answer.then((one) => confirm(one, true)) : answer;
    return written.ok ? ended : ended.then(() => written);
  }

  /** Where nothing waits, nothing is committed: only a word about what was is asked for. */
  async function send(): Promise<Delivery> {
    const asked = isUrgent;
    isUrgent = false;
    const sent = { written: unsaved, session: latest, since: now() };
    const state = waiting ? writeState() : null;
    waiting = false;
    const answer = await (state?.ok === true ? lms.commit() : Promise.resolve(state));
    return conclude(state?.ok === false ? state : await confirm(answer, asked), sent);
  }

  function conclude(delivery: Delivery, { written, session, since }: Sent): Delivery | Promise<Delivery> {
    committing = null;
    if (end !== null) return end;
    if (delivery.ok) {
      failures = 0;
      problem = null;
      waitingSince = waiting ? since : null;
      if (session !== null) confirmed = { at: now(), status: session.attempt.status };
      if (waiting) schedule(SOON);
      else show({ state: 'saved', at: now(), isProven: delivery.isProven === true });
      return delivery;
    }
    ({ problem } = delivery);
    waitingSince ??= since;
    if (delivery.over === true) {
      over = delivery;
      show({ state: 'over', problem });
      return delivery;
    }
    // What was not confirmed is written again, unless something newer waits already.
    unsaved ??= written;
    waiting = true;
    failures += 1;
    show({ state: 'late', failures, problem, isKept: isKept() });
    // 1, 2, 4, 8 and 16 seconds, then each minute.
    schedule(failures > 5 ? 60_000 : 500 * 2 ** failures);
    return delivery;
  }

  async function settle(): Promise<Delivery> {
    isUrgent = true;
    const isJoined = committing !== null;
    const delivery = await commit();
    // What came while one commit was under way goes with the next.
    return delivery.ok && end === null && (isJoined || waiting) ? settle() : delivery;
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
        if (lms.isKeptAtOnce) writeState();
        waiting = true;
        waitingSince ??= now();
        if (over !== null) return;
        if (failures === 0) show({ state: 'saving' });
        if (effect.when === 'now') {
          isUrgent = true;
          void commit();
        }
        // The first answer sets the time: however fast others follow, none of them puts it off.
        else if (failures === 0 && !isScheduled) schedule(SOON);
        return;
      case 'end':
        stopTimer();
        look();
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
      latest = session;
      for (const effect of effects) carryOut(effect, session);
    },
    flush() {
      if (waiting) void commit();
    },
    settle,
    ended: () => end,
    account: () => ({ confirmed, waitingSince, problem, isKept: isKept() }),
    stop(answer) {
      stopTimer();
      over ??= answer;
    },
  };
}
