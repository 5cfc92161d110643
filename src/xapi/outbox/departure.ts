import { batchWithin, byteLength } from './batch.ts';
import type { OutboxStore } from './store.ts';
import type { Sender } from '../sender.ts';
import type { Statement } from '../statement.ts';

/** What is sent while the page goes away. */
export interface Departure {
  /**
   * Begins to send what fits before it returns; settles with the answer, never rejects.
   *
   * @param besides bytes of other requests that leave with the page
   */
  leave(besides: number): Promise<void>;
  /** Settles when no such request is under way. */
  over(): Promise<void>;
}

export interface DepartureOptions {
  readonly store: OutboxStore;
  readonly sender: Sender;
  readonly deliver: (batch: readonly Statement[]) => void;
  /** Whether an ordinary request with the statement is under way: it ends with the page, arrived or not. */
  readonly isSending: (id: string) => boolean;
  /** A request was answered or given up. */
  readonly settled: () => void;
}

/** All requests that outlive their page share 64 KiB (Fetch, HTTP-network-or-cache fetch, keepalive). */
export const MOST_LEAVING_BYTES = 60_000;

export function createDeparture(options: DepartureOptions): Departure {
  const { store, sender, deliver, isSending, settled } = options;
  const underWay = new Set<string>();
  let bytesUnderWay = 0;
  let all: Promise<unknown> = Promise.resolve();

  async function send(batch: readonly Statement[]): Promise<void> {
    const bytes = byteLength(batch);
    bytesUnderWay += bytes;
    for (const { id } of batch) underWay.add(id);
    try {
      await sender.post(batch, true);
      deliver(batch);
    } catch {
      // Whatever was wrong, the statements still wait, and the next ordinary try finds out.
    }
    bytesUnderWay -= bytes;
    for (const { id } of batch) underWay.delete(id);
    settled();
  }

  async function over(): Promise<void> {
    const awaited = all;
    await awaited;
    return awaited === all ? undefined : over();
  }

  return {
    async leave(besides) {
      const waiting = store.waiting().filter(({ id }) => !underWay.has(id));
      const limit = { statements: waiting.length, bytes: MOST_LEAVING_BYTES - besides - bytesUnderWay };
      const batch = batchWithin(waiting, limit);
      // What may be there already goes apart: an LMS that takes no second one refuses the whole request.
      const repeated = batch.filter(({ id }) => isSending(id));
      const others = batch.filter(({ id }) => !isSending(id));
      const sent = [repeated, others].filter(({ length }) => length > 0).map(send);
      all = Promise.all([all, ...sent]);
      await Promise.all(sent);
    },
    over,
  };
}
