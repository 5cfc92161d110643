import type { Agent } from '@xapi/xapi';
import { forgetOld } from './expiry.ts';
import { openDatabase } from './indexed-db.ts';
import { createIndexedStore, queuesOf, untoldOf, type Untold } from './indexed-store.ts';
import { createLeaseLock, type LeaseTools } from './lease-lock.ts';
import { OWN_LOCK, type OutboxLock } from './lock.ts';
import { createMemoryStore } from './memory-store.ts';
import type { OutboxStore } from './store.ts';
import { createWebLock } from './web-lock.ts';

/** Where a queue waits, and who may send it. */
export interface Shelf {
  readonly store: OutboxStore;
  readonly lock: OutboxLock;
  /** Whether what waits there outlives the page. */
  readonly isOnDevice: boolean;
}

/** The queues of one learner and one LRS on this device. One request goes out of them at a time. */
export interface Shelves {
  /** @param queue hash that names it */
  shelf(queue: string): Shelf;
  /** Queues in which something waits. Never rejects. */
  queues(): Promise<readonly string[]>;
  /** Never rejects. */
  untold(): Promise<readonly Untold[]>;
}

export interface ShelfTools extends LeaseTools {
  readonly window: Window;
}

/**
 * Opens the shelves on the device, or in the page's memory where the browser forbids the other. Never rejects.
 *
 * @param family hash of learner and LRS
 */
export async function openShelves(tools: ShelfTools, family: string, actor: Agent): Promise<Shelves> {
  try {
    const { window } = tools;
    const database = await openDatabase(window.indexedDB);
    // Nobody waits for it, and what cannot be taken away now is taken away another time.
    void forgetOld(database, tools.now()).catch(() => {});
    const name = `course-outbox ${family}`;
    // Browsers have none on plain http, whatever the types say.
    const locks: LockManager | undefined = window.navigator.locks;
    const lock = locks === undefined ? createLeaseLock(database, name, tools) : createWebLock(locks, name);
    return {
      shelf: (queue) => ({
        store: createIndexedStore(database, { family, queue }, actor),
        lock,
        isOnDevice: true,
      }),
      queues: () => queuesOf(database, family).catch(() => []),
      untold: () => untoldOf(database, family).catch(() => []),
    };
  } catch {
    return { shelf: memoryShelf, queues: async () => [], untold: async () => [] };
  }
}

export function memoryShelf(): Shelf {
  return { store: createMemoryStore(), lock: OWN_LOCK, isOnDevice: false };
}
