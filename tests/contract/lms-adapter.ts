import { afterEach, describe, expect, test } from 'vitest';
import {
  answerTo,
  interaction,
  objective,
  option,
  question,
  scored,
  UNFINISHED,
} from '../support/interactions.ts';
import type { Abilities, LmsUnderTest, StoredInteraction } from '../support/lms-under-test.ts';
import { testOutcomes } from './lms-outcome.ts';

/**
 * What every adapter promises behind `src/lms/port.ts`. Only what its abilities make a promise is
 * registered: a test that was registered is run.
 *
 * @param make a record keeper that knows nothing of the learner yet; may use `onTestFinished` to close it
 */
export function testLmsAdapter(
  name: string,
  abilities: Abilities,
  make: () => LmsUnderTest | Promise<LmsUnderTest>,
): void {
  describe(`${name} behind the port`, () => {
    const made: LmsUnderTest[] = [];

    async function start(): Promise<LmsUnderTest> {
      const lms = await make();
      made.push(lms);
      return lms;
    }

    afterEach(async () => {
      const violations = await Promise.all(made.splice(0).map(async (lms) => lms.violations()));
      expect(violations.flat()).toEqual([]);
    });

    test('a first launch hands over neither state nor bookmark', async () => {
      const { launch } = await (await start()).launch();
      expect(launch).toMatchObject({ mode: 'normal', savedState: '', bookmark: '', passMark: null });
    });

    test('a learner who only looked in is incomplete and has no score', async () => {
      const lms = await start();
      await (await lms.launch()).end(UNFINISHED, 'exit');
      expect(await lms.stored()).toMatchObject({
        completion: 'incomplete',
        success: 'unknown',
        score: null,
        progress: null,
        objectives: [],
        interactions: [],
      });
    });

    test('state and bookmark come back at the next launch', async () => {
      const lms = await start();
      const first = await lms.launch();
      first.saveState('old', 'lesson-1');
      const state = `v1.${'aZ09-_'.repeat(582)}`;
      first.saveState(state, 'lesson-2');
      expect(await first.end(UNFINISHED, 'exit')).toEqual({ ok: true });
      expect(await lms.stored()).toMatchObject({ state, bookmark: 'lesson-2' });
      expect((await lms.launch()).launch).toMatchObject({ savedState: state, bookmark: 'lesson-2' });
    });

    test('what was committed is there after the window died', async () => {
      const lms = await start();
      const first = await lms.launch();
      first.saveState('kept', 'lesson-1');
      first.recordInteraction(interaction());
      expect(await first.commit()).toEqual({ ok: true });
      expect((await lms.launch()).launch.savedState).toBe('kept');
      expect((await lms.stored()).interactions).toHaveLength(1);
    });

    test('an answer is stored with what was chosen, what was right and how long it took', async () => {
      const lms = await start();
      const session = await lms.launch();
      session.recordInteraction(interaction());
      session.recordInteraction(
        interaction({
          key: 't1_q12',
          ...answerTo(question(), [2, 4]),
          result: 'correct',
          credit: 100,
          weighting: 1,
          latencyMs: 0,
        }),
      );
      await session.commit();
      const second: StoredInteraction = {
        key: 't1_q12',
        chosen: [2, 4],
        correct: [2, 4],
        result: 'correct',
        weighting: abilities.holdsWeighting ? 1 : 0,
        latencyMs: 0,
      };
      expect((await lms.stored()).interactions).toEqual([WRONG_ANSWER, second]);
    });

    test('a question with nothing to get right is stored as neutral', async () => {
      const lms = await start();
      const session = await lms.launch();
      const open = question({ options: [1, 2, 3, 4].map((number) => option(number, false)) });
      session.recordInteraction(interaction({ ...answerTo(open), result: 'neutral', credit: null }));
      await session.commit();
      expect((await lms.stored()).interactions).toMatchObject([
        { result: 'neutral', correct: [], chosen: [1, 4] },
      ]);
    });

    test('answers of a later launch are added to the earlier ones, in order', async () => {
      const lms = await start();
      const keys = Array.from({ length: 13 }, (_, index) => `q${index + 1}`);
      for (const some of [keys.slice(0, 12), keys.slice(12)]) {
        const session = await lms.launch();
        for (const key of some) session.recordInteraction(interaction({ key }));
        await session.end(UNFINISHED, 'exit');
      }
      expect((await lms.stored()).interactions.map(({ key }) => key)).toEqual(keys);
    });

    testOutcomes(abilities, start);

    test('progress is stored as reported last, where the standard has a place for it', async () => {
      const lms = await start();
      const session = await lms.launch();
      session.reportProgress(20);
      session.reportProgress(40);
      await session.commit();
      expect((await lms.stored()).progress).toBe(abilities.holdsProgress ? 40 : null);
    });

    test('objectives are stored as reported last, where the standard has a place for them', async () => {
      const lms = await start();
      const first = await lms.launch();
      first.reportObjectives([objective(), objective({ id: 'O-1.2', completed: false })]);
      await first.end(UNFINISHED, 'exit');
      const second = await lms.launch();
      second.reportObjectives([objective({ id: 'O-1.2', success: 'failed', scaled: 0 })]);
      second.reportObjectives([objective({ id: 'O-1.2', success: 'passed', scaled: 0.75 })]);
      await second.end(UNFINISHED, 'exit');
      const held = [
        { id: 'O-1.1', completed: true, success: 'unknown', scaled: null },
        { id: 'O-1.2', completed: true, success: 'passed', scaled: 0.75 },
      ];
      expect((await lms.stored()).objectives).toEqual(abilities.holdsObjectives ? held : []);
    });

    test('the time of all sessions adds up, however often it was committed', async () => {
      const lms = await start();
      for (const minutes of [2, 3]) {
        const session = await lms.launch();
        lms.advance(minutes * 30_000);
        await session.commit();
        lms.advance(minutes * 30_000);
        await session.commit();
        await session.end(UNFINISHED, 'exit');
      }
      expect((await lms.stored()).totalMs).toBe(5 * 60_000);
    });

    test('calls after the end do nothing, and a second end answers as the first', async () => {
      const lms = await start();
      const session = await lms.launch();
      session.saveState('kept', 'lesson-1');
      const delivery = await session.end(UNFINISHED, 'exit');
      session.saveState('late', 'lesson-9');
      session.recordInteraction(interaction());
      session.reportProgress(90);
      session.reportObjectives([objective()]);
      session.reportOutcome(scored('passed', 100));
      expect(await session.commit()).toEqual(delivery);
      expect(await session.end(scored('passed', 100), 'exit')).toEqual(delivery);
      expect(await lms.stored()).toMatchObject({
        completion: 'incomplete',
        success: 'unknown',
        score: null,
        state: 'kept',
        progress: null,
        objectives: [],
        interactions: [],
      });
    });

    test.each(abilities.readOnlyModes)('nothing is written in mode %s', async (mode) => {
      const lms = await start();
      const first = await lms.launch();
      first.saveState('kept', 'lesson-1');
      first.reportOutcome(scored('passed', 90));
      // The window dies: after an end with a pass there need be no state to hand over.
      await first.commit();
      const before = await lms.stored();
      const session = await lms.launch(mode);
      expect(session.launch).toMatchObject({ mode, savedState: 'kept' });
      lms.advance(60_000);
      session.saveState('changed', 'lesson-9');
      session.recordInteraction(interaction());
      session.reportProgress(10);
      session.reportObjectives([objective()]);
      session.reportOutcome(scored('passed', 10));
      expect(await session.commit()).toEqual({ ok: true });
      expect(await session.end(scored('passed', 10), 'exit')).toEqual({ ok: true });
      expect({ ...(await lms.stored()), totalMs: 0 }).toEqual({ ...before, totalMs: 0 });
    });

    if (abilities.commitsCanFail) {
      test.each(['commit', 'end'] as const)(
        'what failed commits held arrives with the next %s',
        async (way) => {
          const lms = await start();
          const { setFailing } = lms;
          if (setFailing === undefined) throw new Error(`${name} has no means to make its commits fail.`);
          const session = await lms.launch();
          await session.commit();
          setFailing(true);
          session.saveState('kept', 'lesson-2');
          session.recordInteraction(interaction());
          session.reportObjectives([objective()]);
          session.reportOutcome(scored('passed', 80));
          expect(await session.commit()).toMatchObject({ ok: false });
          expect(await session.commit()).toMatchObject({ ok: false });
          expect(await lms.stored()).toMatchObject({
            completion: 'incomplete',
            success: 'unknown',
            score: null,
            interactions: [],
          });
          setFailing(false);
          const delivery = way === 'end' ? session.end(scored('passed', 80), 'exit') : session.commit();
          expect(await delivery).toEqual({ ok: true });
          expect(await lms.stored()).toMatchObject({
            completion: 'completed',
            success: 'passed',
            score: 80,
            state: 'kept',
            bookmark: 'lesson-2',
            objectives: abilities.holdsObjectives ? [{ id: 'O-1.1', completed: true }] : [],
            interactions: [WRONG_ANSWER],
          });
        },
      );
    }
  });
}

/** `interaction()` as every record keeper holds it. */
const WRONG_ANSWER: StoredInteraction = {
  key: 'q12',
  chosen: [1, 4],
  correct: [2, 4],
  result: 'incorrect',
  weighting: 0,
  latencyMs: 61_250,
};
