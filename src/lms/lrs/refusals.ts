import { isNameUuid } from '../../xapi/name-uuid.ts';
import type { Outbox } from '../../xapi/outbox/outbox.ts';
import type { Untold } from '../../xapi/outbox/indexed-store.ts';
import type { Shelves } from '../../xapi/outbox/shelf.ts';
import type { Refused } from './delivery.ts';

/** Statements of the learner's registration that the LRS refused alone. */
export interface Refusals {
  /**
   * What this page was refused, after what pages before it were and did not come to tell. Whoever asks tells
   * it: no later page does. Never throws.
   */
  toTell(): readonly Refused[];
}

/** @param own the queue of the page */
export function createRefusals(
  shelves: Promise<Shelves>,
  own: string,
  outbox: Pick<Outbox, 'holds' | 'state'>,
): Refusals {
  let earlier: readonly Untold[] = [];
  const noted = new Set<string>();
  void shelves
    .then(({ untold }) => untold())
    // Judgements are said anew by the session, which hears what becomes of them.
    .then((found) => (earlier = found.filter(({ id }) => !isNameUuid(id))));

  async function note(queue: string, id: string): Promise<void> {
    noted.add(id);
    const { shelf } = await shelves;
    // What the device does not take down is told once more.
    await shelf(queue)
      .store.settle({ told: [id] })
      .catch(() => {});
  }

  return {
    toTell() {
      const { setAside } = outbox.state();
      const before = earlier.filter(({ id }) => setAside.every((one) => one.id !== id));
      // One that is in doubt may be sent again.
      const over = setAside.filter(({ id }) => !outbox.holds(id)).map(({ id }) => ({ queue: own, id }));
      for (const { queue, id } of [...before, ...over]) if (!noted.has(id)) void note(queue, id);
      return [...before, ...setAside];
    },
  };
}
