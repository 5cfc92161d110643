import type { LmsSession } from '../lms/port.ts';
import type { Confirm } from './connection-watch.ts';
import type { Keeping } from './keeping.ts';

/** What the LMS's record keeper works with. */
export interface KeeperTools {
  readonly lms: LmsSession;
  /** Epoch milliseconds. */
  now(): number;
  /** @returns a function that stops the timer */
  after(ms: number, run: () => void): () => void;
  show(keeping: Keeping): void;
  /** What is to be believed of a commit's answer (`connection-watch.ts`). */
  readonly confirm: Confirm;
  /** Whether the device holds what the LMS has not confirmed. */
  isKept(): boolean;
  /** Looks whether the visit is still this window's, before anything is sent; where it is not, calls `stop`. */
  look(): void;
}
