import type { Statement } from '../statement.ts';

/** Holds what is not delivered yet, oldest first. Its calls never throw. */
export interface OutboxStore {
  waiting(): readonly Statement[];
  add(statement: Statement): void;
  /** @returns how many of the ids were held */
  remove(ids: ReadonlySet<string>): number;
}

/** Holds statements as long as the page lives. */
export function createMemoryStore(): OutboxStore {
  let statements: readonly Statement[] = [];
  return {
    waiting: () => statements,
    add(statement) {
      statements = [...statements, statement];
    },
    remove(ids) {
      const kept = statements.filter(({ id }) => !ids.has(id));
      const removed = statements.length - kept.length;
      statements = kept;
      return removed;
    },
  };
}
