import { describe, expect, test } from 'vitest';
import { keepsOnDevice, connectStandalone } from '../../src/lms/standalone.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { fakeEnvironment, fakeStorage } from '../support/lms-environment.ts';
import { flatten, readStored12 } from '../support/scorm12-stored.ts';
import { SCORM12_ABILITIES } from '../support/scorm12-under-test.ts';
import type { Abilities, LmsUnderTest, Stored } from '../support/lms-under-test.ts';
import { testLmsAdapter } from './lms-adapter.ts';

const KEY = 'deescalation:scorm12';

/** It speaks SCORM 1.2, but nobody launches it in another mode, and storage that fails is replaced by memory. */
const abilities: Abilities = { ...SCORM12_ABILITIES, readOnlyModes: [], commitsCanFail: false };

testLmsAdapter('The record keeper on the device', abilities, (): LmsUnderTest => {
  const localStorage = fakeStorage();
  let environment = fakeEnvironment({ localStorage });
  return {
    async launch() {
      environment = fakeEnvironment({ localStorage });
      return connect(environment);
    },
    stored: () => storedIn(localStorage),
    advance: (ms) => environment.advance(ms),
    violations: () => [],
  };
});

function dataIn(localStorage: ReturnType<typeof fakeStorage>): Record<string, string> {
  const commit: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  return flatten(Object(commit).cmi, 'cmi');
}

function storedIn(localStorage: ReturnType<typeof fakeStorage>): Stored {
  return readStored12(dataIn(localStorage));
}

async function connect(
  environment: ReturnType<typeof fakeEnvironment>,
  keeper = connectStandalone({ course: 'deescalation' }),
) {
  const session = await keeper(environment);
  if (session === undefined) throw new Error('The record keeper did not start.');
  return session;
}

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

  describe('when another page keeps a record', () => {
    /** What a browser tells the other pages of an origin (HTML, section 12.2.1). */
    const kept = (newValue: string | null, key = KEY) =>
      Object.assign(new Event('storage'), { key, newValue });

    const holding = (state: string) => JSON.stringify({ cmi: { suspend_data: state } });

    /** @param joinWith what this page goes on with, told the other's state */
    async function visit(joinWith: (state: string) => string | undefined = (state) => `joined ${state}`) {
      const localStorage = fakeStorage();
      const environment = fakeEnvironment({ localStorage });
      let opened = 0;
      const openAnew = () => void (opened += 1);
      const keeper = connectStandalone({ course: 'deescalation', joinWith, openAnew });
      const session = await connect(environment, keeper);
      return { session, localStorage, window: environment.window, opened: () => opened };
    }

    test('keeps what both come to, asks once to be opened anew, and keeps nothing of its own any more', async () => {
      const { session, localStorage, window, opened } = await visit();
      session.saveState('mine', 'l1');
      await session.commit();
      window.dispatchEvent(kept(holding('other')));
      window.dispatchEvent(kept(holding('newer still')));
      session.saveState('outdated', 'l1');
      await session.end(UNFINISHED, 'gone');
      expect(opened()).toBe(1);
      expect(storedIn(localStorage).state).toBe('joined other');
    });

    test('goes on with its own where that holds all of the other', async () => {
      const { session, window, opened, localStorage } = await visit(() => undefined);
      session.saveState('mine', 'l1');
      await session.commit();
      window.dispatchEvent(kept(holding('of another tab')));
      session.saveState('still mine', 'l1');
      await session.end(UNFINISHED, 'exit');
      expect(opened()).toBe(0);
      expect(storedIn(localStorage).state).toBe('still mine');
    });

    test('goes on where what both come to cannot be kept: it alone holds its own', async () => {
      const { session, window, opened, localStorage } = await visit();
      const { setItem } = localStorage;
      localStorage.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      window.dispatchEvent(kept(holding('other')));
      localStorage.setItem = setItem;
      session.saveState('mine', 'l1');
      await session.end(UNFINISHED, 'gone');
      expect(opened()).toBe(0);
      expect(storedIn(localStorage).state).toBe('mine');
    });

    test.each([
      ['of another course', kept(holding('newer'), 'other:scorm12')],
      ['that was taken away', kept(null)],
      ['without an attempt, as it began itself', kept('{"cmi":{}}')],
      ['that cannot be read', kept('{')],
    ])('takes no notice of one %s', async (_which, event) => {
      const { window, opened } = await visit();
      window.dispatchEvent(event);
      expect(opened()).toBe(0);
    });
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
    const keeper = connectStandalone({ course: 'deescalation' });
    expect(keepsOnDevice(environment.window)).toBe(false);
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
