import { LrsError } from '../../src/xapi/lrs-error.ts';
import { IDLE, type Command, type Machine, type OutboxEvent } from '../../src/xapi/outbox/machine.ts';
import { FRESH_PACING, type Pacing } from '../../src/xapi/outbox/pacing.ts';
import type { Settlement } from '../../src/xapi/outbox/store.ts';
import { step } from '../../src/xapi/outbox/step.ts';
import type { Statement } from '../../src/xapi/statement.ts';

/** How the next request of the world is met. */
export type Fault =
  | { readonly kind: 'drop' | 'stored-but-unanswered' | 'refused-credentials' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string };

type Row = { readonly statement: Statement; state: 'waiting' | 'aside' | 'gone' };
type Work = { readonly life: number; readonly command: Command; readonly timer?: number };
type Page = { readonly life: number; machine: Machine; work: Work[] };

/** A device with two windows, an LRS and a network, in which things happen one at a time, in any order. */
export interface World {
  readonly now: () => number;
  readonly rows: readonly Row[];
  /** Ids in the order in which the LRS stored them. */
  readonly stored: readonly string[];
  /** When each request was made, epoch milliseconds, those of a leaving page too. */
  readonly asked: readonly number[];
  /** Most ordinary requests that pages which live had under way together. */
  readonly mostAtOnce: () => number;
  /** Ids that left beside a request that was under way: nobody can say which of the two arrives. */
  readonly beside: ReadonlySet<string>;
  /** Ids that a fault refused alone: they go out again with another page, or never. */
  readonly refused: ReadonlySet<string>;
  readonly isBad: (id: string) => boolean;
  happen(window: number, event: OutboxEvent): void;
  /** The page of a window ends without a word, or after `leaving`. */
  kill(window: number): void;
  /** No request fails any more. */
  mend(): void;
  /** Another page takes the lock, as after a sleep. */
  steal(): void;
  advance(ms: number): void;
  /** One of the things that can happen now does. @returns whether there was one */
  run(choice: number): boolean;
  /** Lets time pass until the next rest is over. @returns whether there is one */
  skip(): boolean;
}

