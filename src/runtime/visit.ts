import type { Interaction } from '../core/session.ts';
import type { Settings } from '../core/settings.ts';
import type { Records } from './connect.ts';
import type { Keeper } from './keeper.ts';
import type { Reporter } from './reporter.ts';

/** What belongs to a visit beside the session: who keeps its record, and what was recorded in it. */
export interface Visit {
  readonly settings: Settings;
  readonly records: Records;
  readonly keeper: Keeper;
  readonly reporter: Reporter;
  /** Answers of the visit, oldest first; it grows. */
  readonly answers: readonly Interaction[];
  /** Epoch milliseconds. */
  readonly began: number;
}
