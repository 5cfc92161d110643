import { isNameUuid } from '../../xapi/name-uuid.ts';
import { holdingOf } from '../../xapi/outbox/inquiry.ts';
import type { Shelves } from '../../xapi/outbox/shelf.ts';
import type { OutboxStore, Settlement } from '../../xapi/outbox/store.ts';
import type { Sender } from '../../xapi/sender.ts';
import type { Statement } from '../../xapi/statement.ts';
import { verbIris } from '../../xapi/vocabulary.ts';
import type { Delivery } from '../port.ts';
import { POST_STATEMENTS } from './delivery.ts';

/** What sessions of a registration left on this device that the LMS has ended since. Neither call throws. */
export interface LeftBehind {
  /** Looks into one statement. @returns whether there may be another */
  next(): Promise<boolean>;
  /** Told once; `undefined` where there is nothing to tell. */
  told(): Delivery | undefined;
}

/**
 * A statement bears its session's id and belongs between the beginning and the end of that session, by its
 * timestamp (cmi5, Quartz, 9.3 and 9.6.3.1). Once a session is abandoned the LMS takes no more of it
 * (9.3.6), and under the id of a later one the statement would be older than what has to be its first. So
 * it is never sent again: where the LRS does not hold it, it is set aside and told. Judgements are said
 * anew by the session itself.
 *
 * @param own the queue of the session that looks
 */
export function createLeftBehind(shelves: Promise<Shelves>, own: string, sender: Sender): LeftBehind {
  let stores: readonly OutboxStore[] | undefined;
  let untold = 0;

  async function open(): Promise<readonly OutboxStore[]> {
    const { queues, shelf } = await shelves;
    return (await queues()).filter((queue) => queue !== own).map((queue) => shelf(queue).store);
  }

  async function look(statement: Statement): Promise<Settlement | undefined> {
    const { id, verb } = statement;
    const withdrawn: Settlement = { withdrawn: [id] };
    if (isNameUuid(id) || verb.id === verbIris.terminated) return withdrawn;
    const holding = await holdingOf(sender, statement);
    if (holding === 'hidden') return undefined;
    if (holding !== 'nothing') return withdrawn;
    untold += 1;
    return { aside: [{ id, status: undefined }] };
  }

  return {
    async next() {
      try {
        stores ??= await open();
        const [store, ...others] = stores;
        if (store === undefined) return false;
        const [statement] = (await store.read(1)).waiting;
        if (statement === undefined) {
          stores = others;
          return others.length > 0;
        }
        const settlement = await look(statement);
        // Where the LRS does not tell, the next launch asks again.
        if (settlement === undefined) return false;
        await store.settle(settlement);
        return true;
      } catch {
        return false;
      }
    },
    told() {
      if (untold === 0) return undefined;
      const message = `${untold} of a session that was ended before they were sent`;
      untold = 0;
      return { ok: false, problem: { call: POST_STATEMENTS, code: 'abandoned', message } };
    },
  };
}
