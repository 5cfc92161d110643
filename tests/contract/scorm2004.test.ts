import { describe, expect, test } from 'vitest';
import { createScorm2004Lms } from '../../src/lab/scorm2004-lms.ts';
import { connectScorm2004 } from '../../src/lms/scorm2004/session.ts';
import { interaction, objective, scored, UNFINISHED } from '../support/interactions.ts';
import { fakeEnvironment } from '../support/lms-environment.ts';
import { readStored2004 } from '../support/scorm2004-stored.ts';
import {
  callsOf,
  connected2004,
  learner,
  makeLms2004,
  SCORM2004_ABILITIES,
  open2004,
} from '../support/scorm2004-under-test.ts';
import { testLmsAdapter } from './lms-adapter.ts';

testLmsAdapter('SCORM 2004', SCORM2004_ABILITIES, () =>
  makeLms2004((faults, failing) => (faults.serverDown = failing)),
);

describe('SCORM 2004, where commits fail before the LMS looks at them', () => {
  testLmsAdapter('SCORM 2004', SCORM2004_ABILITIES, () =>
    makeLms2004((faults, failing) => {
      if (failing) faults.Commit = 'throws';
      else delete faults.Commit;
    }),
  );
});

describe('a SCORM 2004 launch', () => {
  test('takes at most 15 calls, one Initialize, and asks for no error though most values were never set (403)', async () => {
    const { api } = await open2004();
    expect(api.calls.length).toBeLessThanOrEqual(15);
    expect(api.count('Initialize')).toBe(1);
    expect(api.count('GetLastError')).toBe(0);
    expect(api.calls.some(({ error }) => error === '403')).toBe(true);
  });

  test('hands over who the LMS says the learner is, and what they asked the LMS for', async () => {
    const { session } = await open2004({ preference: { audio_level: '0', language: 'es-US' } });
    expect(session.launch).toMatchObject({
      learnerId: 'badge-117',
      learnerName: 'Rivera, Sam',
      preferences: { languages: ['es-US'], audio: 'off' },
    });
  });

  test.each([
    ['', null],
    ['0', 0],
    ['0.725', 72.5],
    ['1', 100],
    ['-1', null],
  ])('a scaled passing score of "%s" is a pass mark of %s', async (passingScore, passMark) => {
    const { session } = await open2004({ passingScore });
    expect(session.launch.passMark).toBe(passMark);
  });

  test('finds nothing where the LMS refuses Initialize', async () => {
    const lms = createScorm2004Lms({ learner, faults: { Initialize: 'throws' } });
    expect(await connectScorm2004(fakeEnvironment({ API_1484_11: lms.api() }))).toBeUndefined();
  });

  test('goes on with a session that the LMS kept open over a reload (103, but it can be read)', async () => {
    const { api } = await open2004();
    expect(await connectScorm2004(fakeEnvironment({ API_1484_11: api }))).toBeDefined();
  });

  test('finds nothing where the session is over (104)', async () => {
    const { api, session } = await open2004();
    await session.end(UNFINISHED, 'exit');
    expect(await connectScorm2004(fakeEnvironment({ API_1484_11: api }))).toBeUndefined();
    expect(api.calls.findLast(({ name }) => name === 'Initialize')?.error).toBe('104');
  });

  test('leaves the API of SCORM 1.2 alone', async () => {
    const API = { LMSInitialize: () => 'true' };
    expect(await connectScorm2004(fakeEnvironment({ API }))).toBeUndefined();
  });
});

describe('a SCORM 2004 end', () => {
  test('has sent everything before it first waits, Terminate last, and no navigation request', async () => {
    const { lms, session, environment, api } = await open2004();
    environment.advance(62_500);
    const before = api.calls.length;
    const ending = session.end(scored('passed', 90), 'exit');
    expect(lms.data()).toMatchObject({ 'cmi.success_status': 'passed', 'cmi.score.scaled': '0.9' });
    expect(callsOf(api.calls.slice(before))).toEqual([
      'SetValue cmi.score.scaled 0.9',
      'SetValue cmi.score.raw 90',
      'SetValue cmi.score.min 0',
      'SetValue cmi.score.max 100',
      'SetValue cmi.success_status passed',
      'SetValue cmi.completion_status completed',
      'SetValue cmi.exit suspend',
      'SetValue cmi.session_time PT1M2.5S',
      'Commit ',
      'Terminate ',
    ]);
    expect(await ending).toEqual({ ok: true });
  });

  test.each([
    ['nothing was reached', UNFINISHED],
    ['a score was reached', scored('incomplete', 40)],
    ['the attempt failed', scored('failed', 40)],
    ['it was completed', scored('completed', 40)],
    ['it was passed', scored('passed', 90)],
  ])('gives state and bookmark back at the next launch where %s', async (_what, outcome) => {
    const { lms, session } = await open2004();
    session.saveState('tries are spent', 'result');
    await session.end(outcome, 'exit');
    const again = await connectScorm2004(fakeEnvironment({ API_1484_11: lms.relaunch() }));
    expect(again?.launch).toMatchObject({ savedState: 'tries are spent', bookmark: 'result' });
  });

  test('exit is "suspend" from the launch on, for windows that just disappear', async () => {
    const { lms, session } = await open2004();
    await session.commit();
    expect(lms.data()['cmi.exit']).toBe('suspend');
  });

  test.each(['false', 'null', 'throws'] as const)(
    'calls Terminate though Commit answers so: %s, and says what failed',
    async (fault) => {
      const { session, api, lms } = await open2004();
      lms.faults.Commit = fault;
      expect(await session.end(UNFINISHED, 'exit')).toMatchObject({ ok: false, problem: { call: 'Commit' } });
      expect(api.count('Terminate')).toBe(1);
    },
  );

  test('says so where only Terminate failed', async () => {
    const { session, lms } = await open2004();
    lms.faults.Terminate = 'false';
    expect(await session.end(UNFINISHED, 'exit')).toMatchObject({
      ok: false,
      problem: { call: 'Terminate', code: '101' },
    });
  });

  // RTE 4.2.8: suspend data outlive a session only where its exit is "suspend".
  test.each(['browse', 'review'] as const)(
    'in %s writes nothing but the exit that keeps the state, commits nothing, and calls Terminate once',
    async (mode) => {
      const { lms, session: normal } = await open2004();
      normal.saveState('kept', 'lesson-1');
      await normal.end(UNFINISHED, 'exit');
      const api = lms.relaunch({ mode });
      const session = await connected2004(fakeEnvironment({ API_1484_11: api }));
      session.saveState('x', 'y');
      session.reportProgress(10);
      session.reportObjectives([objective()]);
      await session.commit();
      await session.end(scored('passed', 100), 'exit');
      await session.end(scored('passed', 100), 'exit');
      expect(callsOf(api.calls.filter(({ name }) => name === 'SetValue'))).toEqual([
        'SetValue cmi.exit suspend',
      ]);
      expect([api.count('Commit'), api.count('Terminate')]).toEqual([0, 1]);
      const after = await connected2004(fakeEnvironment({ API_1484_11: lms.relaunch() }));
      expect(after.launch.savedState).toBe('kept');
    },
  );
});

