import { describe, expect, test } from 'vitest';
import { createScorm12Lms, type Scorm12LmsOptions } from '../../src/lab/scorm12-lms.ts';
import { connectScorm12 } from '../../src/lms/scorm12/session.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { fakeEnvironment } from '../support/lms-environment.ts';
import { readStored12 } from '../support/scorm12-stored.ts';
import { connected, learner, makeLms, SCORM12_ABILITIES } from '../support/scorm12-under-test.ts';
import { testLmsAdapter } from './lms-adapter.ts';

testLmsAdapter('SCORM 1.2', SCORM12_ABILITIES, () =>
  makeLms((faults, failing) => (faults.serverDown = failing)),
);

describe('SCORM 1.2, where commits fail before the LMS looks at them', () => {
  testLmsAdapter('SCORM 1.2', SCORM12_ABILITIES, () =>
    makeLms((faults, failing) => {
      if (failing) faults.LMSCommit = 'throws';
      else delete faults.LMSCommit;
    }),
  );
});

async function open(options: Omit<Scorm12LmsOptions, 'learner'> = {}) {
  const lms = createScorm12Lms({ learner, ...options });
  const environment = fakeEnvironment({ API: lms.api() });
  return { lms, environment, session: await connected(environment), api: lms.api() };
}

describe('a SCORM 1.2 launch', () => {
  test('takes at most 15 calls, one LMSInitialize, and asks for no error', async () => {
    const { api } = await open();
    expect(api.calls.length).toBeLessThanOrEqual(15);
    expect(api.count('LMSInitialize')).toBe(1);
    expect(api.count('LMSGetLastError')).toBe(0);
  });

  test('hands over who the LMS says the learner is', async () => {
    const { session } = await open();
    expect(session.launch).toMatchObject({ learnerId: 'badge-117', learnerName: 'Rivera, Sam' });
  });

  test.each([
    ['', null],
    ['0', 0],
    ['72.5', 72.5],
    ['100', 100],
  ])('a mastery score of "%s" is a pass mark of %s', async (mastery, passMark) => {
    const { session } = await open({ mastery });
    expect(session.launch.passMark).toBe(passMark);
  });

  test('finds nothing where the LMS refuses LMSInitialize', async () => {
    const lms = createScorm12Lms({ learner, faults: { LMSInitialize: 'null' } });
    lms.faults.LMSInitialize = 'throws';
    expect(await connectScorm12(fakeEnvironment({ API: lms.api() }))).toBeUndefined();
  });

  test('goes on with a session that the LMS kept open over a reload (101, but it can be read)', async () => {
    const { api } = await open();
    expect(await connectScorm12(fakeEnvironment({ API: api }))).toBeDefined();
  });

  test('finds nothing where the session is over (101, and reading answers 301)', async () => {
    const { api, session } = await open();
    await session.end(UNFINISHED, 'exit');
    expect(await connectScorm12(fakeEnvironment({ API: api }))).toBeUndefined();
  });

  test('looks for 1.5 seconds before it gives up', async () => {
    const environment = fakeEnvironment({});
    expect(await connectScorm12(environment)).toBeUndefined();
    expect(environment.waits.reduce((sum, ms) => sum + ms, 0)).toBe(1500);
  });
});

