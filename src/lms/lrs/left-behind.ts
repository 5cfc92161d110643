import { isNameUuid } from '../../xapi/name-uuid.ts';
import { holdingOf } from '../../xapi/outbox/inquiry.ts';
import type { Shelves } from '../../xapi/outbox/shelf.ts';
import type { OutboxStore } from '../../xapi/outbox/store.ts';
import type { Sender } from '../../xapi/sender.ts';
import type { Statement } from '../../xapi/statement.ts';
import { verbIris } from '../../xapi/vocabulary.ts';
import type { Lack } from '../port.ts';
import { POST_STATEMENTS } from './delivery.ts';

/** What sessions of a registration left on this device that the LMS has ended since. Neither call throws. */
export interface LeftBehind {
  /** Looks into one statement. @returns whether there may be another */
  next(): Promise<boolean>;
  /**
   * What the LRS does not hold of it, as far as it was looked into, oldest first. It is set aside with this: a
   * page that goes away before it was asked leaves it to the next launch, which tells it.
   */
  lacking(): readonly Lack[];
}

interface Left {
  readonly store: OutboxStore;
  readonly statement: Statement;
}

/** More than anybody can leave in one session. */
const MOST_LEFT = 10_000;

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
  let left: readonly Left[] | undefined;
  let missing: readonly Left[] = [];
  let told = 0;

  async function open(): Promise<readonly Left[]> {
    const { queues, shelf } = await shelves;
    const stores = (await queues()).filter((queue) => queue !== own).map((queue) => shelf(queue).store);
    const all = stores.map(async (store) => {
      const { waiting } = await store.read(MOST_LEFT);
      return waiting.map((statement) => ({ store, statement }));
    });
    return (await Promise.all(all)).flat();
  }

  /** @returns whether the LRS tells */
  async function look(one: Left): Promise<boolean> {
    const { id, verb } = one.statement;
    const isSaidAnew = isNameUuid(id) || verb.id === verbIris.terminated;
    const holding = isSaidAnew ? 'this' : await holdingOf(sender, one.statement);
    if (holding === 'nothing') missing = [...missing, one];
    else if (holding !== 'hidden') await one.store.settle({ withdrawn: [id] });
    return holding !== 'hidden';
  }

  return {
    async next() {
      try {
        left ??= await open();
        const [one, ...others] = left;
        // Where the LRS does not tell, the next launch asks again.
        if (one === undefined || !(await look(one))) return false;
        left = others;
        return others.length > 0;
      } catch {
        return false;
      }
    },
    lacking() {
      const untold = missing.slice(told);
      told = missing.length;
      for (const { store, statement } of untold) {
        // What the device does not take down is told once more.
        store.settle({ told: [statement.id] }).catch(() => {});
      }
      return missing.map(({ statement }) => ({
        what: 'earlier',
        code: `${POST_STATEMENTS} abandoned ${statement.id.slice(0, 8)}`,
      }));
    },
  };
}
