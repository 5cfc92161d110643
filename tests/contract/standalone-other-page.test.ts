import { describe, expect, test } from 'vitest';
import { connectStandalone } from '../../src/lms/standalone.ts';
import { UNFINISHED } from '../support/interactions.ts';
import { LITTLE, LONG, limitedStorage } from '../support/limited-storage.ts';
import { fakeEnvironment } from '../support/lms-environment.ts';
import { FULL, KEY, connect, storedIn } from '../support/standalone-under-test.ts';

describe('the record keeper on the device', () => {
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
});