describe('a SCORM 1.2 end', () => {
  test('has sent everything before it first waits, LMSFinish last', async () => {
    const { lms, session, environment, api } = await open();
    environment.advance(62_500);
    const before = api.calls.length;
    const ending = session.end(scored('passed', 90), 'exit');
    expect(lms.data()).toMatchObject({ 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' });
    expect(api.calls.slice(before).map(({ name, args }) => [name, ...args].join(' '))).toEqual([
      'LMSSetValue cmi.core.score.raw 90',
      'LMSSetValue cmi.core.score.min 0',
      'LMSSetValue cmi.core.score.max 100',
      'LMSSetValue cmi.core.lesson_status passed',
      'LMSSetValue cmi.core.exit ',
      'LMSSetValue cmi.core.session_time 0000:01:02.50',
      'LMSCommit ',
      'LMSFinish ',
    ]);
    expect(await ending).toEqual({ ok: true });
  });

  test.each([
    ['unfinished', 'suspend', UNFINISHED],
    ['unfinished with a score', 'suspend', scored('incomplete', 40)],
    ['failed', '', scored('failed', 40)],
    ['completed', '', scored('completed', 40)],
    ['passed', '', scored('passed', 90)],
    ['incomplete and passed', '', { completion: 'incomplete', success: 'passed', score: null } as const],
  ])('of an attempt that is %s leaves exit "%s"', async (_what, exit, outcome) => {
    const { lms, session } = await open();
    await session.end(outcome, 'exit');
    expect(lms.data()['cmi.core.exit']).toBe(exit);
  });

  test('exit is "suspend" from the launch on, for windows that just disappear', async () => {
    const { lms, session } = await open();
    await session.commit();
    expect(lms.data()['cmi.core.exit']).toBe('suspend');
  });

  test.each(['false', 'null', 'throws'] as const)(
    'calls LMSFinish though LMSCommit answers so: %s, and says what failed',
    async (fault) => {
      const { session, api, lms } = await open();
      lms.faults.LMSCommit = fault;
      expect(await session.end(UNFINISHED, 'exit')).toMatchObject({
        ok: false,
        problem: { call: 'LMSCommit' },
      });
      expect(api.count('LMSFinish')).toBe(1);
    },
  );

  test('says so where only LMSFinish failed', async () => {
    const { session, lms } = await open();
    lms.faults.LMSFinish = 'false';
    expect(await session.end(UNFINISHED, 'exit')).toMatchObject({
      ok: false,
      problem: { call: 'LMSFinish', code: '101' },
    });
  });

  test('in review writes and commits nothing, yet calls LMSFinish', async () => {
    const { session, api } = await open({ mode: 'review' });
    session.saveState('x', 'y');
    await session.commit();
    await session.end(scored('passed', 100), 'exit');
    expect([api.count('LMSSetValue'), api.count('LMSCommit'), api.count('LMSFinish')]).toEqual([0, 0, 1]);
  });
});

describe('a SCORM 1.2 commit', () => {
  test('reports the problem with the LMS’s own code and words', async () => {
    const { session, lms } = await open();
    lms.faults.LMSCommit = 'false';
    expect(await session.commit()).toMatchObject({ ok: false, problem: { call: 'LMSCommit', code: '101' } });
  });

  test('never sends suspend data over 4096 characters and reports them until they fit', async () => {
    const { session, lms } = await open();
    session.saveState('fits', 'l1');
    session.saveState('x'.repeat(4097), 'l2');
    expect(await session.commit()).toMatchObject({
      ok: false,
      problem: { call: 'LMSSetValue cmi.suspend_data' },
    });
    expect(lms.data()['cmi.suspend_data']).toBe('fits');
    session.saveState('x'.repeat(4096), 'l2');
    expect(await session.commit()).toEqual({ ok: true });
    expect(lms.data()['cmi.suspend_data']).toHaveLength(4096);
  });

  test('writes again what LMSSetValue lost', async () => {
    const { session, lms } = await open();
    lms.faults.LMSSetValue = 'throws';
    session.saveState('kept', 'l1');
    session.recordInteraction(interaction());
    session.reportOutcome(scored('passed', 85));
    expect(await session.commit()).toMatchObject({ ok: false });
    delete lms.faults.LMSSetValue;
    expect(await session.commit()).toEqual({ ok: true });
    expect(readStored12(lms.data())).toMatchObject({
      completion: 'completed',
      success: 'passed',
      score: 85,
      state: 'kept',
      interactions: [{ key: 'q12' }],
    });
  });

  test('is one LMSCommit while all is well, and one more pair only after one failed', async () => {
    const { session, lms, api } = await open();
    await session.commit();
    expect(api.count('LMSCommit')).toBe(1);
    lms.faults.serverDown = true;
    await session.commit();
    lms.faults.serverDown = false;
    await session.commit();
    expect(api.count('LMSCommit')).toBe(4);
    await session.commit();
    expect(api.count('LMSCommit')).toBe(5);
  });

  test('is not believed where the first of such a pair failed: what it carried may count as sent', async () => {
    const { session, lms, api } = await open();
    session.saveState('kept', 'lesson-2');
    lms.faults.serverDown = true;
    await session.commit();
    lms.faults.serverDown = false;
    lms.faults.LMSCommit = 'false';
    const commit = api.LMSCommit;
    Object.assign(api, {
      LMSCommit(...args: readonly unknown[]) {
        const answer = commit(...args);
        delete lms.faults.LMSCommit;
        return answer;
      },
    });
    expect(await session.commit()).toMatchObject({ ok: false, problem: { call: 'LMSCommit' } });
    expect(await session.commit()).toEqual({ ok: true });
    expect(readStored12(lms.data())).toMatchObject({ state: 'kept', bookmark: 'lesson-2' });
  });

  test('is not believed where a right value of such a pair was refused: the other one may be stored', async () => {
    const { session, lms, api } = await open();
    session.saveState('kept', 'l1');
    session.recordInteraction(interaction());
    lms.faults.serverDown = true;
    await session.commit();
    lms.faults.serverDown = false;
    const set = api.LMSSetValue;
    let refusals = 1;
    Object.assign(api, {
      LMSSetValue(...args: readonly unknown[]) {
        if (args[1] !== 'q12' || refusals === 0) return set(...args);
        refusals -= 1;
        return 'false';
      },
      LMSGetLastError: () => '101',
    });
    expect(await session.commit()).toMatchObject({ ok: false });
    expect(await session.commit()).toEqual({ ok: true });
    expect(readStored12(lms.data())).toMatchObject({ state: 'kept', interactions: [{ key: 'q12' }] });
  });

  test('leaves the right values last in an LMS that stores them and answers nothing', async () => {
    const { session, lms, api } = await open();
    const commit = api.LMSCommit;
    Object.assign(api, {
      LMSCommit(...args: readonly unknown[]) {
        commit(...args);
        return null;
      },
    });
    session.saveState('kept', 'l1');
    session.recordInteraction(interaction());
    session.reportOutcome(scored('passed', 85));
    for (let time = 1; time <= 3; time += 1) {
      expect(await session.commit()).toMatchObject({ ok: false });
      expect(lms.data()['cmi.suspend_data']).toBe('kept');
      expect(readStored12(lms.data())).toMatchObject({
        success: 'passed',
        score: 85,
        interactions: [{ key: 'q12' }],
      });
    }
  });
});
