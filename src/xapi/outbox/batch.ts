import type { Statement } from '../statement.ts';

/** What one request may hold: statements, and bytes of its JSON in UTF-8. */
export interface BatchLimit {
  readonly statements: number;
  readonly bytes: number;
}

/** The longest run of statements from the front that keeps the limit; empty where the first is too large. */
export function batchWithin(statements: readonly Statement[], limit: BatchLimit): readonly Statement[] {
  let bytes = '[]'.length;
  const fitting = statements.slice(0, limit.statements).findIndex((statement, index) => {
    bytes += byteLength(statement) + (index === 0 ? 0 : ','.length);
    return bytes > limit.bytes;
  });
  return statements.slice(0, fitting === -1 ? limit.statements : fitting);
}

/** Bytes of a batch's JSON in UTF-8. */
export function byteLength(json: unknown): number {
  return new TextEncoder().encode(JSON.stringify(json)).length;
}
