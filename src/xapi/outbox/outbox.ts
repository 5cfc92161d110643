import type { Sender } from '../sender.ts';
import type { Statement } from '../statement.ts';
import { holdingOf } from './inquiry.ts';
import { IDLE, isLeft, type Command, type OutboxEvent, type Phase } from './machine.ts';
import { setAsideNotice, standingNotice, type Notice } from './notice.ts';
import { memoryShelf, type Shelf } from './shelf.ts';
import type { OutboxState } from './state.ts';
import { isResting, step } from './step.ts';
import type { OutboxStore } from './store.ts';

/** Brings statements to the LRS. No call throws or rejects. */
export interface Outbox {
  /** Puts statements at the end of the queue. @param how `hold`: they wait for `release` */
  enqueue(statements: readonly Statement[], how?: 'hold'): void;
  /** What is held, oldest first. */
  held(): readonly Statement[];
  /** Lets go what is held. */
  release(): void;
  /** Takes statements out that nobody needs any more. */
  withdraw(ids: readonly string[]): void;
  /** Tries again soon: the network is back, the page is seen again. */
  wake(): void;
  /**
   * Settles when all is delivered, or one more try has failed, or half a minute is over. With `leaving`
   * what fits beside `besides` bytes of other requests is sent at once, in a request that outlives the page.
   */
  flush(how: { readonly leaving: boolean; readonly besides?: number }): Promise<void>;
  /** Whether a statement waits, as far as this page knows. */
  holds(id: string): boolean;
  state(): OutboxState;
}

export interface OutboxOptions {
  /** Never rejects. */
  readonly shelf: Promise<Shelf>;
  readonly sender: Sender;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** 0 to 1. */
  readonly random: () => number;
  readonly onChange?: (state: OutboxState) => void;
  /** Each notice once; what stands is told again after it was over. */
  readonly tell?: (notice: Notice) => void;
}

/** Nobody who waits for a delivery waits longer for another page that sends. */
const PATIENCE_MS = 5_000;
/** Nor longer than a request takes before it is given up, whatever the device or the browser leaves open. */
const MOST_PATIENCE_MS = 30_000;

/** Whether whoever waits for a delivery has waited long enough. */
function isAtRest({ at }: Phase): boolean {
  return at === 'idle' || at === 'resting' || at === 'stopped';
}

