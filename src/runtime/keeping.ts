import type { Status } from '../core/attempt.ts';
import type { LmsProblem } from '../lms/port.ts';

/** How the record stands, for the sign in the header. */
export type Keeping =
  | { readonly state: 'saving' }
  /** `isProven`: the LMS need not be taken at its word. */
  | { readonly state: 'saved'; readonly at: number; readonly isProven: boolean }
  /** `isKept`: whether the device holds what the LMS has not confirmed. */
  | {
      readonly state: 'late';
      readonly failures: number;
      readonly problem: LmsProblem;
      readonly isKept: boolean;
    }
  /** The LMS has ended the session: nothing more is sent. */
  | { readonly state: 'over'; readonly problem: LmsProblem };

/** What the LMS has confirmed in this visit, and since when something waits. */
export interface Account {
  /** Epoch milliseconds, and the status of the attempt by then; `null` where nothing was confirmed yet. */
  readonly confirmed: { readonly at: number; readonly status: Status } | null;
  /** Since when something is not confirmed, epoch milliseconds; `null` where all is. */
  readonly waitingSince: number | null;
  /** Why the last commit failed; `null` where it did not. */
  readonly problem: LmsProblem | null;
  /** As in `Keeping`. */
  readonly isKept: boolean;
}
