import { describe, expect, test } from 'vitest';
import { keepsOnDevice, connectStandalone } from '../../src/lms/standalone.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { LITTLE, limitedStorage } from '../support/limited-storage.ts';
import { fakeEnvironment, fakeStorage } from '../support/lms-environment.ts';
import type { Abilities, LmsUnderTest } from '../support/lms-under-test.ts';
import { SCORM12_ABILITIES } from '../support/scorm12-under-test.ts';
import { KEY, connect, dataIn, storedIn } from '../support/standalone-under-test.ts';
import { testLmsAdapter } from './lms-adapter.ts';

/** It speaks SCORM 1.2, but nobody launches it in another mode. */
const abilities: Abilities = { ...SCORM12_ABILITIES, readOnlyModes: [] };

testLmsAdapter('The record keeper on the device', abilities, (): LmsUnderTest => {
  const localStorage = limitedStorage();
  let environment = fakeEnvironment({ localStorage });
  return {
    async launch() {
      environment = fakeEnvironment({ localStorage });
      return connect(environment);
    },
    stored: () => storedIn(localStorage),
    advance: (ms) => environment.advance(ms),
    violations: () => [],
    setFailing: (failing) => localStorage.leaveRoom(failing ? LITTLE : Infinity),
  };
});

describe('the record keeper on the device', () => {
  test('tells that a device keeps what it holds, and leaves no trace of asking', () => {
    const localStorage = fakeStorage();
    expect(keepsOnDevice(fakeEnvironment({ localStorage }).window)).toBe(true);
    expect(localStorage.getItem('course:probe')).toBeNull();
  });

  test('counts the time of a page that was only committed and never ended', async () => {
    const localStorage = fakeStorage();
    for (const last of [false, true]) {
      const environment = fakeEnvironment({ localStorage });
      const session = await connect(environment);
      environment.advance(60_000);
      await (last ? session.end(UNFINISHED, 'exit') : session.commit());
    }
    expect(storedIn(localStorage).totalMs).toBe(120_000);
  });

  test('launches as an LMS would: anew, then to resume, always in normal mode', async () => {
    const localStorage = fakeStorage();
    for (const entry of ['ab-initio', 'resume']) {
      await (await connect(fakeEnvironment({ localStorage }))).end(UNFINISHED, 'exit');
      expect(dataIn(localStorage)).toMatchObject({
        'cmi.core.entry': entry,
        'cmi.core.lesson_mode': 'normal',
        'cmi.core.credit': 'credit',
      });
    }
  });

  test('keeps courses apart', async () => {
    const localStorage = fakeStorage();
    const session = await connect(fakeEnvironment({ localStorage }));
    session.saveState('mine', 'l1');
    await session.end(UNFINISHED, 'exit');
    const other = await connectStandalone({ course: 'other' })(fakeEnvironment({ localStorage }));
    expect(other?.launch.savedState).toBe('');
  });

  test.each([
    [
      'blocked',
      {
        get localStorage(): never {
          throw new DOMException('no', 'SecurityError');
        },
      },
    ],
    [
      'full',
      {
        localStorage: {
          ...fakeStorage(),
          setItem() {
            throw new DOMException('no', 'QuotaExceededError');
          },
        },
      },
    ],
    ['absent', {}],
  ])('works in memory where storage is %s', async (_why, own) => {
    const environment = fakeEnvironment(own);
    const lasts = keepsOnDevice(environment.window);
    expect(lasts).toBe(false);
    const keeper = connectStandalone({ course: 'deescalation', lasts });
    const session = await keeper(environment);
    session?.saveState('kept', 'l1');
    session?.recordInteraction(interaction());
    expect(await session?.end(scored('failed', 0), 'exit')).toEqual({ ok: true });
    expect((await keeper(environment))?.launch.savedState).toBe('kept');
  });

  test.each([
    '',
    'null',
    '7',
    '{',
    '{"cmi":7}',
    '{"cmi":{"core":{"lesson_status":"nonsense","score":{"raw":"x"}}}}',
  ])('starts anew over the damaged data "%s"', async (damaged) => {
    const localStorage = fakeStorage();
    localStorage.setItem(KEY, damaged);
    const session = await connect(fakeEnvironment({ localStorage }));
    expect(session.launch).toMatchObject({ savedState: '', mode: 'normal' });
    expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
  });
});
