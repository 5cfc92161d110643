import { connectStandalone } from '../../src/lms/standalone.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import type { FakeEnvironment } from './lms-environment.ts';
import type { Stored } from './lms-under-test.ts';
import { flatten, readStored12 } from './scorm12-stored.ts';

/** Where the device keeps the course's record. */
export const KEY = 'deescalation:scorm12';

/** What a commit comes to where the device has no room: the storage is named, for the support code. */
export const FULL = { ok: false, problem: { call: 'device', code: 'full' } };

/** The record on the device: values by element name. */
export function dataIn(localStorage: Pick<Storage, 'getItem'>): Record<string, string> {
  const commit: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  return flatten(Object(commit).cmi, 'cmi');
}

/** The same, as every record keeper is asked for it. */
export function storedIn(localStorage: Pick<Storage, 'getItem'>): Stored {
  return readStored12(dataIn(localStorage));
}

/** A visit whose record is kept on the device. @throws where the record keeper does not start */
export async function connect(
  environment: FakeEnvironment,
  keeper = connectStandalone({ course: 'deescalation' }),
): Promise<LmsSession> {
  const session = await keeper(environment);
  if (session === undefined) throw new Error('The record keeper did not start.');
  return session;
}