describe('a SCORM 2004 commit', () => {
  test('is one Commit, also after one that failed: its LMSs send everything again', async () => {
    const { session, lms, api } = await open2004();
    lms.faults.serverDown = true;
    session.saveState('kept', 'l1');
    expect(await session.commit()).toMatchObject({ ok: false, problem: { call: 'Commit', code: '101' } });
    lms.faults.serverDown = false;
    expect(await session.commit()).toEqual({ ok: true });
    expect(api.count('Commit')).toBe(2);
    expect(lms.data()['cmi.suspend_data']).toBe('kept');
  });

  test('never sends suspend data over 64000 characters and reports them until they fit', async () => {
    const { session, lms } = await open2004();
    session.saveState('x'.repeat(64_001), 'l2');
    expect(await session.commit()).toMatchObject({
      ok: false,
      problem: { call: 'SetValue cmi.suspend_data', code: '' },
    });
    session.saveState('x'.repeat(64_000), 'l2');
    expect(await session.commit()).toEqual({ ok: true });
    expect(lms.data()['cmi.suspend_data']).toHaveLength(64_000);
  });

  test('writes again what SetValue lost', async () => {
    const { session, lms } = await open2004();
    lms.faults.SetValue = 'throws';
    session.saveState('kept', 'l1');
    session.recordInteraction(interaction());
    session.reportObjectives([objective()]);
    session.reportOutcome(scored('passed', 85));
    expect(await session.commit()).toMatchObject({ ok: false });
    delete lms.faults.SetValue;
    expect(await session.commit()).toEqual({ ok: true });
    expect(readStored2004(lms.data())).toMatchObject({
      completion: 'completed',
      success: 'passed',
      score: 85,
      state: 'kept',
      interactions: [{ key: 'q12' }],
      objectives: [{ id: 'O-1.1', completed: true }],
    });
  });

  test('tells of full progress together with the completion, not before', async () => {
    const { session, lms } = await open2004();
    session.reportProgress(100);
    await session.commit();
    expect(readStored2004(lms.data()).progress).toBeNull();
    session.reportOutcome(scored('completed', 90));
    await session.commit();
    expect(readStored2004(lms.data()).progress).toBe(100);
  });

  test('holds at most 250 interactions an attempt, over all its launches', async () => {
    const lms = createScorm2004Lms({ learner });
    for (let launch = 0; launch < 2; launch += 1) {
      const session = await connected2004(fakeEnvironment({ API_1484_11: lms.relaunch() }));
      for (let index = 0; index < 130; index += 1) {
        session.recordInteraction(interaction({ key: `l${launch}_q${index}` }));
      }
      expect(await session.end(UNFINISHED, 'exit')).toEqual({ ok: true });
    }
    const keys = readStored2004(lms.data()).interactions.map(({ key }) => key);
    expect([keys.length, keys.at(-1)]).toEqual([250, 'l1_q119']);
  });

  test('puts id and type of an interaction before everything else', async () => {
    const { session, api } = await open2004();
    session.recordInteraction(interaction());
    const parts = api.calls
      .map(({ args }) => String(args[0]))
      .filter((name) => name.startsWith('cmi.interactions.0.'))
      .map((name) => name.replace('cmi.interactions.0.', ''));
    expect(parts).toEqual([
      'id',
      'type',
      'objectives.0.id',
      'timestamp',
      'correct_responses.0.pattern',
      'weighting',
      'learner_response',
      'result',
      'latency',
      'description',
    ]);
  });
});
