import { expect, test } from 'vitest';
import type { Status } from '../../src/core/attempt.ts';
import { scored, UNFINISHED } from '../support/interactions.ts';
import type { LmsUnderTest } from '../support/lms-under-test.ts';

const ORDER: readonly Status[] = ['incomplete', 'failed', 'completed', 'passed'];

/** What every adapter promises about status and score: the second part of `testLmsAdapter`. */
export function testOutcomes(start: () => LmsUnderTest): void {
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
}

function higher(a: Status, b: Status): Status {
  return ORDER.indexOf(a) < ORDER.indexOf(b) ? b : a;
}