/** @param refusesRepeats an LRS that answers 409 to what it holds, though it is the same */
export function outboxWorld(met: readonly Fault[], refusesRepeats: boolean, random: () => number): World {
  const faults = [...met];
  let now = 1_000_000;
  let lives = 0;
  let holder: number | undefined;
  let mostAtOnce = 0;
  let pacing: Pacing = FRESH_PACING;
  const rows: Row[] = [];
  const stored: string[] = [];
  const asked: number[] = [];
  const beside = new Set<string>();
  const refused = new Set<string>();
  const pages: (Page | undefined)[] = [undefined, undefined];
  /** What pages that are gone have sent. */
  let loose: Work[] = [];
  const isBad = (id: string) => id.startsWith('bad');

  function feed(page: Page, event: OutboxEvent): void {
    const [machine, commands] = step(page.machine, event, { now, random: random() });
    page.machine = machine;
    for (const command of commands) begin(page, command);
  }

  function begin(page: Page, command: Command): void {
    const { life } = page;
    if (command.do === 'unlock') holder = holder === life ? undefined : holder;
    else if (command.do === 'rest') page.work.push({ life, command, timer: now + command.ms });
    else if (command.do !== 'tell') {
      if (isRequest(command)) asked.push(now);
      const isBeside = page.work.some((one) => isRequest(one.command));
      if (command.do === 'depart' && isBeside) for (const { id } of command.batch) beside.add(id);
      page.work.push({ life, command });
      const posts = pages.flatMap((one) => one?.work.filter((work) => work.command.do === 'post') ?? []);
      mostAtOnce = Math.max(mostAtOnce, posts.length);
    }
  }

  function settle({ delivered = [], aside = [], withdrawn = [], pacing: next = pacing }: Settlement): void {
    const end = (id: string, state: Row['state']) => {
      const row = rows.find((one) => one.statement.id === id && one.state === 'waiting');
      if (row !== undefined) row.state = state;
    };
    for (const id of [...delivered, ...withdrawn]) end(id, 'gone');
    for (const { id } of aside) end(id, 'aside');
    pacing = next;
  }

  /** What the device does for a page, also where nobody hears of it any more. @returns what the page hears */
  function onDevice(life: number, command: Command): OutboxEvent | undefined {
    switch (command.do) {
      case 'add':
        for (const statement of command.statements) rows.push({ statement, state: 'waiting' });
        return undefined;
      case 'read': {
        if (holder !== life) return { type: 'lost' };
        const waiting = rows.filter(({ state }) => state === 'waiting').map(({ statement }) => statement);
        return { type: 'read', reading: { waiting: waiting.slice(0, command.most), pacing } };
      }
      case 'settle':
        settle(command.settlement);
        return { type: 'settled' };
      case 'note':
        settle(command.settlement);
        return undefined;
      case 'lock':
        holder = life;
        return { type: 'locked' };
      default:
        return undefined;
    }
  }

  /** What the network and the LRS do. @returns what the page hears, if it still lives */
  function onNetwork(command: Command): OutboxEvent | undefined {
    if (command.do === 'look') {
      const fault = faults.shift();
      if (fault?.kind === 'refused-credentials') return { type: 'looked', holding: 'hidden' };
      if (fault !== undefined) return { type: 'failed', error: refusal(undefined) };
      return { type: 'looked', holding: stored.includes(command.statement.id) ? 'this' : 'nothing' };
    }
    if (command.do !== 'post' && command.do !== 'depart') return undefined;
    const error = post(command.batch);
    if (command.do === 'post') return error === undefined ? { type: 'taken' } : { type: 'failed', error };
    const ids = command.batch.map(({ id }) => id);
    return { type: 'departed', ids, bytes: command.bytes, arrived: error === undefined };
  }

  function post(batch: readonly Statement[]): LrsError | undefined {
    const fault = faults.shift();
    switch (fault?.kind) {
      case 'drop':
        return refusal(undefined);
      case 'status':
        if (batch.length === 1) for (const { id } of batch) refused.add(id);
        return refusal(fault.status, fault.retryAfter);
      case 'refused-credentials':
        // The look that follows meets the same.
        faults.unshift(fault);
        return refusal(403);
      case 'stored-but-unanswered':
        return store(batch) ?? refusal(undefined);
      case undefined:
        return store(batch);
      default:
        return fault satisfies never;
    }
  }

  /** All or nothing (xAPI 1.0.3 Communication 2.1.2). */
  function store(batch: readonly Statement[]): LrsError | undefined {
    const ids = batch.map(({ id }) => id);
    if (ids.some(isBad)) return refusal(400);
    if (refusesRepeats && ids.some((id) => stored.includes(id))) return refusal(409);
    stored.push(...ids.filter((id) => !stored.includes(id)));
    return undefined;
  }

  /** What can happen now: the device works in order for each page, and so does the network for each. */
  function ready(): readonly Work[] {
    const all = [...pages.flatMap((page) => page?.work ?? []), ...loose];
    const isFirst = (one: Work, kind: (command: Command) => boolean) =>
      all.find(({ life, command }) => life === one.life && kind(command)) === one;
    return all.filter((one) => {
      if (one.timer !== undefined) return one.timer <= now;
      if (one.command.do === 'lock') return holder === undefined;
      return isFirst(one, isRequest) || isFirst(one, isStoring);
    });
  }

  function finish(work: Work): void {
    const page = pages.find((one) => one?.life === work.life);
    loose = loose.filter((one) => one !== work);
    if (page !== undefined) page.work = page.work.filter((one) => one !== work);
    const { command } = work;
    const rested: OutboxEvent | undefined =
      command.do === 'rest' ? { type: 'rested', timer: command.timer } : undefined;
    const event = rested ?? (isRequest(command) ? onNetwork(command) : onDevice(work.life, command));
    if (page !== undefined && event !== undefined) feed(page, event);
  }

  return {
    now: () => now,
    rows,
    stored,
    asked,
    mostAtOnce: () => mostAtOnce,
    beside,
    refused,
    isBad,
    happen(window, event) {
      let page = pages[window];
      if (page === undefined) {
        lives += 1;
        page = { life: lives, machine: IDLE, work: [] };
        pages[window] = page;
        feed(page, { type: 'woken' });
      }
      feed(page, event);
    },
    kill(window) {
      const page = pages[window];
      if (page === undefined) return;
      pages[window] = undefined;
      if (holder === page.life) holder = undefined;
      // What was asked of the device is done, of what was sent nobody knows; a rest or a lock is over.
      for (const { command } of page.work) if (command.do === 'add') onDevice(page.life, command);
      loose.push(...page.work.filter(({ command }) => isRequest(command)));
    },
    mend() {
      faults.length = 0;
    },
    steal() {
      holder = undefined;
    },
    advance(ms) {
      now += ms;
    },
    run(choice) {
      const can = ready();
      const chosen = can[choice % Math.max(1, can.length)];
      if (chosen !== undefined) finish(chosen);
      return chosen !== undefined;
    },
    skip() {
      const rests = pages.flatMap((page) => page?.work.flatMap(({ timer }) => timer ?? []) ?? []);
      const next = Math.min(...rests.filter((at) => at > now));
      if (next !== Infinity) now = next;
      return next !== Infinity;
    },
  };
}

function isRequest({ do: what }: Command): boolean {
  return what === 'post' || what === 'look' || what === 'depart';
}

function isStoring({ do: what }: Command): boolean {
  return what === 'add' || what === 'read' || what === 'settle' || what === 'note';
}

function refusal(status: number | undefined, retryAfter?: string): LrsError {
  return new LrsError('refused', { from: 'lrs', status, retryAfter });
}
