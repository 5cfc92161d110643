import type { LmsEnvironment, LmsSession } from '../port.ts';
import { connectScorm, openScorm } from '../scorm/session.ts';
import { scorm2004 } from './dialect.ts';

/** Finds the `API_1484_11` of a SCORM 2004 LMS and opens a session; `undefined` where either fails. */
export async function connectScorm2004(environment: LmsEnvironment): Promise<LmsSession | undefined> {
  return connectScorm(scorm2004, environment);
}

/**
 * Opens the one session of this launch; `undefined` where Initialize is refused.
 *
 * @param lms object with the eight functions of SCORM 2004 RTE 3.1
 */
export function openScorm2004(
  lms: object,
  environment: Pick<LmsEnvironment, 'now' | 'isReloading'>,
): LmsSession | undefined {
  return openScorm(scorm2004, lms, environment);
}
