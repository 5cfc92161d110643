import { createBrowser, type BrowserWindow } from '../support/browser.ts';
import type { OutboxLock } from '../../src/xapi/outbox/lock.ts';
import { FRESH_PACING, type Pacing } from '../../src/xapi/outbox/pacing.ts';
import { memoryShelf, type Shelves } from '../../src/xapi/outbox/shelf.ts';
import type { OutboxStore } from '../../src/xapi/outbox/store.ts';
import { isNameUuid } from '../../src/xapi/name-uuid.ts';
import type { Statement } from '../../src/xapi/statement.ts';
import type { Owner } from './clock.ts';
import type { StorageKind } from './kinds.ts';

interface Row {
  readonly queue: string;
  readonly statement: Statement;
  readonly state: 'waiting' | 'aside' | 'told' | 'said';
  /** With which it was refused. */
  readonly status?: number | undefined;
}

/** What a browser keeps for the course: the queues of statements, and `localStorage`. */
export interface Device {
  /** `corrupted` strikes once: what is kept is gone or garbled. The others last until they are mended. */
  fail(kind: StorageKind): void;
  mend(): void;
  isWell(): boolean;
  shelves(page: Owner): Promise<Shelves>;
  /** A window with the storage that all windows share. */
  open(): BrowserWindow;
  setOnline(isOnline: boolean): void;
  /** How often something happened to it. */
  troubles(): number;
  /** Whether a statement was on the device and was destroyed there. */
  destroyed(id: string): boolean;
  /** Whether a statement was ever put on the device. */
  took(id: string): boolean;
  setAside(id: string): boolean;
  /** The page is gone: its locks are free, and what it asked for is not answered. */
  leave(page: Owner): void;
}

const NEVER = new Promise<never>(() => {});

export function createDevice(): Device {
  let rows: readonly Row[] = [];
  let pacing: Pacing = FRESH_PACING;
  let trouble: 'blocked' | 'full' | undefined;
  /** Grows with each loss: a database that was opened before is closed. */
  let age = 0;
  const gone = new Set<string>();
  const taken = new Set<string>();
  const browser = createBrowser();
  let troubles = 0;
  let holder: Owner | undefined;
  let queue: readonly { readonly page: Owner; readonly begin: () => void }[] = [];

  function free(page: Owner): void {
    if (holder !== page) return;
    const [next] = queue;
    queue = queue.slice(1);
    holder = next?.page;
    next?.begin();
  }

  function lockOf(page: Owner): OutboxLock {
    return {
      async hold(task, onBusy) {
        if (!page.isAlive()) await NEVER;
        if (trouble === 'blocked') throw new Error('blocked');
        if (holder === undefined) holder = page;
        else {
          onBusy();
          await new Promise<void>((begin) => {
            queue = [...queue, { page, begin }];
          });
        }
        try {
          await task(async () => holder === page);
        } finally {
          free(page);
        }
      },
    };
  }

  function storeOf(page: Owner, name: string, opened: number): OutboxStore {
    /** What the device does for the page now. */
    async function done<T>(isWriting: boolean, work: () => T): Promise<T> {
      if (!page.isAlive()) return NEVER;
      if (trouble === 'blocked' || opened !== age) throw new Error('The database is closed.');
      if (trouble === 'full' && isWriting) throw new Error('QuotaExceededError');
      return work();
    }

    const change = (ids: readonly string[], by: (row: Row) => readonly Row[]) => {
      rows = rows.flatMap((row) => (row.queue === name && ids.includes(row.statement.id) ? by(row) : [row]));
    };
    return {
      add: (statements) =>
        done(true, () => {
          for (const statement of statements) {
            const { id } = statement;
            taken.add(id);
            if (rows.some((row) => row.queue === name && row.statement.id === id)) continue;
            rows = [...rows, { queue: name, statement, state: 'waiting' }];
          }
        }),
      read: (most) =>
        done(false, () => {
          const own = rows.filter((row) => row.queue === name && row.state === 'waiting');
          return { waiting: own.slice(0, most).map(({ statement }) => statement), pacing };
        }),
      settle: ({ delivered = [], aside = [], told = [], withdrawn = [], pacing: next = pacing }) =>
        done(true, () => {
          change(delivered, (row) => (isNameUuid(row.statement.id) ? [{ ...row, state: 'said' }] : []));
          change(withdrawn, () => []);
          for (const { id, status } of aside) change([id], (row) => [{ ...row, state: 'aside', status }]);
          change(told, (row) => [{ ...row, state: 'told' }]);
          pacing = next;
        }),
    };
  }

  return {
    fail(kind) {
      troubles += 1;
      if (kind !== 'corrupted') {
        trouble = kind;
        browser.storage = kind;
        return;
      }
      age += 1;
      for (const { statement, state } of rows) if (state === 'waiting') gone.add(statement.id);
      rows = [];
      pacing = FRESH_PACING;
      for (const [key, value] of browser.items)
        browser.items.set(key, `${value.slice(0, value.length / 2)}\u0000`);
    },
    mend() {
      trouble = undefined;
      browser.storage = 'works';
      browser.isOnline = true;
    },
    isWell: () => trouble === undefined,
    async shelves(page) {
      if (trouble === 'blocked')
        return { shelf: memoryShelf, queues: async () => [], untold: async () => [] };
      const opened = age;
      return {
        shelf: (name) => ({ store: storeOf(page, name, opened), lock: lockOf(page), isOnDevice: true }),
        queues: async () => [
          ...new Set(rows.flatMap(({ queue: name, state }) => (state === 'waiting' ? [name] : []))),
        ],
        untold: async () =>
          rows.flatMap(({ queue: name, statement, state, status }) =>
            state === 'aside' ? [{ queue: name, id: statement.id, status }] : [],
          ),
      };
    },
    open: browser.open,
    setOnline(isOnline) {
      browser.isOnline = isOnline;
    },
    troubles: () => troubles,
    destroyed: (id) => gone.has(id),
    took: (id) => taken.has(id),
    setAside: (id) => rows.some(({ statement, state }) => state === 'aside' && statement.id === id),
    leave(page) {
      queue = queue.filter((one) => one.page !== page);
      free(page);
    },
  };
}
