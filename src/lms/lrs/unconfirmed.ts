import type { AttemptDocument } from './attempt-document.ts';
import type { DeviceCopy } from './device-copy.ts';
import type { LaunchedCourse } from './launched-course.ts';
import { joined, NOTHING, withOther } from './other-windows.ts';

/**
 * What the LRS held, with what the device kept and the LRS had not confirmed; `undefined` where the device
 * has nothing to add. A copy of another attempt is left where it is, and so is a later package's.
 *
 * @param at what the LRS showed: `held` is what can be read of it, `isThere` whether there was anything
 */
export function unconfirmed(
  copy: DeviceCopy,
  { held, isThere }: { readonly held: AttemptDocument | undefined; readonly isThere: boolean },
  course: Pick<LaunchedCourse, 'plan' | 'reach'>,
): AttemptDocument | undefined {
  const kept = copy.read();
  if (kept === undefined || kept === 'later') return undefined;
  const { document, isBased } = kept;
  const other = withOther(NOTHING, document, course);
  if (other === 'later') return undefined;
  if (held === undefined) {
    if (!isBased || isThere) return document;
    // An LRS that held something of the attempt and holds nothing now was told to forget it.
    copy.clear();
    return undefined;
  }
  if (held.registration !== document.registration) return undefined;
  const both = joined(held, other, course);
  if (both.state === held.state && idsOf(both) === idsOf(held)) {
    copy.clear();
    return undefined;
  }
  // Where the learner was last.
  const { visit, bookmark } = document.visit.startedAt > held.visit.startedAt ? document : held;
  return { ...both, visit, bookmark };
}

function idsOf({ judged: { completed, passed, failed } }: AttemptDocument): string {
  return JSON.stringify([completed?.id, passed?.id, failed?.id]);
}
