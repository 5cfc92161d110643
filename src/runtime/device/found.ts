import type { Attempt } from '../../core/attempt.ts';
import { isBlank } from '../../core/joining/blank.ts';
import { join, standingOf } from '../../core/joining/join.ts';
import { unheard, untold } from '../../core/joining/recovered.ts';
import type { Interaction } from '../../core/session.ts';
import type { Release } from '../../core/suspend.ts';
import { readCopy, type DeviceCopy } from './copy-code.ts';
import type { Places } from './places.ts';
import type { Slot } from './slot.ts';

/** What a launch goes on with, where the device holds more than the LMS. */
export interface Found {
  readonly attempt: Attempt;
  /** Answers that the LMS has to be told again. */
  readonly interactions: readonly Interaction[];
  /** How many of its interactions stand before these; `null` where it does not count. */
  readonly recorded: number | null;
  /** Whether the LMS had stored something of the attempt before. */
  readonly isBased: boolean;
}

/** A copy, and where it stands. */
interface KeptCopy {
  readonly copy: DeviceCopy;
  readonly slot: Slot;
}

/** What the LMS handed to the launch. */
interface Launch {
  /** Attempt that the LMS holds; `null` where it holds none. */
  readonly held: Attempt | null;
  /** Interactions that the LMS holds; `null` where it does not count. */
  readonly recorded: number | null;
  /** Whether the LMS has stored what it handed over: a page that is loaded again reads what waits. */
  readonly isStored: boolean;
}

/**
 * The copy that a launch goes on with: of the attempt that the LMS holds; or, where it holds none, or one
 * in which nothing was done, the latest of the same activity that never reached it and in which something was. Other attempts stay
 * for the launch that is theirs, and what a later package wrote for that one; none of them longer than a
 * copy may.
 */
export function copyFor(
  { allUnsaved, folder }: Pick<Places, 'allUnsaved' | 'folder'>,
  held: Attempt | null,
  { now, plan }: { readonly now: number; readonly plan: Release },
): KeptCopy | undefined {
  const kept = allUnsaved().flatMap((slot) => {
    const copy = readCopy(slot.read() ?? '', plan, now);
    if (copy === undefined) slot.clear();
    return typeof copy === 'object' ? [{ copy, slot }] : [];
  });
  const own = kept.find(({ copy }) => copy.attempt.registration === held?.registration);
  // Two windows may begin before the LMS holds anything, and the one in which nothing was done saves first.
  const isBegun = [held, own?.copy.attempt].some((one) => one != null && !isBlank(one));
  if (isBegun) return own;
  // An LMS that held something of an attempt and holds nothing of it now was told to forget it.
  const others = kept.filter(({ copy }) => copy !== own?.copy && !copy.isBased && copy.folder === folder);
  // One that was opened and closed again says less than any in which something was done.
  const [latest] = others.sort(
    (a, b) => Number(isBlank(a.copy.attempt)) - Number(isBlank(b.copy.attempt)) || b.copy.at - a.copy.at,
  );
  return latest === undefined || (held !== null && isBlank(latest.copy.attempt)) ? own : latest;
}

/**
 * What the device kept, held against what the LMS handed to this launch.
 *
 * @returns `undefined` where the LMS's attempt is the one to go on with
 */
export function foundIn({ copy, slot }: KeptCopy, { held, recorded, isStored }: Launch): Found | undefined {
  const same = held?.registration === copy.attempt.registration ? held : null;
  const standing = same === null ? 'ahead' : standingOf(copy.attempt, same);
  const attempt = same === null ? copy.attempt : join(same, copy.attempt);
  const isAlone = standing === 'equal' || standing === 'ahead';
  if (isAlone && countsOn(copy, { recorded, isStored })) {
    const interactions = untold(copy.interactions, null, attempt);
    const isBased = isStored ? held !== null : copy.isBased;
    return { attempt, interactions, recorded: copy.recorded, isBased };
  }
  const interactions = unheard(copy, { held: same, recorded }, attempt);
  if (attempt !== held || interactions.length > 0)
    return { attempt, interactions, recorded, isBased: isStored && held !== null };
  if (isStored) slot.clear();
  return undefined;
}

/**
 * Whether all that the LMS counts beyond what it had confirmed came of this copy. None of that is believed: a
 * session may hand over what it sent in vain, and a server may hold the other values that a lost commit left
 * (`RecordRules.otherValue`). So it is told once more, in the same places.
 */
function countsOn(copy: DeviceCopy, { recorded, isStored }: Pick<Launch, 'recorded' | 'isStored'>): boolean {
  if (recorded === null || copy.recorded === null) return !isStored;
  // A session that was opened before another window told the LMS something counts less than the copy.
  if (recorded < copy.recorded) return false;
  const sent = copy.interactions.filter(({ isRetry }) => !isRetry).length;
  return !isStored || recorded <= copy.recorded + sent;
}
