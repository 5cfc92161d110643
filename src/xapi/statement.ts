import type { Statement as LibraryStatement } from '@xapi/xapi';

/** A statement ready to be sent: its id and its UTC timestamp are fixed and never change. */
export type Statement = Readonly<LibraryStatement> & { readonly id: string; readonly timestamp: string };

/**
 * Whether an LRS holds just what was sent. An LRS adds members (`stored`, `authority`, `version`) and
 * may write the timestamp otherwise (xAPI 1.0.3 Data 2.3.1, 2.4.7), so only what was sent is compared.
 *
 * @param held what the LRS gave back under the statement's id
 */
export function holdsStatement(held: unknown, sent: Statement): boolean {
  if (!isRecord(held)) return false;
  const { timestamp, actor, ...rest } = sent;
  // A learner may have been given another name since.
  const { name: _name, ...learner } = actor;
  const heldAt = typeof held.timestamp === 'string' ? Date.parse(held.timestamp) : Number.NaN;
  return heldAt === Date.parse(timestamp) && contains(held, { actor: learner, ...rest });
}

function contains(held: unknown, sent: unknown): boolean {
  if (Array.isArray(sent)) {
    return (
      Array.isArray(held) &&
      held.length === sent.length &&
      sent.every((item, index) => contains(held[index], item))
    );
  }
  if (isRecord(sent)) {
    return isRecord(held) && Object.entries(sent).every(([key, value]) => contains(held[key], value));
  }
  return held === sent;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
