import type { Statement } from '../statement.ts';
import type { Holding } from './inquiry.ts';
import { FRESH_PACING, type Pacing } from './pacing.ts';
import type { SetAside } from './state.ts';
import type { Reading, Settlement } from './store.ts';
import type { Problem } from './verdict.ts';

/** What the sending of one page is doing. */
export type Phase =
  | { readonly at: 'idle' }
  /** Has asked for the lock. */
  | { readonly at: 'queueing' }
  /** Holds the lock and has asked the store. `since`: ids put in after that. */
  | { readonly at: 'reading'; readonly since: ReadonlySet<string> }
  /** Holds the lock; what goes out with a leaving page may deliver what would be sent now. */
  | { readonly at: 'parting' }
  | { readonly at: 'posting'; readonly batch: Batch }
  /** Looks what the LRS holds. @see Verdict `inquire` */
  | {
      readonly at: 'looking';
      readonly batch: Batch;
      readonly error: unknown;
      readonly refused: Problem | undefined;
    }
  /** Writes down what an answer changed. `until`: epoch milliseconds of the rest that follows. */
  | { readonly at: 'settling'; readonly until: number | undefined }
  /** Without the lock; nothing ends it before `notBefore` of the pacing. */
  | { readonly at: 'resting'; readonly timer: number }
  /** Until somebody changes something: see `problem`. */
  | { readonly at: 'stopped' };

/** At least one statement. */
export type Batch = readonly [Statement, ...Statement[]];

export interface Machine {
  readonly phase: Phase;
  readonly pacing: Pacing;
  /** What waits, as far as this page knows, oldest first: a page that goes away cannot ask the store. */
  readonly waiting: readonly Statement[];
  /** Ids that wait, and may not go yet. */
  readonly held: ReadonlySet<string>;
  /** Ids that a reading under way may still show. */
  readonly withdrawn: ReadonlySet<string>;
  /** Ids in requests that outlive the page, and the bytes of these. */
  readonly departing: ReadonlySet<string>;
  readonly bytesDeparting: number;
  readonly delivered: number;
  /** What was refused alone in this page, whether or not it is tried again. */
  readonly setAside: readonly SetAside[];
  /** Refused alone, one after the other, and nothing taken since: statement or LRS may be to blame. */
  readonly inDoubt: readonly SetAside[];
  /** Ids of which so many were refused in a row that the LRS is to blame: they wait for another page. */
  readonly passedOver: ReadonlySet<string>;
  readonly problem: Problem | undefined;
  /** Number of the last rest. */
  readonly timer: number;
}

export type OutboxEvent =
  | { readonly type: 'put'; readonly statements: readonly Statement[]; readonly held: boolean }
  /** What was held may go. */
  | { readonly type: 'freed' }
  | { readonly type: 'withdrawn'; readonly ids: readonly string[] }
  /** Something is new: the network is back, the page is seen again. */
  | { readonly type: 'woken' }
  /** Somebody waits for the delivery. */
  | { readonly type: 'flushed' }
  /** The page goes away. `besides`: bytes of its other requests. */
  | { readonly type: 'leaving'; readonly besides: number }
  | { readonly type: 'locked' }
  /** The lock is another page's. */
  | { readonly type: 'lost' }
  | { readonly type: 'read'; readonly reading: Reading }
  /** The LRS took the batch. */
  | { readonly type: 'taken' }
  /** A request was not answered as it should be. */
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'looked'; readonly holding: Holding }
  | { readonly type: 'settled' }
  | { readonly type: 'rested'; readonly timer: number }
  | {
      readonly type: 'departed';
      readonly ids: readonly string[];
      readonly bytes: number;
      readonly arrived: boolean;
    };

export type Command =
  /** → `locked` */
  | { readonly do: 'lock' }
  | { readonly do: 'unlock' }
  | { readonly do: 'add'; readonly statements: readonly Statement[] }
  /** Whether the lock is still this page's, then what waits → `read` or `lost` */
  | { readonly do: 'read'; readonly most: number }
  /** → `taken` or `failed` */
  | { readonly do: 'post'; readonly batch: Batch }
  /** → `looked` or `failed` */
  | { readonly do: 'look'; readonly statement: Statement }
  /** → `settled` */
  | { readonly do: 'settle'; readonly settlement: Settlement }
  /** The same, and nobody waits for it. */
  | { readonly do: 'note'; readonly settlement: Settlement }
  /** → `rested` */
  | { readonly do: 'rest'; readonly ms: number; readonly timer: number }
  /** Begins at once a request that outlives the page → `departed` */
  | { readonly do: 'depart'; readonly batch: readonly Statement[]; readonly bytes: number }
  | { readonly do: 'tell'; readonly aside: SetAside };

export type Step = readonly [Machine, readonly Command[]];

export const IDLE: Machine = {
  phase: { at: 'idle' },
  pacing: FRESH_PACING,
  waiting: [],
  held: new Set(),
  withdrawn: new Set(),
  departing: new Set(),
  bytesDeparting: 0,
  delivered: 0,
  setAside: [],
  inDoubt: [],
  passedOver: new Set(),
  problem: undefined,
  timer: 0,
};

/** Whether a statement waits on the device and this page does not ask again. */
export function isLeft({ inDoubt, passedOver }: Machine, id: string): boolean {
  return passedOver.has(id) || inDoubt.some((one) => one.id === id);
}

/** @returns the machine without statements that wait no more */
export function without(machine: Machine, ids: readonly string[]): Machine {
  const gone = new Set(ids);
  return {
    ...machine,
    waiting: machine.waiting.filter(({ id }) => !gone.has(id)),
    held: new Set([...machine.held].filter((id) => !gone.has(id))),
  };
}
