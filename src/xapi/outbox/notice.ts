import type { SetAside } from './state.ts';
import type { Problem } from './verdict.ts';

/** What no further try mends: somebody has to be told. */
export interface Notice {
  /** One statement was refused alone; or nothing is sent for now, since whoever keeps the LRS has to act. */
  readonly kind: 'set-aside' | 'stopped';
  /** For support: what was asked of whom and which status came back. Nothing about the learner. */
  readonly code: string;
}

/** @param aside the first part of its id finds the statement on the learner's device */
export function setAsideNotice({ id, status }: SetAside): Notice {
  return { kind: 'set-aside', code: `POST statements ${status ?? '?'} ${id.slice(0, 8)}` };
}

export function stoppedNotice({ from, status }: Problem): Notice {
  return { kind: 'stopped', code: `POST ${from === 'broker' ? 'broker' : 'statements'} ${status ?? '?'}` };
}
