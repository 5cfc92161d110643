import type { StorageKind } from './kinds.ts';
import type { LrsFault } from './lrs.ts';
import type { LmsFault } from './scorm-lms.ts';
import type { Standard } from './scorm-player.ts';

/** What one learner does, and what happens to them. `window`: 0 or 1. */
export type Act =
  | { readonly do: 'open' | 'kill' | 'close' | 'hide' | 'show' | 'freeze' | 'thaw'; readonly window: number }
  | { readonly do: 'answer'; readonly window: number; readonly pick: number; readonly isRight: boolean }
  /** Of the course's frame. `isTold`: the browser says that the page comes back. */
  | { readonly do: 'reload'; readonly window: number; readonly isTold: boolean }
  /** Save and exit. `insists`: though not all is saved. */
  | { readonly do: 'exit'; readonly window: number; readonly insists: boolean }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'fail-lms'; readonly fault: LmsFault }
  | { readonly do: 'fail-lrs'; readonly faults: readonly LrsFault[] }
  | { readonly do: 'fail-storage'; readonly kind: StorageKind }
  | { readonly do: 'offline' | 'mend' };

/** How the other sides are made. */
export interface Setting {
  readonly standard: Standard;
  /** While the network is gone, the LMS's commits answer "true". */
  readonly claims: boolean;
  readonly refusesRepeats: boolean;
}
