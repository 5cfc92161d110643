import { describe, expect, test } from 'vitest';
import { keepsOnDevice, connectStandalone } from '../../src/lms/standalone.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { fakeEnvironment, fakeStorage } from '../support/lms-environment.ts';
import { flatten, readStored12 } from '../support/scorm12-stored.ts';
import { SCORM12_ABILITIES } from '../support/scorm12-under-test.ts';
import type { Abilities, LmsUnderTest, Stored } from '../support/lms-under-test.ts';
import { testLmsAdapter } from './lms-adapter.ts';

const KEY = 'deescalation:scorm12';

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

/** Room for a value of a few characters, and for no saved attempt. */
const LITTLE = 40;

/** A saved attempt that does not fit in there. */
const LONG = 'answers '.repeat(100);

/** What a commit comes to there: the storage is named, for the support code. */
const FULL = { ok: false, problem: { call: 'device', code: 'full' } };

/** A Storage with a quota, which counts the characters of keys and values together as browsers do. */
function limitedStorage() {
  const items = new Map<string, string>();
  let quota = Infinity;
  const used = () => [...items].flat().join('').length;
  return {
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
    setItem(key: string, value: string) {
      const rest = used() - (items.has(key) ? `${key}${items.get(key)}`.length : 0);
      if (rest + `${key}${value}`.length > quota)
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      items.set(key, value);
    },
    /** From now on it takes so many characters beside those it holds. */
    leaveRoom: (characters: number) => void (quota = used() + characters),
  };
}

function dataIn(localStorage: Pick<Storage, 'getItem'>): Record<string, string> {
  const commit: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  return flatten(Object(commit).cmi, 'cmi');
}

function storedIn(localStorage: Pick<Storage, 'getItem'>): Stored {
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
      const localStorage = limitedStorage();
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

    /** A page whose device holds the record of another, and has no room for what both come to. */
    async function visitApart() {
      const { localStorage, window, ...page } = await visit((state) => `${LONG}${state}`);
      localStorage.setItem(KEY, holding(LONG));
      localStorage.leaveRoom(LITTLE);
      window.dispatchEvent(kept(holding(LONG)));
      return { localStorage, ...page };
    }

    test('goes on where both find no room, and writes nothing over what the other page has kept', async () => {
      const { session, localStorage, opened } = await visitApart();
      // This one alone would find room in the place of the other.
      session.saveState('mine', 'l1');
      expect(await session.commit()).toMatchObject(FULL);
      expect(await session.end(UNFINISHED, 'exit')).toMatchObject(FULL);
      expect(opened()).toBe(0);
      expect(storedIn(localStorage).state).toBe(LONG);
    });

    test.each([
      ['commit', 1],
      ['end', 0],
    ] as const)(
      'keeps what both come to with the first %s that finds room; only a page that goes on is opened anew',
      async (way, times) => {
        const { session, localStorage, opened } = await visitApart();
        localStorage.leaveRoom(Infinity);
        session.saveState('mine', 'l1');
        const delivery = way === 'end' ? session.end(UNFINISHED, 'exit') : session.commit();
        expect(await delivery).toEqual({ ok: true });
        expect(opened()).toBe(times);
        expect(storedIn(localStorage).state).toBe(`${LONG}${LONG}`);
      },
    );

    test('keeps its own once that holds all of what found no room', async () => {
      let joined: string | undefined = LONG;
      const { session, localStorage, window, opened } = await visit(() => joined);
      localStorage.leaveRoom(LITTLE);
      window.dispatchEvent(kept(holding('other')));
      localStorage.leaveRoom(Infinity);
      joined = undefined;
      session.saveState('mine and other', 'l1');
      expect(await session.commit()).toEqual({ ok: true });
      expect(opened()).toBe(0);
      expect(storedIn(localStorage).state).toBe('mine and other');
    });

    test('takes no notice once it has ended: whoever goes on writes over nothing', async () => {
      const { session, localStorage, window, opened } = await visit();
      session.saveState('mine', 'l1');
      await session.end(UNFINISHED, 'exit');
      localStorage.setItem(KEY, holding('other'));
      window.dispatchEvent(kept(holding('other')));
      expect(opened()).toBe(0);
      expect(storedIn(localStorage).state).toBe('other');
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

  describe('where the device has hardly any room left', () => {
    /** A visit that has kept its state, and whose device then takes a few characters more. */
    async function visitWithLittleRoom() {
      const localStorage = limitedStorage();
      const { window } = fakeEnvironment({ localStorage });
      const session = await connect(fakeEnvironment({ localStorage }));
      session.saveState('kept before', 'l1');
      await session.commit();
      localStorage.leaveRoom(LITTLE);
      expect(keepsOnDevice(window)).toBe(true);
      session.saveState(LONG, 'l2');
      session.recordInteraction(interaction());
      return { session, localStorage };
    }

    test('a commit that is refused says so, and what was kept before stays', async () => {
      const { session, localStorage } = await visitWithLittleRoom();
      expect(await session.commit()).toMatchObject(FULL);
      expect(await session.commit()).toMatchObject(FULL);
      expect(storedIn(localStorage)).toMatchObject({
        state: 'kept before',
        bookmark: 'l1',
        interactions: [],
      });
    });

    test('the first visit is told that nothing of it is kept', async () => {
      const localStorage = limitedStorage();
      localStorage.leaveRoom(LITTLE);
      const session = await connect(fakeEnvironment({ localStorage }));
      session.saveState('first', 'l1');
      expect(await session.commit()).toMatchObject(FULL);
      expect(await session.end(UNFINISHED, 'exit')).toMatchObject(FULL);
      expect(localStorage.getItem(KEY)).toBeNull();
    });

    test('all of it is kept by the next commit that finds room, and nothing else ever is', async () => {
      const { session, localStorage } = await visitWithLittleRoom();
      await session.commit();
      const { setItem } = localStorage;
      const states: string[] = [];
      localStorage.setItem = (key, value) => {
        setItem(key, value);
        states.push(storedIn(localStorage).state);
      };
      localStorage.leaveRoom(Infinity);
      expect(await session.commit()).toEqual({ ok: true });
      expect(storedIn(localStorage)).toMatchObject({ bookmark: 'l2', interactions: [{ key: 'q12' }] });
      // A value that is written only to be written over would stand where the room ends in between.
      expect(states).toEqual([LONG]);
    });

    test('the end tells the truth, and the next visit begins with what is kept', async () => {
      const { session, localStorage } = await visitWithLittleRoom();
      expect(await session.end(scored('passed', 90), 'exit')).toMatchObject(FULL);
      const next = await connect(fakeEnvironment({ localStorage }));
      expect(next.launch.savedState).toBe('kept before');
    });

    test('the end keeps all of it where there is room again', async () => {
      const { session, localStorage } = await visitWithLittleRoom();
      await session.commit();
      localStorage.leaveRoom(Infinity);
      expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
      expect(storedIn(localStorage)).toMatchObject({ success: 'passed', score: 90, state: LONG });
    });

    test('storage that is taken away in the middle of a visit is not taken for full', async () => {
      const { session, localStorage } = await visitWithLittleRoom();
      localStorage.setItem = () => {
        throw new DOMException('Access is denied.', 'SecurityError');
      };
      expect(await session.commit()).toMatchObject({
        ok: false,
        problem: { call: 'device', code: 'blocked' },
      });
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
