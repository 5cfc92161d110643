import { createScorm12Lms } from '../../src/lab/scorm12-lms.ts';
import { createBrowser } from './browser.ts';

/** Whom the LMS of the stand has logged in. */
export const learner = { id: 'officer-1', name: 'Rivera, Sam' };

/** A SCORM 1.2 LMS in memory, and the browser in which its learner opens the course. */
export function scorm12Stand() {
  return { lms: createScorm12Lms({ learner }), browser: createBrowser() };
}
