import { beforeEach, describe, expect, test } from 'vitest';
import { bareStatement, learner, lrsStand, type LrsStand } from '../support/lrs-stand.ts';
import { registration, uuid } from '../support/xapi-course.ts';

let stand: LrsStand;
beforeEach(async () => {
  stand = await lrsStand();
});

const agent = JSON.stringify(learner);

/** Ids of the statements that a query finds, in the order of the answer. */
async function found(query: string): Promise<readonly string[]> {
  const { statements } = await (await stand.ask('GET', `statements?${query}`)).json();
  return statements.map(({ id }: { id: string }) => id);
}

describe('an LRS that is asked for statements', () => {
  test('GET by id gives the statement with what the LRS adds, or 404', async () => {
    await stand.ask('POST', 'statements', bareStatement(1));
    const answer = await (await stand.ask('GET', `statements?statementId=${uuid(1)}`)).json();
    expect(answer).toMatchObject({ ...bareStatement(1), version: '1.0.0', stored: expect.any(String) });
    expect((await stand.ask('GET', `statements?statementId=${uuid(2)}`)).status).toBe(404);
  });

  test('GET filters by verb, activity, registration and agent, newest first', async () => {
    const context = { registration };
    await stand.ask('POST', 'statements', [
      bareStatement(1),
      bareStatement(2, { context }),
      bareStatement(3, { context }),
    ]);
    expect(await found(`registration=${registration}`)).toEqual([uuid(3), uuid(2)]);
    expect(await found(`registration=${registration}&ascending=true`)).toEqual([uuid(2), uuid(3)]);
    expect(await found('verb=http://adlnet.gov/expapi/verbs/passed')).toEqual([]);
    expect(await found('activity=https://training.example.gov/courses/de-escalation')).toHaveLength(3);
    expect(await found(`agent=${encodeURIComponent(agent)}`)).toHaveLength(3);
  });

  test('GET finds by agent who acted and whom the statement is about, by activity no person', async () => {
    const object = { objectType: 'Agent', mbox: 'mailto:jo@example.gov' };
    await stand.ask('POST', 'statements', [bareStatement(1), bareStatement(2, { object })]);
    expect(await found(`agent=${encodeURIComponent(JSON.stringify({ mbox: object.mbox }))}`)).toEqual([
      uuid(2),
    ]);
    expect(await found('activity=https://training.example.gov/courses/de-escalation')).toEqual([uuid(1)]);
  });

  test('GET takes what was stored after since and until then', async () => {
    const times: string[] = [];
    for (const number of [1, 2, 3]) {
      await stand.clock.wait(60_000);
      times.push(new Date(stand.clock.now()).toISOString());
      await stand.ask('POST', 'statements', bareStatement(number));
    }
    expect(await found(`since=${times[0]}`)).toEqual([uuid(3), uuid(2)]);
    expect(await found(`until=${times[1]}`)).toEqual([uuid(2), uuid(1)]);
    expect(await found(`since=${times[0]}&until=${times[1]}`)).toEqual([uuid(2)]);
  });

  test('what was voided is found as voided and in no other way', async () => {
    const object = { objectType: 'StatementRef', id: uuid(1) };
    const verb = { id: 'http://adlnet.gov/expapi/verbs/voided' };
    await stand.ask('POST', 'statements', [
      bareStatement(1),
      bareStatement(2),
      bareStatement(3, { verb, object }),
    ]);
    const status = async (query: string) => (await stand.ask('GET', `statements?${query}`)).status;
    expect(await status(`statementId=${uuid(1)}`)).toBe(404);
    expect(await status(`voidedStatementId=${uuid(1)}`)).toBe(200);
    expect(await status(`voidedStatementId=${uuid(2)}`)).toBe(404);
    expect(await found('')).toEqual([uuid(3), uuid(2)]);
  });

  test('a voiding statement is not voided', async () => {
    const verb = { id: 'http://adlnet.gov/expapi/verbs/voided' };
    const voiding = (number: number, of: number) =>
      bareStatement(number, { verb, object: { objectType: 'StatementRef', id: uuid(of) } });
    await stand.ask('POST', 'statements', [bareStatement(1), voiding(2, 1), voiding(3, 2)]);
    expect((await stand.ask('GET', `statements?statementId=${uuid(2)}`)).status).toBe(200);
    expect((await stand.ask('GET', `statements?voidedStatementId=${uuid(1)}`)).status).toBe(200);
  });

  test.each([
    'registration=7',
    'since=yesterday',
    'limit=-1',
    'ascending=yes',
    `statementId=${uuid(1)}&voidedStatementId=${uuid(2)}`,
  ])('GET refuses the query %s', async (query) => {
    expect((await stand.ask('GET', `statements?${query}`)).status).toBe(400);
  });

  test('more leads through the rest and is empty at the end', async () => {
    await stand.ask('POST', 'statements', [bareStatement(1), bareStatement(2), bareStatement(3)]);
    const first = await (await stand.ask('GET', 'statements?limit=2')).json();
    expect(first.statements).toHaveLength(2);
    const rest = await (await stand.ask('GET', first.more.replace('/xapi/', ''))).json();
    expect(rest).toMatchObject({ statements: [{ id: uuid(1) }], more: '' });
  });

  test('an unknown parameter, or a filter beside statementId, is refused', async () => {
    expect((await stand.ask('GET', 'statements?colour=blue')).status).toBe(400);
    expect((await stand.ask('GET', `statements?statementId=${uuid(1)}&limit=1`)).status).toBe(400);
  });
});
