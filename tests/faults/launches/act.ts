import type { StorageKind } from '../kinds.ts';
import type { LineFault } from './line.ts';

export type LaunchStandard = 'cmi5' | 'xapi';

/** What one learner does, and what happens to them. `window`: 0 or 1. */
export type Act =
  | { readonly do: 'open' | 'kill' | 'close' | 'hide' | 'show'; readonly window: number }
  | { readonly do: 'answer'; readonly window: number; readonly pick: number; readonly isRight: boolean }
  /** All that can be answered now, up to a pass or a final fail. */
  | { readonly do: 'finish'; readonly window: number; readonly isRight: boolean }
  /** `isTold`: the browser says that the page comes back. */
  | { readonly do: 'reload'; readonly window: number; readonly isTold: boolean }
  /** Save and exit. `insists`: though not all is saved. */
  | { readonly do: 'exit'; readonly window: number; readonly insists: boolean }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'fail-lrs'; readonly faults: readonly LineFault[] }
  | { readonly do: 'fail-storage'; readonly window: number; readonly kind: StorageKind }
  | { readonly do: 'offline' | 'mend' };

/** How the other sides are made. */
export interface LaunchSetting {
  readonly standard: LaunchStandard;
  /** Between two windows of one device, or of a device each. */
  readonly devices: 1 | 2;
  /** An LRS that takes nothing again that it holds, though it is the same. */
  readonly refusesRepeats: boolean;
  /** CORS that shows no ETag. */
  readonly hidesEtag: boolean;
  /** From a request to its answer, milliseconds; the LRS has it after half of that. */
  readonly latencyMs: number;
}
