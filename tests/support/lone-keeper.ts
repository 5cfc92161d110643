import { believe } from '../../src/runtime/keeper.ts';

/** Tools of a keeper that nothing stands beside: no copy on the device, no other window, an LMS taken at its word. */
export const lone = { confirm: believe, isKept: () => false, look: () => {} } as const;
