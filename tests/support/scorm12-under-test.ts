import { createScorm12Lms } from '../../src/lab/scorm12-lms.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { connectScorm12 } from '../../src/lms/scorm12/session.ts';
import { fakeEnvironment, type FakeEnvironment } from './lms-environment.ts';
import type { Abilities, LmsUnderTest } from './lms-under-test.ts';
import { readStored12 } from './scorm12-stored.ts';

export const learner = { id: 'badge-117', name: 'Rivera, Sam' };

/** One status, and no place for progress; its objectives are left alone. */
export const SCORM12_ABILITIES: Abilities = {
  statuses: 'one',
  scoreNeedsJudgement: false,
  judgesOncePerSession: false,
  holdsProgress: false,
  holdsObjectives: false,
  holdsWeighting: true,
  readOnlyModes: ['browse', 'review'],
  commitsCanFail: true,
};

type LabFaults = ReturnType<typeof createScorm12Lms>['faults'];

/** @param setFailing makes the LMS's commits fail, one way or another, or work again */
export function makeLms(setFailing: (faults: LabFaults, failing: boolean) => void): LmsUnderTest {
  const lms = createScorm12Lms({ learner });
  let environment = fakeEnvironment({});
  return {
    async launch(mode) {
      environment = fakeEnvironment({ API: lms.relaunch(mode === undefined ? {} : { mode }) });
      return connected(environment);
    },
    stored: () => readStored12(lms.data()),
    advance: (ms) => environment.advance(ms),
    violations: () => lms.log.flatMap(({ violation }) => violation ?? []),
    setFailing: (failing) => setFailing(lms.faults, failing),
  };
}

/** @throws where no LMS is found */
export async function connected(environment: FakeEnvironment): Promise<LmsSession> {
  const session = await connectScorm12(environment);
  if (session === undefined) throw new Error('No LMS was found.');
  return session;
}
