import { decode, type Decoded } from '../../src/core/suspend.ts';
import { COURSE } from './custody.ts';

/**
 * Whether the world plays the copy that a page keeps on the device of what the LMS has not confirmed. The
 * oracle expects no more than this: without it an answer that no LMS took ends with its page.
 */
export const KEEPS_COPY: boolean = false;

/**
 * Whether the world plays how of two windows the later one takes over. Without it each writes its own
 * record over the other's, and the oracle expects of the LMS's record only that no call is illegal.
 */
export const TAKES_OVER: boolean = false;

/** What a launch goes on from. @param _storage where the page before may have left something */
export function restored(savedState: string, _storage: Pick<Storage, 'getItem'>): Decoded {
  return decode(savedState, COURSE);
}
