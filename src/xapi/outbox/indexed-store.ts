import type { Agent } from '@xapi/xapi';
import { isNameUuid } from '../name-uuid.ts';
import type { Statement } from '../statement.ts';
import { transact } from './indexed-db.ts';
import { FRESH_PACING, type Pacing } from './pacing.ts';
import type { OutboxStore } from './store.ts';

/** Which queue of the device, and whose it is. */
export interface QueueName {
  /** Hash of whom the queue's learner and LRS are: queues of a family share their pace. */
  readonly family: string;
  /** Hash that names the queue. */
  readonly queue: string;
}

/**
 * What a row tells of its statement: `said` was delivered under a name, and need not be said again; what is
 * `aside` or `told` is never sent again, and the learner knows of the latter.
 */
type RowState = 'waiting' | 'aside' | 'told' | 'said';

export interface Row extends QueueName {
  /** Given by the database, ascending. */
  readonly seq: number;
  readonly id: string;
  readonly state: RowState;
  /** Without its actor: nothing on the device names a learner. */
  readonly statement?: Omit<Statement, 'actor'>;
  /** When it happened, where the statement is gone. */
  readonly timestamp?: string;
  /** HTTP status with which it was refused. */
  readonly status?: number;
}

/**
 * A queue in IndexedDB, which every page of this origin sees.
 *
 * @param actor put back into each statement: the name of the queue stands for it
 */
export function createIndexedStore(database: IDBDatabase, name: QueueName, actor: Agent): OutboxStore {
  const { family, queue } = name;

  function statementOf({ statement }: Row): readonly Statement[] {
    if (statement === undefined) return [];
    const { id, ...rest } = statement;
    return [{ id, actor, ...rest }];
  }

  return {
    add: (statements) =>
      transact(database, 'readwrite', ['statements'], (transaction) => {
        const rows = transaction.objectStore('statements');
        for (const { actor: _actor, ...statement } of statements) {
          const { id } = statement;
          const adding = rows.add({ ...name, id, state: 'waiting', statement });
          adding.addEventListener('error', (event) => {
            // The queue has the id: the transaction goes on without it.
            if (adding.error?.name === 'ConstraintError') event.preventDefault();
          });
        }
        // Ids made by chance are new: what was asked is stored though the page goes away before the answer.
        if (!statements.some(({ id }) => isNameUuid(id))) transaction.commit();
      }),
    async read(most) {
      const found = await transact(database, 'readonly', ['statements', 'pacing'], (transaction) => ({
        rows: transaction.objectStore('statements').index('state').getAll([queue, 'waiting'], most),
        pacing: transaction.objectStore('pacing').get(family),
      }));
      const rows: readonly Row[] = found.rows.result;
      const kept: { readonly pacing: Pacing } | undefined = found.pacing.result;
      return { waiting: rows.flatMap(statementOf), pacing: kept?.pacing ?? FRESH_PACING };
    },
    settle: ({ delivered = [], aside = [], told = [], withdrawn = [], pacing }) =>
      transact(database, 'readwrite', ['statements', 'pacing'], (transaction) => {
        const rows = transaction.objectStore('statements');
        const change = (id: string, by: (row: Row) => void) => {
          const asked: IDBRequest<Row | undefined> = rows.index('id').get([queue, id]);
          asked.addEventListener('success', () => {
            if (asked.result !== undefined) by(asked.result);
          });
        };
        for (const id of delivered) change(id, (row) => (isNameUuid(id) ? said(row) : rows.delete(row.seq)));
        for (const id of withdrawn) change(id, ({ seq }) => rows.delete(seq));
        for (const { id, status } of aside) {
          change(id, (row) =>
            rows.put({ ...row, state: 'aside', ...(status === undefined ? {} : { status }) }),
          );
        }
        for (const id of told) change(id, (row) => rows.put({ ...row, state: 'told' }));
        if (pacing !== undefined) transaction.objectStore('pacing').put({ family, pacing });

        function said({ statement, ...row }: Row): void {
          rows.put({ ...row, state: 'said', timestamp: statement?.timestamp });
        }
      }),
  };
}

/** What was set aside, and the learner knows nothing of: its page ended too early. */
export interface Untold {
  readonly queue: string;
  readonly id: string;
  /** HTTP status with which it was refused. */
  readonly status: number | undefined;
}

/** What is untold of a family, oldest first of each queue. */
export async function untoldOf(database: IDBDatabase, family: string): Promise<readonly Untold[]> {
  const range = IDBKeyRange.bound([family, 'aside'], [family, 'aside', []]);
  const asked: IDBRequest<Row[]> = await transact(database, 'readonly', ['statements'], (transaction) =>
    transaction.objectStore('statements').index('family').getAll(range),
  );
  return asked.result.map(({ queue, id, status }) => ({ queue, id, status }));
}

/** Queues of a family in which something waits. */
export async function queuesOf(database: IDBDatabase, family: string): Promise<readonly string[]> {
  const queues: string[] = [];
  await transact(database, 'readonly', ['statements'], (transaction) => {
    const range = IDBKeyRange.bound([family, 'waiting'], [family, 'waiting', []]);
    const walk = transaction.objectStore('statements').index('family').openKeyCursor(range, 'nextunique');
    walk.addEventListener('success', () => {
      const { result: cursor } = walk;
      if (cursor === null) return;
      const queue: unknown = Array.isArray(cursor.key) ? cursor.key[2] : undefined;
      if (typeof queue === 'string') queues.push(queue);
      cursor.continue();
    });
  });
  return queues;
}
