import { afterEach, describe, expect, test } from 'vitest';
import type { Status } from '../../src/core/attempt.ts';
import type { Mode } from '../../src/core/session.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { interaction, question, scored, UNFINISHED } from '../support/interactions.ts';

/** What an LMS holds of one learner, free of any standard's words. */
export interface Stored {
  /** `none` where the LMS was never told. */
  readonly status: Status | 'none';
  readonly score: number | null;
  readonly state: string;
  readonly bookmark: string;
  /** In the order the LMS lists them. */
  readonly interactions: readonly StoredInteraction[];
  /** Time of all sessions, milliseconds. */
  readonly totalMs: number;
}

export interface StoredInteraction {
  readonly key: string;
  /** Numbers of the options. */
  readonly chosen: readonly number[];
  readonly correct: readonly number[];
  readonly result: 'correct' | 'incorrect' | 'neutral';
  readonly weighting: number;
  readonly latencyMs: number;
}

/** One learner's record keeper, with the means to look behind it. */
export interface LmsUnderTest {
  /** Connects; the second time on, the learner comes back in a new window. */
  launch(mode?: Mode): Promise<LmsSession>;
  stored(): Stored;
  /** Lets time pass. */
  advance(ms: number): void;
  /** What the adapter did against the standard, in words. */
  violations(): readonly string[];
  /** Modes that the keeper can launch in. */
  readonly modes: readonly Mode[];
  /** Makes commits fail or work again; `undefined` where they cannot fail. */
  readonly setFailing: ((failing: boolean) => void) | undefined;
}

const ORDER: readonly Status[] = ['incomplete', 'failed', 'completed', 'passed'];

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
      const open = question({ options: question().options.map((option) => ({ ...option, correct: false })) });
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

    test('a score of zero is a score', async () => {
      const lms = start();
      const session = await lms.launch();
      session.reportOutcome(scored('failed', 0));
      await session.commit();
      expect(lms.stored()).toMatchObject({ status: 'failed', score: 0 });
    });

    test('a later try replaces the score of an earlier one', async () => {
      const lms = start();
      const session = await lms.launch();
      session.reportOutcome(scored('incomplete', 40));
      await session.end(scored('passed', 95));
      expect(lms.stored()).toMatchObject({ status: 'passed', score: 95 });
    });

    const pairs = ORDER.flatMap((held) => ORDER.map((reported) => ({ held, reported })));

    test.each(pairs)('$held, then $reported in one session: the higher stays', async ({ held, reported }) => {
      const lms = start();
      const session = await lms.launch();
      session.reportOutcome(scored(held, 50));
      session.reportOutcome(scored(reported, 60));
      await session.commit();
      expect(lms.stored().status).toBe(higher(held, reported));
    });

    test.each(pairs)(
      '$held, then $reported at the next launch: the higher stays',
      async ({ held, reported }) => {
        const lms = start();
        await (await lms.launch()).end(scored(held, 50));
        await (await lms.launch()).end(scored(reported, 60));
        expect(lms.stored()).toMatchObject({
          status: higher(held, reported),
          score: ORDER.indexOf(reported) < ORDER.indexOf(held) ? 50 : 60,
        });
      },
    );

    test('a second launch without news leaves a pass as it is', async () => {
      const lms = start();
      await (await lms.launch()).end(scored('passed', 90));
      await (await lms.launch()).end(UNFINISHED);
      expect(lms.stored()).toMatchObject({ status: 'passed', score: 90 });
    });

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

    test.runIf(make().setFailing !== undefined)(
      'what a failed commit held arrives with the next',
      async () => {
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
        expect(await session.commit()).toEqual({ ok: true });
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

function higher(a: Status, b: Status): Status {
  return ORDER.indexOf(a) < ORDER.indexOf(b) ? b : a;
}
