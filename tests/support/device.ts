import { forceCloseDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';

/** What a browser keeps for an origin: a database and locks that all its pages share. */
export interface Device {
  /** A page of it. */
  page(): DevicePage;
  /** The browser closes the database under every page, as when site data are cleared. */
  takeAway(): void;
  /** Everything the database holds, as text. */
  kept(): Promise<string>;
}

export interface DevicePage {
  /** What the page's window has of the device. */
  readonly own: {
    readonly indexedDB: Pick<IDBFactory, 'open'>;
    readonly navigator: { readonly locks?: LockManager };
  };
  readonly window: Window;
  /** What the page asks for; after its end nothing answers. */
  readonly fetch: typeof globalThis.fetch;
  /** The page ends without a word: its locks are free, its requests are on their way. */
  kill(): void;
}

interface Locks {
  readonly held: Map<string, object>;
  waiting: readonly { readonly name: string; readonly page: object; readonly begin: () => void }[];
}

/** @param isSecure whether the page came by https: browsers have locks there alone */
export function createDevice(isSecure = true): Device {
  Object.assign(globalThis, { IDBKeyRange });
  const indexedDB = new IDBFactory();
  const open: IDBDatabase[] = [];
  const opened = (name: string, version: number) => {
    const request = indexedDB.open(name, version);
    request.addEventListener('success', () => open.push(request.result));
    return request;
  };
  const locks: Locks = { held: new Map(), waiting: [] };
  return {
    page() {
      const page = {};
      let isAlive = true;
      const own = {
        indexedDB: { open: opened },
        navigator: isSecure ? { locks: lockManager(locks, page, () => isAlive) } : {},
      };
      return {
        own,
        // Object() is typed `any`: a plain object cannot be a Window by any other way.
        window: Object(own),
        fetch: async (url, init) => {
          if (!isAlive) return new Promise<never>(() => {});
          const answer = await fetch(url, init);
          return isAlive ? answer : new Promise<never>(() => {});
        },
        kill() {
          isAlive = false;
          locks.waiting = locks.waiting.filter((one) => one.page !== page);
          for (const [name, holder] of locks.held) if (holder === page) release(locks, name);
        },
      };
    },
    takeAway: () => open.forEach((database) => forceCloseDatabase(Object(database))),
    async kept() {
      const database = await promised(indexedDB.open('course-outbox'));
      const stores = [...database.objectStoreNames];
      if (stores.length === 0) return '';
      const transaction = database.transaction(stores);
      const all = await Promise.all(stores.map((name) => promised(transaction.objectStore(name).getAll())));
      database.close();
      return JSON.stringify(all);
    },
  };
}

/** Exclusive locks as the outbox uses them (Web Locks, 3.1). */
function lockManager(locks: Locks, page: object, isAlive: () => boolean): LockManager {
  async function granted(name: string, task: (lock: object | null) => unknown): Promise<unknown> {
    locks.held.set(name, page);
    try {
      return await task({ name });
    } finally {
      if (locks.held.get(name) === page) release(locks, name);
    }
  }
  const request = async (
    name: string,
    options: { readonly ifAvailable?: boolean } | ((lock: object | null) => unknown),
    given?: (lock: object | null) => unknown,
  ): Promise<unknown> => {
    const task = typeof options === 'function' ? options : (given ?? (() => undefined));
    // A page that was killed asks for nothing.
    if (!isAlive()) return new Promise<never>(() => {});
    if (!locks.held.has(name)) return granted(name, task);
    if (typeof options === 'object' && options.ifAvailable === true) return task(null);
    return new Promise((resolve, reject) => {
      const begin = () => void granted(name, task).then(resolve, reject);
      locks.waiting = [...locks.waiting, { name, page, begin }];
    });
  };
  return Object({ request });
}

function release(locks: Locks, name: string): void {
  locks.held.delete(name);
  const next = locks.waiting.find((one) => one.name === name);
  if (next === undefined) return;
  locks.waiting = locks.waiting.filter((one) => one !== next);
  next.begin();
}

function promised<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed.')));
  });
}
