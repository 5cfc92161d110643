import { LONGEST } from './copy-code.ts';
import { keysOf } from './places.ts';
import { slotOf } from './slot.ts';

/** Where the entries of each kind say when they were written. */
const TIME = { unsaved: /"at":(\d+)/, window: / (\d+)$/ } as const;

/**
 * Takes away what nobody came back for, whoever's it is: its learner may never use this computer again.
 * An entry that says no time is left to who can read it.
 *
 * @param course stable id of the course
 * @param now epoch milliseconds
 */
export function sweep(page: Pick<Window, 'localStorage'>, course: string, now: number): void {
  for (const kind of ['unsaved', 'window'] as const) {
    for (const key of keysOf(page).filter((one) => one.startsWith(`${course}:${kind}:`))) {
      const slot = slotOf(page, key);
      const at = TIME[kind].exec(slot.read() ?? '')?.[1];
      if (at !== undefined && now - Number(at) > LONGEST) slot.clear();
    }
  }
}
