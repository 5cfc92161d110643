import type { Settings } from '../../core/settings.ts';
import { crc32 } from '../../core/checksum.ts';
import { ownerOf } from '../owner.ts';
import { slotOf, type Slot } from './slot.ts';

/** Where the device keeps what concerns one learner and one edition. */
export interface Places {
  /** Which window records. */
  readonly window: Slot;
  /** What is unsaved of an attempt: two activities of the LMS may hold one edition. */
  unsaved(registration: string): Slot;
  /** Whether something unsaved of this learner stands under the key. */
  isUnsaved(key: string | null): boolean;
  /** Everything unsaved of this learner. */
  allUnsaved(): readonly Slot[];
  /** Stands for the folder that the LMS serves the package from: each activity has its own. */
  readonly folder: number;
}

/** @param learner id as the LMS gave it */
export function placesOf(
  page: Pick<Window, 'localStorage' | 'location'>,
  { plan: { course, edition } }: Pick<Settings, 'plan'>,
  learner: string,
): Places {
  const owner = ownerOf(course, edition, learner);
  const beginning = `${course}:unsaved:${owner}`;
  const isUnsaved = (key: string | null) => key?.startsWith(beginning) === true;
  const { origin, pathname } = page.location;
  return {
    window: slotOf(page, `${course}:window:${owner}`),
    unsaved: (registration) => slotOf(page, `${beginning}:${registration}`),
    isUnsaved,
    allUnsaved: () =>
      keysOf(page)
        .filter(isUnsaved)
        .map((key) => slotOf(page, key)),
    folder: crc32(new TextEncoder().encode(origin + pathname.replace(/[^/]*$/, ''))),
  };
}

/** Every key of the page's storage; none where that is blocked. */
export function keysOf(page: Pick<Window, 'localStorage'>): readonly string[] {
  try {
    const { localStorage: storage } = page;
    return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  } catch {
    return [];
  }
}
