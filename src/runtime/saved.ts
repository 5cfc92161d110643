import type { Attempt } from '../core/attempt.ts';
import { isBeyond } from '../core/reach.ts';
import type { Settings } from '../core/settings.ts';
import { decode } from '../core/suspend.ts';

/** The attempt that was handed over at the launch. */
export interface Saved {
  /** `null` where there is none, or none that this package can go on with. */
  readonly attempt: Attempt | null;
  readonly isReadable: boolean;
  /** Whether a later package saved it: then this one writes nothing. */
  readonly isLater: boolean;
}

/** @param state suspend data; empty where there is none */
export function readSaved({ plan, reach }: Pick<Settings, 'plan' | 'reach'>, state: string): Saved {
  const saved = decode(state, plan);
  if (saved.kind === 'unreadable')
    return { attempt: null, isReadable: false, isLater: saved.why === 'newer-version' };
  const attempt = saved.kind === 'restored' ? saved.attempt : null;
  const isLater = attempt !== null && isBeyond(attempt, reach);
  return { attempt: isLater ? null : attempt, isReadable: true, isLater };
}
