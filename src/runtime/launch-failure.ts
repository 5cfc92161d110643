import type { LaunchError } from '../lms/launch-error.ts';
import words from '../strings/en-launch.json';
import { lms } from '../strings/en.json';
import { ask } from './dialog.ts';
import { showLaunchProblem } from './launch-problem.ts';
import { readSettings } from './settings.ts';

/**
 * Says why the course cannot go on: what is wrong with a launch on a page of its own, anything else in a
 * dialog that opens it again.
 */
export async function sayWhy(cause: unknown): Promise<void> {
  if (isLaunchError(cause)) return showLaunchProblem(cause, readSettings(document).agency);
  await ask(words.brokenTitle, [lms.broken], [words.reload]);
  location.reload();
}

/** By its name: the class comes with the adapters that throw it. */
function isLaunchError(cause: unknown): cause is LaunchError {
  return cause instanceof Error && cause.name === 'LaunchError';
}
