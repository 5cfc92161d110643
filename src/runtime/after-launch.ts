import { drawAlong } from './chrome.ts';
import type { Preferences } from '../lms/port.ts';
import { course } from './course.ts';
import { offerReceipts } from './leaving.ts';
import { tellMode, tellUnreadable } from './notices.ts';
import { beginToProve } from './proof.ts';
import type { Visit } from './visit.ts';

/** What watches over saving comes so long after the page, milliseconds: the launch is over by then. */
const AFTER_LAUNCH = 5_000;

/**
 * Begins what a page that is alive goes on with: its contents list, receipts, and what may be needed when the
 * network is gone.
 */
export function goOn(visit: Visit): void {
  drawAlong();
  sayWhatIsOdd(visit);
  honour(visit.records.lms.launch.preferences);
  offerReceipts(visit);
  import('./page-body.ts').catch(console.warn);
  setTimeout(() => void beginToProve(visit), AFTER_LAUNCH);
}

/** That nothing is recorded, or that what was could not be read. */
function sayWhatIsOdd({ saved: { isReadable, isLater } }: Visit): void {
  const mode = course.session()?.mode ?? 'normal';
  if (mode === 'normal') {
    if (!isReadable) tellUnreadable();
  } else if (isLater) import('./device/words.ts').then(({ tellLater }) => tellLater(), console.warn);
  else tellMode(mode);
}

/** Fetched only where the learner asked for something: most LMSs cannot say so. */
function honour(preferences: Preferences): void {
  if (preferences.audio === null) return;
  import('./preferences.ts').then(
    ({ applyPreferences }) => applyPreferences(preferences, document),
    console.warn,
  );
}
