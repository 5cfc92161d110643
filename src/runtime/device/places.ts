import type { Settings } from '../../core/settings.ts';
import { ownerOf } from '../owner.ts';
import { slotOf, type Slot } from './slot.ts';

/**
 * Where the device keeps what concerns one learner and one edition: what is unsaved, and which window
 * records. `holdsCopies` of `device-side.ts` knows how the first begins.
 *
 * @param learner id as the LMS gave it
 */
export function placesOf(
  page: Pick<Window, 'localStorage'>,
  { plan: { course, edition } }: Pick<Settings, 'plan'>,
  learner: string,
): { readonly unsaved: Slot; readonly window: Slot } {
  const owner = ownerOf(course, edition, learner);
  return {
    unsaved: slotOf(page, `${course}:unsaved:${owner}`),
    window: slotOf(page, `${course}:window:${owner}`),
  };
}
