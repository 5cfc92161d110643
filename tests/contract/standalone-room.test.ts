import { describe, expect, test } from 'vitest';
import { keepsOnDevice } from '../../src/lms/standalone.ts';
import { UNFINISHED, interaction, scored } from '../support/interactions.ts';
import { LITTLE, LONG, limitedStorage } from '../support/limited-storage.ts';
import { fakeEnvironment } from '../support/lms-environment.ts';
import { FULL, KEY, connect, storedIn } from '../support/standalone-under-test.ts';

describe('the record keeper on the device', () => {
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
});
