import { LrsError } from './lrs-error.ts';
import type { Sender } from './sender.ts';
import { holdsStatement, type Statement } from './statement.ts';
import { verdictOn } from './verdict.ts';

/**
 * What a 409 means: some LRSs answer so for every id they know, though the content is the same. Rejects
 * where asking is worth another try.
 *
 * @param batch of the one statement
 * @returns `undefined` where the LRS holds just this statement
 */
export async function conflictOver(
  sender: Sender,
  batch: readonly Statement[],
): Promise<LrsError | undefined> {
  const [statement] = batch;
  if (statement === undefined) return undefined;
  try {
    const held = await sender.read(statement.id);
    return holdsStatement(held, statement) ? undefined : conflict('holds another statement under this id');
  } catch (error) {
    if (verdictOn(error, 1).next === 'retry') throw error;
    return conflict(`knows this id and does not show what it holds: ${String(error)}`);
  }
}

function conflict(what: string): LrsError {
  return new LrsError(`The LRS ${what}.`, { from: 'lrs', status: 409 });
}
