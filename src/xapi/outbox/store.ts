import type { Statement } from '../statement.ts';
import type { Pacing } from './pacing.ts';

/** Holds one queue of statements that are not delivered yet. Any call may reject: the device is full, or forbids it. */
export interface OutboxStore {
  /**
   * Puts statements at the end, all or none. What the queue holds under an id, waiting or set aside, it
   * does not take again, nor what was delivered under an id that is a name.
   */
  add(statements: readonly Statement[]): Promise<void>;
  /** The oldest that wait, at most `most`, and how fast the LRS may be asked. Sees everything added before. */
  read(most: number): Promise<Reading>;
  /** All of it, or nothing. */
  settle(change: Settlement): Promise<void>;
}

export interface Reading {
  readonly waiting: readonly Statement[];
  readonly pacing: Pacing;
}

/** What an answer of the LRS changes. Ids that the queue does not hold change nothing. */
export interface Settlement {
  /** Ids that wait no more. */
  readonly delivered?: readonly string[];
  /** Ids that are never to be sent, and never to be taken again, kept for whoever looks into it. */
  readonly aside?: readonly { readonly id: string; readonly status: number | undefined }[];
  /** Ids that are never to be sent either, and of which the learner knows. */
  readonly told?: readonly string[];
  /** Ids that nobody needs any more. */
  readonly withdrawn?: readonly string[];
  readonly pacing?: Pacing;
}
