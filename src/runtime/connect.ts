import type { Connect, LmsEnvironment, LmsSession } from '../lms/port.ts';
import strings from '../strings/en.json';
import { ask } from './notice.ts';
import type { Settings } from '../core/settings.ts';

const { lms: words } = strings;

/** The adapter of each target, fetched only in the package that was made for it. */
const adapters: Readonly<Record<string, () => Promise<Connect>>> = {
  scorm12: async () => (await import('../lms/scorm12/session.ts')).connectScorm12,
};

const environment: LmsEnvironment = {
  window,
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * Finds the LMS. Where there is none the learner decides: look again, or go on with a record keeper
 * on the device that reports to nobody.
 */
export async function connectToRecords(
  settings: Settings,
): Promise<{ readonly lms: LmsSession; readonly reports: boolean }> {
  const lms = await (await adapters[settings.target]?.())?.(environment);
  if (lms !== undefined) return { lms, reports: true };
  const choice = await ask(words.noLmsTitle, [words.noLms, words.noLmsAdvice], [words.tryAgain, words.goOn]);
  if (choice === 0) return connectToRecords(settings);
  const { connectStandalone } = await import('../lms/standalone.ts');
  const device = await connectStandalone({ course: settings.plan.course })(environment);
  if (device === undefined) throw new Error('The record keeper on the device did not start.');
  return { lms: device, reports: false };
}
