import type { LmsEnvironment, LmsSession } from '../port.ts';
import { connectScorm, openScorm } from '../scorm/session.ts';
import { scorm12 } from './dialect.ts';

/** Finds the `API` of a SCORM 1.2 LMS and opens a session; `undefined` where either fails. */
export async function connectScorm12(environment: LmsEnvironment): Promise<LmsSession | undefined> {
  return connectScorm(scorm12, environment);
}

/**
 * Opens the one session of this launch; `undefined` where LMSInitialize is refused.
 *
 * @param lms object with the eight functions of SCORM 1.2 RTE 3.4
 */
export function openScorm12(
  lms: object,
  environment: Pick<LmsEnvironment, 'now' | 'isReloading'>,
): LmsSession | undefined {
  return openScorm(scorm12, lms, environment);
}
