import { afterEach, describe, expect, test } from 'vitest';
import { interaction, option, question, scored, UNFINISHED } from '../support/interactions.ts';
import type { LmsUnderTest } from '../support/lms-under-test.ts';
import { testOutcomes } from './lms-outcome.ts';

/**
 * What every adapter promises behind `src/lms/port.ts`.
 *
 * @param make a record keeper that knows nothing of the learner yet
 */
export function testLmsAdapter(name: string, make: () => LmsUnderTest): void {
  describe(`${name} behind the port`, () => {
    const made: LmsUnderTest[] = [];

    function start(): LmsUnderTest {
      const lms = make();
      made.push(lms);
      return lms;
    }

    afterEach(() => {
      expect(made.splice(0).flatMap((lms) => lms.violations())).toEqual([]);
    });

    test('a first launch hands over neither state nor bookmark', async () => {
      const { launch } = await start().launch();
      expect(launch).toMatchObject({ mode: 'normal', savedState: '', bookmark: '', passMark: null });
    });

    test('a learner who only looked in is incomplete and has no score', async () => {
      const lms = start();
      await (await lms.launch()).end(UNFINISHED);
      expect(lms.stored()).toMatchObject({ status: 'incomplete', score: null, interactions: [] });
    });

    test('state and bookmark come back at the next launch', async () => {
      const lms = start();
      const first = await lms.launch();
      first.saveState('old', 'lesson-1');
      const state = `v1.${'aZ09-_'.repeat(582)}`;
      first.saveState(state, 'lesson-2');
      expect(await first.end(UNFINISHED)).toEqual({ ok: true });
      expect(lms.stored()).toMatchObject({ state, bookmark: 'lesson-2' });
      expect((await lms.launch()).launch).toMatchObject({ savedState: state, bookmark: 'lesson-2' });
    });

    test('what was committed is there after the window died', async () => {
      const lms = start();
      const first = await lms.launch();
      first.saveState('kept', 'lesson-1');
      first.recordInteraction(interaction());
      expect(await first.commit()).toEqual({ ok: true });
      expect((await lms.launch()).launch.savedState).toBe('kept');
      expect(lms.stored().interactions).toHaveLength(1);
    });

    test('an answer is stored with what was chosen, what was right and how long it took', async () => {
      const lms = start();
      const session = await lms.launch();
      session.recordInteraction(interaction());
      session.recordInteraction(
        interaction({ key: 't1_q12', chosen: [2, 4], result: 'correct', weighting: 1, latencyMs: 0 }),
      );
      await session.commit();
      expect(lms.stored().interactions).toEqual([
        { key: 'q12', chosen: [1, 4], correct: [2, 4], result: 'incorrect', weighting: 0, latencyMs: 61_250 },
        { key: 't1_q12', chosen: [2, 4], correct: [2, 4], result: 'correct', weighting: 1, latencyMs: 0 },
      ]);
    });

    test('a question with nothing to get right is stored as neutral', async () => {
      const lms = start();
      const session = await lms.launch();
      const open = question({ options: [1, 2, 3, 4].map((number) => option(number, false)) });
      session.recordInteraction(interaction({ question: open, result: 'neutral' }));
      await session.commit();
      expect(lms.stored().interactions).toMatchObject([{ result: 'neutral', correct: [], chosen: [1, 4] }]);
    });

    test('answers of a later launch are added to the earlier ones, in order', async () => {
      const lms = start();
      const keys = Array.from({ length: 13 }, (_, index) => `q${index + 1}`);
      for (const some of [keys.slice(0, 12), keys.slice(12)]) {
        const session = await lms.launch();
        for (const key of some) session.recordInteraction(interaction({ key }));
        await session.end(UNFINISHED);
      }
      expect(lms.stored().interactions.map(({ key }) => key)).toEqual(keys);
    });

    testOutcomes(start);

    test('the time of all sessions adds up, however often it was committed', async () => {
      const lms = start();
      for (const minutes of [2, 3]) {
        const session = await lms.launch();
        lms.advance(minutes * 30_000);
        await session.commit();
        lms.advance(minutes * 30_000);
        await session.commit();
        await session.end(UNFINISHED);
      }
      expect(lms.stored().totalMs).toBe(5 * 60_000);
    });

    test('calls after the end do nothing, and a second end answers as the first', async () => {
      const lms = start();
      const session = await lms.launch();
      session.saveState('kept', 'lesson-1');
      const delivery = await session.end(UNFINISHED);
      session.saveState('late', 'lesson-9');
      session.recordInteraction(interaction());
      session.reportOutcome(scored('passed', 100));
      expect(await session.commit()).toEqual(delivery);
      expect(await session.end(scored('passed', 100))).toEqual(delivery);
      expect(lms.stored()).toMatchObject({
        status: 'incomplete',
        score: null,
        state: 'kept',
        interactions: [],
      });
    });

    const readOnly = make().modes.filter((mode) => mode !== 'normal');

    test.runIf(readOnly.length > 0).each(readOnly)('nothing is written in mode %s', async (mode) => {
      const lms = start();
      const first = await lms.launch();
      first.saveState('kept', 'lesson-1');
      await first.end(scored('passed', 90));
      const before = lms.stored();
      const session = await lms.launch(mode);
      expect(session.launch).toMatchObject({ mode, savedState: 'kept' });
      lms.advance(60_000);
      session.saveState('changed', 'lesson-9');
      session.recordInteraction(interaction());
      session.reportOutcome(scored('passed', 10));
      expect(await session.commit()).toEqual({ ok: true });
      expect(await session.end(scored('passed', 10))).toEqual({ ok: true });
      expect({ ...lms.stored(), totalMs: 0 }).toEqual({ ...before, totalMs: 0 });
    });

    const waysOut = make().setFailing === undefined ? [] : (['commit', 'end'] as const);

    test.runIf(waysOut.length > 0).each(waysOut)(
      'what failed commits held arrives with the next %s',
      async (way) => {
        const lms = start();
        const session = await lms.launch();
        await session.commit();
        lms.setFailing?.(true);
        session.saveState('kept', 'lesson-2');
        session.recordInteraction(interaction());
        session.reportOutcome(scored('passed', 80));
        expect(await session.commit()).toMatchObject({ ok: false });
        expect(await session.commit()).toMatchObject({ ok: false });
        expect(lms.stored()).toMatchObject({ status: 'incomplete', score: null, interactions: [] });
        lms.setFailing?.(false);
        expect(await (way === 'end' ? session.end(scored('passed', 80)) : session.commit())).toEqual({
          ok: true,
        });
        expect(lms.stored()).toMatchObject({
          status: 'passed',
          score: 80,
          state: 'kept',
          bookmark: 'lesson-2',
          interactions: [
            {
              key: 'q12',
              chosen: [1, 4],
              correct: [2, 4],
              result: 'incorrect',
              weighting: 0,
              latencyMs: 61_250,
            },
          ],
        });
      },
    );
  });
}
