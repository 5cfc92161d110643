import type { Settings, TargetName } from '../core/settings.ts';
import type { Connect, LmsEnvironment, LmsSession } from '../lms/port.ts';
import type { Device } from './on-device.ts';
import { randomUuid } from './random.ts';
import { watchReload } from './reload.ts';

const scorm2004 = async () => (await import('../lms/scorm2004/session.ts')).connectScorm2004;

/** The adapter of each target, fetched only in the package that was made for it; `null`: the device keeps the record. */
const adapters: Readonly<Record<TargetName, ((settings: Settings) => Promise<Connect>) | null>> = {
  scorm12: async () => (await import('../lms/scorm12/session.ts')).connectScorm12,
  'scorm2004-3rd': scorm2004,
  'scorm2004-4th': scorm2004,
  cmi5: async (settings) => (await import('../lms/cmi5/connect.ts')).connectCmi5(settings),
  xapi: async (settings) => (await import('../lms/tincan/connect.ts')).connectXapi(settings),
  web: null,
  single: null,
};

const environment: LmsEnvironment = {
  window,
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  fetch: (input, init) => fetch(input, init),
  uuid: randomUuid,
  random: Math.random,
  isReloading: watchReload(window),
};

/** Who keeps the record of this visit. */
export interface Records {
  readonly lms: LmsSession;
  /** `null` where an LMS sees the record. */
  readonly device: Device | null;
}

/**
 * Finds the LMS. Where there is none the learner decides: look again, or go on with a record keeper
 * on the device that reports to nobody. A package made for no LMS asks nothing.
 * @throws LaunchError where the page was launched and the launch is broken
 */
export async function connectToRecords(settings: Settings): Promise<Records> {
  const adapter = adapters[settings.target];
  if (adapter === null) return keepOnDevice(settings);
  return look(await adapter(settings), settings);
}

async function look(connect: Connect, settings: Settings): Promise<Records> {
  const lms = await connect(environment);
  if (lms !== undefined) return { lms, device: null };
  const { askForLms } = await import('./notices.ts');
  return (await askForLms()) ? look(connect, settings) : keepOnDevice(settings);
}

async function keepOnDevice(settings: Settings): Promise<Records> {
  const { openDevice } = await import('./on-device.ts');
  const device = await openDevice(settings, environment);
  return { lms: device.lms, device };
}
