import type { Effect } from '../core/session.ts';
import type { Settings } from '../core/settings.ts';
import type { Records } from './connect.ts';
import type { Confirm } from './connection-watch.ts';
import type { Keeper } from './keeper.ts';
import type { Reporter } from './reporter.ts';
import type { Saved } from './saved.ts';

/** What belongs to a visit beside the session: who keeps its record, and what was recorded in it. */
export interface Visit {
  readonly settings: Settings;
  readonly records: Records;
  readonly keeper: Keeper;
  /** `null` where no statements are sent, and where what makes them did not arrive. */
  readonly reporter: Reporter | null;
  /** What the launch handed over. */
  readonly saved: Saved;
  /** What the visit asked of whoever keeps records, oldest first; it grows. */
  readonly happened: readonly Effect[];
  /** Hears what is to be believed of commits, once somebody looks; `undefined`: as before. */
  watched(confirm: Confirm | undefined): void;
}
