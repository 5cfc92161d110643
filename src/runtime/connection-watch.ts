import { CONNECTION_FILE } from '../core/connection.ts';
import type { CoursePlan } from '../core/plan.ts';
import type { Delivery, LmsSession } from '../lms/port.ts';
import {
  knownAfter,
  LOOK_EVERY,
  lookIn,
  verdictOf,
  type Known,
  type Sight,
  type Verdict,
} from './connection.ts';

/** How long the server may take over a file of a few bytes, milliseconds. */
const PATIENCE = 4_000;

interface WatchTools {
  readonly plan: CoursePlan;
  readonly lms: Pick<LmsSession, 'commit' | 'confirm'>;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  now(): number;
  /** @returns a function that stops the timer */
  after(ms: number, run: () => void): () => void;
  isOnline(): boolean;
  /** While it is, nothing is asked: what is under way then fails without meaning anything. */
  isGoingAway(): boolean;
  /** Asks for a word about what no look has confirmed yet. */
  settle(): void;
}

/**
 * What is to be believed of the answer to a commit.
 * @param delivery `null`: nothing was committed, and what no look has confirmed yet is asked about
 * @param isUrgent whether the learner relies on it now
 */
export type Confirm = (delivery: Delivery | null, isUrgent: boolean) => Promise<Delivery>;

const OK: Delivery = { ok: true };
const PROVEN: Delivery = { ok: true, isProven: true };

/** Looks for the file once, so that it is known in this visit, and then after commits. */
export function watchConnection(tools: WatchTools): Confirm {
  const { plan, lms, now, isGoingAway } = tools;
  let file: Known['file'] = 'unseen';
  let lastLook = now();
  // What was answered before anybody watched is unconfirmed too.
  let isUnconfirmed = true;
  let isDoubted = false;
  // Whether a look came to nothing before the file was seen: a login may have ended as early as that.
  let hasMissed = false;
  let reason: 'offline' | 'signed-out' | null = null;
  let hasFailed = false;
  let stopTimer: () => void = () => {};

  async function look(): Promise<Verdict> {
    lastLook = now();
    stopTimer();
    const sight = await ask(tools);
    if (isGoingAway()) return 'untold';
    const verdict = verdictOf(sight, { file, isOnline: tools.isOnline() }, plan);
    hasMissed ||= file === 'unseen' && verdict !== 'stored';
    file = knownAfter(sight, verdict, file);
    return verdict;
  }

  /** Looks, and tells the adapter what it means for all that it was answered "true" for. */
  async function decide(delivery: Delivery): Promise<Delivery> {
    const verdict = await look();
    if (isGoingAway()) return delivery;
    if (verdict === 'stored' && hasMissed) return startOver(delivery);
    reason = verdict === 'offline' || verdict === 'signed-out' ? verdict : null;
    isDoubted = reason !== null;
    isUnconfirmed = isDoubted || (verdict === 'untold' && file !== 'absent');
    if (isDoubted || !isUnconfirmed) lms.confirm?.(!isDoubted);
    return withReason(delivery);
  }

  /** The file is there after all, so the looks that missed it met a network or a login that had ended. */
  async function startOver(delivery: Delivery): Promise<Delivery> {
    hasMissed = false;
    lms.confirm?.(false);
    return decide(delivery.ok ? await lms.commit() : delivery);
  }

  function withReason(delivery: Delivery): Delivery {
    if (reason === null) return delivery.ok && !isUnconfirmed ? PROVEN : delivery;
    const problem = delivery.ok ? { call: 'connection', code: reason, message: '' } : delivery.problem;
    return { ok: false, problem: { ...problem, reason } };
  }

  /** Why it fails is asked at the first failure in a row, and then once in a while. */
  async function explain(delivery: Delivery): Promise<Delivery> {
    const isTold = hasFailed && now() - lastLook < LOOK_EVERY;
    hasFailed = true;
    return file === 'seen' && !isTold ? decide(delivery) : withReason(delivery);
  }

  void look();
  return async (delivery, isUrgent) => {
    if (delivery === null && !isUnconfirmed) return PROVEN;
    const answer = delivery ?? OK;
    if (isGoingAway() || (!answer.ok && answer.over === true)) return answer;
    if (!answer.ok) return explain(answer);
    // After a failure the learner waits for a word, and other values may stand where the right ones belong.
    const presses = isUrgent || isDoubted || hasFailed;
    hasFailed = false;
    isUnconfirmed = true;
    const known = { file, isOnline: tools.isOnline() };
    const due = lookIn(known, { isUrgent: presses, sinceLast: now() - lastLook });
    if (due === 0) return decide(answer);
    stopTimer();
    if (due !== null) {
      stopTimer = tools.after(due, tools.settle);
      return OK;
    }
    lms.confirm?.(true);
    return PROVEN;
  };
}

async function ask({ fetch, after }: WatchTools): Promise<Sight> {
  const patience = new AbortController();
  const stop = after(PATIENCE, () => patience.abort());
  try {
    const response = await fetch(CONNECTION_FILE, {
      cache: 'no-store',
      // Followed, a login page of another server would look like a network error under the page's policy.
      redirect: 'manual',
      signal: patience.signal,
    });
    return {
      kind: 'answer',
      status: response.status,
      isElsewhere: response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400),
      text: response.ok ? await response.text() : '',
    };
  } catch {
    return { kind: 'nothing' };
  } finally {
    stop();
  }
}
