import { backoffMs, retryAfterMs } from './backoff.ts';
import { batchWithin } from './batch.ts';
import { createDeparture } from './departure.ts';
import { holdingOf } from './inquiry.ts';
import { LrsError } from '../lrs-error.ts';
import type { OutboxState, SetAside } from './state.ts';
import type { OutboxStore } from './store.ts';
import { createPause } from './pause.ts';
import type { Sender } from '../sender.ts';
import type { Statement } from '../statement.ts';
import { verdictOn, type Problem } from './verdict.ts';

export interface Outbox {
  enqueue(statement: Statement): void;
  /** Tries again soon: the network is back, the page is seen again. */
  wake(): void;
  /**
   * Settles when all is delivered, or one more try has failed; never rejects. With `leaving` what fits
   * beside `besides` bytes of other requests is sent at once, in a request that outlives the page.
   */
  flush(how: { readonly leaving: boolean; readonly besides?: number }): Promise<void>;
  state(): OutboxState;
}

export interface OutboxOptions {
  readonly store: OutboxStore;
  readonly sender: Sender;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** 0 to 1. */
  readonly random: () => number;
  readonly onChange?: (state: OutboxState) => void;
}

const MOST_STATEMENTS = 50;
const MOST_BYTES = 60_000;
/** However often something new happens, a failing LRS is asked at most once a second. */
const LEAST_REST_MS = 1_000;

/** Delivers statements in order, one request at a time, until the LRS has confirmed each. */
export function createOutbox({ store, sender, now, wait, random, onChange }: OutboxOptions): Outbox {
  const pause = createPause(wait, now);
  const departure = createDeparture({
    store,
    sender,
    deliver,
    isSending: (id) => sending.some((statement) => statement.id === id),
    settled() {
      onChange?.(state());
      void run();
    },
  });
  let sending: readonly Statement[] = [];
  let delivered = 0;
  let setAside: readonly SetAside[] = [];
  let problem: Problem | undefined;
  let running = false;
  let stopped = false;
  let failures = 0;
  let limit = MOST_STATEMENTS;
  let flushes: readonly (() => void)[] = [];

  const state = (): OutboxState => ({ waiting: store.waiting().length, delivered, setAside, problem });

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    await drain();
    running = false;
    release();
  }

  async function drain(): Promise<void> {
    // What goes out with a leaving page may still deliver what waits.
    await departure.over();
    const waiting = store.waiting();
    const fitting = batchWithin(waiting, { statements: limit, bytes: MOST_BYTES });
    const batch = fitting.length > 0 ? fitting : waiting.slice(0, 1);
    if (stopped || batch.length === 0) return;
    await step(batch);
    onChange?.(state());
    return drain();
  }

  async function step(batch: readonly Statement[]): Promise<void> {
    sending = batch;
    try {
      await sender.post(batch, false);
      sending = [];
      deliver(batch);
      limit = Math.min(MOST_STATEMENTS, limit * 2);
    } catch (error) {
      sending = [];
      await react(error, batch);
    }
  }

  async function react(error: unknown, batch: readonly Statement[]): Promise<void> {
    const verdict = verdictOn(error, batch.length);
    switch (verdict.next) {
      case 'retry':
        return later(verdict.problem, error);
      case 'stop':
        return stop(verdict.problem);
      case 'split':
        limit = Math.ceil(batch.length / 2);
        return;
      case 'inquire':
        return inquire(batch, error, verdict.problem);
      case 'set-aside':
        putAside(batch, error);
        return;
      default:
        verdict satisfies never;
    }
  }

  /** @param refused why nobody may send here, if that is what the answer means */
  async function inquire(
    batch: readonly Statement[],
    error: unknown,
    refused: Problem | undefined,
  ): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    try {
      const holding = await holdingOf(sender, first);
      if (refused !== undefined && holding === 'hidden') stop(refused);
      else if (batch.length > 1) limit = Math.ceil(batch.length / 2);
      else if (holding === 'this') deliver(batch);
      else putAside(batch, error);
    } catch (failure) {
      await react(failure, batch);
    }
  }

  function stop(reason: Problem): void {
    stopped = true;
    problem = reason;
  }

  async function later(reason: Problem, error: unknown): Promise<void> {
    failures += 1;
    problem = reason;
    const asked = retryAfterMs(error instanceof LrsError ? error.retryAfter : undefined, now()) ?? 0;
    onChange?.(state());
    release();
    await pause.rest(backoffMs(failures, random()), Math.max(LEAST_REST_MS, asked));
  }

  function deliver(batch: readonly Statement[]): void {
    delivered += store.remove(new Set(batch.map(({ id }) => id)));
    failures = 0;
    problem = undefined;
  }

  function putAside(batch: readonly Statement[], error: unknown): void {
    const status = error instanceof LrsError ? error.status : undefined;
    store.remove(new Set(batch.map(({ id }) => id)));
    setAside = [...setAside, ...batch.map(({ id }) => ({ id, reason: String(error), status }))];
    limit = MOST_STATEMENTS;
  }

  function release(): void {
    const settled = flushes;
    flushes = [];
    for (const settle of settled) settle();
  }

  function wake(): void {
    pause.wake();
    void run();
  }

  return {
    enqueue(statement) {
      store.add(statement);
      onChange?.(state());
      wake();
    },
    wake,
    flush({ leaving, besides = 0 }) {
      // Somebody may have put the address right; credentials that are refused stay refused.
      if (problem?.kind === 'misconfigured') stopped = false;
      if (leaving) return stopped ? Promise.resolve() : departure.leave(besides);
      if (pause.bound() > LEAST_REST_MS) return Promise.resolve();
      return new Promise((resolve) => {
        flushes = [...flushes, resolve];
        wake();
      });
    },
    state,
  };
}
