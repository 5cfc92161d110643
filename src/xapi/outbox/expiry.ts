import type { Row } from './indexed-store.ts';
import { transact } from './indexed-db.ts';

/** How long the device keeps what it has no more use for, milliseconds: 30 days. */
const LONGEST = 30 * 24 * 60 * 60 * 1_000;

/**
 * Takes away, whoever's it is, what no LRS will take and what was said under a name, once the event is 30
 * days past: its learner may never use this computer again. What waits stays until an LRS has it.
 *
 * @param now epoch milliseconds
 */
export async function forgetOld(database: IDBDatabase, now: number): Promise<void> {
  await transact(database, 'readwrite', ['statements'], (transaction) => {
    const walk = transaction.objectStore('statements').openCursor();
    walk.addEventListener('success', () => {
      const { result: cursor } = walk;
      if (cursor === null) return;
      const row: Row = cursor.value;
      const at = Date.parse(row.timestamp ?? row.statement?.timestamp ?? '');
      // One that says no time can be asked of nobody either.
      const isOld = Number.isNaN(at) || now - at > LONGEST;
      if (row.state !== 'waiting' && isOld) cursor.delete();
      cursor.continue();
    });
  });
}
