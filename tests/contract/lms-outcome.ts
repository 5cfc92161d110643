import { expect, test } from 'vitest';
import { PLAIN_RULE, type Reported } from '../../src/core/reported.ts';
import { scored, UNFINISHED } from '../support/interactions.ts';
import { expectedAfter } from '../support/lms-expectation.ts';
import type { Abilities, LmsUnderTest } from '../support/lms-under-test.ts';

/** Every outcome that an edition's rule can make, with a score. */
const OUTCOMES: Readonly<Record<string, (raw: number) => Reported>> = {
  'incomplete, not judged': (raw) => scored('incomplete', raw),
  'incomplete, failed': (raw) => scored('failed', raw),
  'completed, not judged': (raw) => scored('completed', raw),
  'completed, failed': (raw) => scored('failed', raw, { ...PLAIN_RULE, onFail: 'completed' }),
  'completed, passed': (raw) => scored('passed', raw),
};

/** What every adapter promises about status and score: the second part of `testLmsAdapter`. */
export function testOutcomes(abilities: Abilities, start: () => Promise<LmsUnderTest>): void {
  test.each(Object.entries(OUTCOMES))(
    'the outcome "%s" is held, as far as the standard can',
    async (_name, outcome) => {
      const lms = await start();
      const session = await lms.launch();
      session.reportOutcome(outcome(70));
      await session.end(outcome(70), 'exit');
      expect(await lms.stored()).toMatchObject(expectedAfter(abilities, [[outcome(70)]]));
    },
  );

  test('a score of zero is a score', async () => {
    const lms = await start();
    const session = await lms.launch();
    session.reportOutcome(scored('failed', 0));
    await session.commit();
    expect(await lms.stored()).toMatchObject({ completion: 'incomplete', success: 'failed', score: 0 });
  });

  test('a later try replaces the score of an earlier one', async () => {
    const lms = await start();
    const session = await lms.launch();
    session.reportOutcome(scored('incomplete', 40));
    await session.end(scored('passed', 95), 'exit');
    expect(await lms.stored()).toMatchObject({ completion: 'completed', success: 'passed', score: 95 });
  });

  const pairs = Object.keys(OUTCOMES).flatMap((held) =>
    Object.keys(OUTCOMES).map((reported) => ({ held, reported })),
  );

  function outcomeOf(name: string, raw: number): Reported {
    const outcome = OUTCOMES[name];
    if (outcome === undefined) throw new Error(`There is no outcome "${name}".`);
    return outcome(raw);
  }

  test.each(pairs)(
    'of "$held" and then "$reported" in one session the higher stays',
    async ({ held, reported }) => {
      const lms = await start();
      const session = await lms.launch();
      const told = [outcomeOf(held, 50), outcomeOf(reported, 60)];
      for (const outcome of told) session.reportOutcome(outcome);
      await session.commit();
      expect(await lms.stored()).toMatchObject(expectedAfter(abilities, [told]));
    },
  );

  test.each(pairs)(
    'of "$held" and then "$reported" at the next launch the higher stays',
    async ({ held, reported }) => {
      const lms = await start();
      const told = [outcomeOf(held, 50), outcomeOf(reported, 60)];
      for (const outcome of told) await (await lms.launch()).end(outcome, 'exit');
      expect(await lms.stored()).toMatchObject(
        expectedAfter(
          abilities,
          told.map((outcome) => [outcome]),
        ),
      );
    },
  );

  test('who failed can pass at the next launch', async () => {
    const lms = await start();
    await (await lms.launch()).end(scored('failed', 50), 'exit');
    await (await lms.launch()).end(scored('passed', 90), 'exit');
    expect(await lms.stored()).toMatchObject({ completion: 'completed', success: 'passed', score: 90 });
  });

  test('a second launch without news leaves a pass as it is', async () => {
    const lms = await start();
    await (await lms.launch()).end(scored('passed', 90), 'exit');
    await (await lms.launch()).end(UNFINISHED, 'exit');
    expect(await lms.stored()).toMatchObject({ completion: 'completed', success: 'passed', score: 90 });
  });
}
