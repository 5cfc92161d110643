import type { EventStream } from './event-stream.ts';

/** Every statement that arrived anywhere in the lab, in the order of arrival. */
export interface StatementFeed {
  all(): readonly unknown[];
  /**
   * Watches an LRS. @param stored what it holds, oldest first
   * @returns to be called after each request: tells the pages what is new
   */
  watch(stored: () => readonly unknown[]): () => void;
}

export function createStatementFeed(events: EventStream): StatementFeed {
  const all: unknown[] = [];
  return {
    all: () => all,
    watch(stored) {
      let told = 0;
      return () => {
        const now = stored();
        // Fewer than were told: the LRS was emptied.
        if (now.length < told) told = 0;
        for (; told < now.length; told += 1) {
          events.send(all.length, now[told]);
          all.push(now[told]);
        }
      };
    },
  };
}
