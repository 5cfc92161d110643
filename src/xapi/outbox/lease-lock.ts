import { transact } from './indexed-db.ts';
import type { OutboxLock } from './lock.ts';

export interface LeaseTools {
  /** Epoch milliseconds. */
  now(): number;
  wait(ms: number): Promise<void>;
  /** Names this page. */
  uuid(): string;
}

interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Longer than a request takes before it is given up; a page that was killed holds the others up so long. */
const LEASE_MS = 30_000;
const POLL_MS = 1_000;

/**
 * A lock in the database, for plain http, where browsers have none (Web Locks, 2.5, wants a secure
 * context). It runs out unless it is asked for again, and a transaction lets one page at a time take it.
 */
export function createLeaseLock(database: IDBDatabase, name: string, tools: LeaseTools): OutboxLock {
  const holder = tools.uuid();

  /** Takes the lease, or has it for longer. @returns whether it is this page's */
  async function take(): Promise<boolean> {
    let taken = false;
    await transact(database, 'readwrite', ['leases'], (transaction) => {
      const leases = transaction.objectStore('leases');
      const asked: IDBRequest<Lease | undefined> = leases.get(name);
      asked.addEventListener('success', () => {
        taken = isFree(asked.result);
        if (taken) leases.put({ name, holder, until: tools.now() + LEASE_MS } satisfies Lease);
      });
    });
    return taken;
  }

  function isFree(lease: Lease | undefined): boolean {
    if (lease === undefined || lease.holder === holder) return true;
    const left = lease.until - tools.now();
    // More is left than was ever given where a clock was set back.
    return left <= 0 || left > LEASE_MS;
  }

  async function end(): Promise<void> {
    await transact(database, 'readwrite', ['leases'], (transaction) => {
      const leases = transaction.objectStore('leases');
      const asked: IDBRequest<Lease | undefined> = leases.get(name);
      asked.addEventListener('success', () => {
        if (asked.result?.holder === holder) leases.delete(name);
      });
    });
  }

  async function queue(onBusy: () => void): Promise<void> {
    if (await take()) return;
    onBusy();
    await tools.wait(POLL_MS);
    return queue(() => {});
  }

  return {
    async hold(task, onBusy) {
      await queue(onBusy);
      try {
        await task(take);
      } finally {
        await end();
      }
    },
  };
}
