import type { Sender } from '../sender.ts';
import { holdsStatement, type Statement } from '../statement.ts';
import { isTemporary } from './verdict.ts';
import { LrsError } from '../lrs-error.ts';

/** What the LRS holds under a statement's id: just this, something else, nothing; or it does not show it. */
export type Holding = 'this' | 'other' | 'nothing' | 'hidden';

/** Rejects where asking is worth another try. */
export async function holdingOf(sender: Sender, statement: Statement): Promise<Holding> {
  try {
    const held = await sender.read(statement.id);
    return holdsStatement(held, statement) ? 'this' : 'other';
  } catch (error) {
    const status = error instanceof LrsError ? error.status : undefined;
    if (isTemporary(status)) throw error;
    return status === 404 ? 'nothing' : 'hidden';
  }
}
