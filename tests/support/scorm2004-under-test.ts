import { createScorm2004Lms, type Scorm2004LmsOptions } from '../../src/lab/scorm2004-lms.ts';
import type { CallRecord2004 } from '../../src/lab/strict-scorm2004.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { connectScorm2004 } from '../../src/lms/scorm2004/session.ts';
import { fakeEnvironment, type FakeEnvironment } from './lms-environment.ts';
import type { Abilities, LmsUnderTest } from './lms-under-test.ts';
import { readStored2004 } from './scorm2004-stored.ts';

export const learner = { id: 'badge-117', name: 'Rivera, Sam' };

export const SCORM2004_ABILITIES: Abilities = {
  statuses: 'two',
  scoreNeedsJudgement: false,
  judgesOncePerSession: false,
  holdsProgress: true,
  holdsObjectives: true,
  holdsWeighting: true,
  readOnlyModes: ['browse', 'review'],
  commitsCanFail: true,
};

type LabFaults = ReturnType<typeof createScorm2004Lms>['faults'];

/** @param setFailing makes the LMS's commits fail, one way or another, or work again */
export function makeLms2004(setFailing: (faults: LabFaults, failing: boolean) => void): LmsUnderTest {
  const lms = createScorm2004Lms({ learner });
  let environment = fakeEnvironment({});
  return {
    async launch(mode) {
      environment = fakeEnvironment({ API_1484_11: lms.relaunch(mode === undefined ? {} : { mode }) });
      return connected2004(environment);
    },
    stored: () => readStored2004(lms.data()),
    advance: (ms) => environment.advance(ms),
    violations: () => lms.log.flatMap(({ violation }) => violation ?? []),
    setFailing: (failing) => setFailing(lms.faults, failing),
  };
}

/** An LMS and the session that was opened in it. */
export async function open2004(options: Omit<Scorm2004LmsOptions, 'learner'> = {}) {
  const lms = createScorm2004Lms({ learner, ...options });
  const environment = fakeEnvironment({ API_1484_11: lms.api() });
  return { lms, environment, session: await connected2004(environment), api: lms.api() };
}

/** @throws where no LMS is found */
export async function connected2004(environment: FakeEnvironment): Promise<LmsSession> {
  const session = await connectScorm2004(environment);
  if (session === undefined) throw new Error('No LMS was found.');
  return session;
}

/** Calls in a line each, for example `SetValue cmi.exit normal`. */
export function callsOf(calls: readonly CallRecord2004[]): string[] {
  return calls.map(({ name, args }) => [name, ...args].join(' '));
}
