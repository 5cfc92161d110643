import { isNameUuid } from '../name-uuid.ts';
import type { Statement } from '../statement.ts';
import { FRESH_PACING, type Pacing } from './pacing.ts';
import type { OutboxStore } from './store.ts';

/** Holds statements as long as the page lives: where nothing may be kept on the device. */
export function createMemoryStore(): OutboxStore {
  let waiting: readonly Statement[] = [];
  let pacing: Pacing = FRESH_PACING;
  /** Set aside, or delivered under a name. */
  const settled = new Set<string>();
  return {
    async add(statements) {
      const held = new Set(waiting.map(({ id }) => id));
      waiting = [...waiting, ...statements.filter(({ id }) => !held.has(id) && !settled.has(id))];
    },
    read: async (most) => ({ waiting: waiting.slice(0, most), pacing }),
    async settle({ delivered = [], aside = [], told = [], withdrawn = [], pacing: next = pacing }) {
      const over = [...aside.map(({ id }) => id), ...told];
      const gone = new Set([...delivered, ...withdrawn, ...over]);
      for (const id of over) settled.add(id);
      for (const id of delivered) if (isNameUuid(id)) settled.add(id);
      waiting = waiting.filter(({ id }) => !gone.has(id));
      pacing = next;
    },
  };
}