/** Carries out what `step` wants done. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { sender, now, wait, random, onChange, tell } = options;
  let shelf: Promise<Shelf>;
  let isOnDevice = true;
  let machine = IDLE;
  let unlock: () => void = () => {};
  let isMine: () => Promise<boolean> = async () => true;
  let flushes: readonly (() => void)[] = [];
  let departures: readonly Promise<void>[] = [];
  let standing: Notice | undefined;
  void keepOn(options.shelf);

  function feed(event: OutboxEvent): void {
    const before = machine;
    const [after, commands] = step(machine, event, { now: now(), random: random() });
    machine = after;
    commands.forEach(carryOut);
    if (machine !== before) onChange?.(state());
    tellStanding();
    if (isAtRest(after.phase) && !isAtRest(before.phase)) releaseFlushes();
  }

  function carryOut(command: Command): void {
    switch (command.do) {
      case 'lock':
        return void hold();
      case 'unlock':
        return unlock();
      case 'add':
        return void kept((store) => store.add(command.statements));
      case 'read':
        return void read(command.most);
      case 'post':
        return answered(sender.post(command.batch, false), () => ({ type: 'taken' }));
      case 'look':
        return answered(holdingOf(sender, command.statement), (holding) => ({ type: 'looked', holding }));
      case 'settle':
        return void kept((store) => store.settle(command.settlement)).then(() => feed({ type: 'settled' }));
      case 'note':
        return void kept((store) => store.settle(command.settlement));
      case 'rest':
        return void wait(command.ms).then(() => feed({ type: 'rested', timer: command.timer }));
      case 'depart':
        departures = [...departures, depart(command)];
        return undefined;
      case 'tell':
        return tell?.(setAsideNotice(command.aside));
      default:
        return command satisfies never;
    }
  }

  async function hold(): Promise<void> {
    const { lock } = await shelf;
    let isHeld = false;
    const task = (mine: () => Promise<boolean>) =>
      new Promise<void>((end) => {
        isHeld = true;
        unlock = end;
        isMine = mine;
        feed({ type: 'locked' });
      });
    try {
      await lock.hold(task, () => void wait(PATIENCE_MS).then(giveUpWaiting));
    } catch {
      keepInMemory();
      if (!isHeld) await hold();
    }
  }

  function giveUpWaiting(): void {
    if (machine.phase.at === 'queueing') releaseFlushes();
  }

  async function read(most: number): Promise<void> {
    const mine = await isMine().catch(() => false);
    if (!mine) return feed({ type: 'lost' });
    feed({ type: 'read', reading: await kept((store) => store.read(most)) });
  }

  function answered<T>(asked: Promise<T>, event: (answer: T) => OutboxEvent): void {
    asked.then(
      (answer) => feed(event(answer)),
      (error: unknown) => feed({ type: 'failed', error }),
    );
  }

  async function depart({ batch, bytes }: Extract<Command, { do: 'depart' }>): Promise<void> {
    const ids = batch.map(({ id }) => id);
    const arrived = await sender.post(batch, true).then(
      () => true,
      () => false,
    );
    feed({ type: 'departed', ids, bytes, arrived });
  }

  /** Uses the store; where the device fails it, what waits goes on in memory, and the store there is used. */
  async function kept<T>(use: (store: OutboxStore) => Promise<T>): Promise<T> {
    const used = shelf;
    try {
      const result = await use((await used).store);
      if (used === shelf) return result;
    } catch {
      if (used === shelf) keepInMemory();
    }
    return use((await shelf).store);
  }

  /** A queue that cannot be kept, or not be locked, is this page's alone. */
  function keepInMemory(): void {
    const memory = memoryShelf();
    const { pacing, waiting } = machine;
    void keepOn(Promise.all([memory.store.settle({ pacing }), memory.store.add(waiting)]).then(() => memory));
  }

  async function keepOn(opened: Promise<Shelf>): Promise<void> {
    shelf = opened;
    ({ isOnDevice } = await opened);
  }

  function tellStanding(): void {
    const told = standing;
    standing = standingNotice(machine, isOnDevice);
    if (standing?.kind === told?.kind && standing?.code === told?.code) return;
    if (standing !== undefined) tell?.(standing);
    else if (told !== undefined) tell?.({ ...told, kind: 'going' });
  }

  function releaseFlushes(): void {
    const settled = flushes;
    flushes = [];
    for (const settle of settled) settle();
  }

  function state(): OutboxState {
    const { waiting, held, delivered, setAside, problem } = machine;
    const going = waiting.filter(({ id }) => !held.has(id) && !isLeft(machine, id));
    return { waiting: going.length, delivered, setAside, problem, isOnDevice };
  }

  return {
    enqueue: (statements, how) => feed({ type: 'put', statements, held: how === 'hold' }),
    held: () => machine.waiting.filter(({ id }) => machine.held.has(id)),
    release: () => feed({ type: 'freed' }),
    withdraw: (ids) => feed({ type: 'withdrawn', ids }),
    wake: () => feed({ type: 'woken' }),
    async flush({ leaving, besides = 0 }) {
      if (leaving) {
        departures = [];
        feed({ type: 'leaving', besides });
        await Promise.all(departures);
        return;
      }
      feed({ type: 'flushed' });
      if (machine.phase.at === 'stopped' || isResting(machine, now())) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, MOST_PATIENCE_MS);
        flushes = [
          ...flushes,
          () => {
            clearTimeout(timer);
            resolve();
          },
        ];
      });
    },
    holds: (id) => machine.waiting.some((statement) => statement.id === id),
    state,
  };
}
