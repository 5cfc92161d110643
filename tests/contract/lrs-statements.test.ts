import { beforeEach, describe, expect, test } from 'vitest';
import { bareStatement, lrsStand, type LrsStand } from '../support/lrs-stand.ts';
import { uuid } from '../support/xapi-course.ts';

let stand: LrsStand;
beforeEach(async () => {
  stand = await lrsStand();
});

const ids = () => stand.lrs.statements().map(({ id }) => id);

describe('an LRS that is sent statements', () => {
  test('POST takes one or many and answers their ids in order', async () => {
    expect(await (await stand.ask('POST', 'statements', bareStatement(1))).json()).toEqual([uuid(1)]);
    expect(
      await (await stand.ask('POST', 'statements', [bareStatement(2), bareStatement(3)])).json(),
    ).toEqual([uuid(2), uuid(3)]);
    expect(ids()).toEqual([uuid(1), uuid(2), uuid(3)]);
  });

  test('the same statement again is fine and stored once; another under its id is a conflict', async () => {
    await stand.ask('POST', 'statements', bareStatement(1));
    expect((await stand.ask('POST', 'statements', bareStatement(1))).status).toBe(200);
    expect(
      (await stand.ask('POST', 'statements', bareStatement(1, { timestamp: '2026-01-01T00:00:00Z' }))).status,
    ).toBe(409);
    expect(ids()).toEqual([uuid(1)]);
  });

  test('a batch is stored whole or not at all, for a bad one and for a conflict', async () => {
    await stand.ask('POST', 'statements', bareStatement(1));
    expect((await stand.ask('POST', 'statements', [bareStatement(2), { id: uuid(3) }])).status).toBe(400);
    const conflict = bareStatement(1, { result: { success: true } });
    expect((await stand.ask('POST', 'statements', [bareStatement(2), conflict])).status).toBe(409);
    expect((await stand.ask('POST', 'statements', [bareStatement(2), bareStatement(2)])).status).toBe(400);
    expect(ids()).toEqual([uuid(1)]);
  });

  test.each(['P1DT', 'P1Y2W', 'PT', 'P'])(
    'a result of duration %s is refused with its path',
    async (duration) => {
      const answer = await stand.ask('POST', 'statements', bareStatement(1, { result: { duration } }));
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('duration')]);
    },
  );

  test('a date without a time is no timestamp', async () => {
    expect(
      (await stand.ask('POST', 'statements', bareStatement(1, { timestamp: '2026-01-01' }))).status,
    ).toBe(400);
  });

  test('PUT needs the id in its address and answers 204', async () => {
    expect((await stand.ask('PUT', 'statements', bareStatement(1))).status).toBe(400);
    expect((await stand.ask('PUT', `statements?statementId=${uuid(2)}`, bareStatement(1))).status).toBe(400);
    expect((await stand.ask('PUT', `statements?statementId=${uuid(1)}`, bareStatement(1))).status).toBe(204);
    expect(ids()).toEqual([uuid(1)]);
  });
});
