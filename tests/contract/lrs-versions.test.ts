import { beforeEach, describe, expect, test } from 'vitest';
import { bareStatement, documents, learner, lrsStand, type LrsStand } from '../support/lrs-stand.ts';
import { uuid } from '../support/xapi-course.ts';

const { state } = documents;

let stand: LrsStand;
beforeEach(async () => {
  stand = await lrsStand();
});

/** A request of a version of xAPI. */
function ask(
  version: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return stand.ask(method, path, body, { 'X-Experience-API-Version': version, ...headers });
}

describe('the version of a request', () => {
  test.each([
    ['1.0', '1.0.3'],
    ['1.0.3', '1.0.3'],
    ['2.0', '2.0.0'],
    ['2.0.0', '2.0.0'],
  ])('%s is answered as %s', async (asked, answered) => {
    const answer = await ask(asked, 'GET', 'statements');
    expect([answer.status, answer.headers.get('X-Experience-API-Version')]).toEqual([200, answered]);
  });

  test.each([
    [['1.0.3'], '2.0.0'],
    [['2.0.0'], '1.0.3'],
  ] as const)('an LRS of %s alone refuses %s, and says so in about', async (versions, other) => {
    stand = await lrsStand({ versions });
    expect((await ask(other, 'GET', 'statements')).status).toBe(400);
    expect((await ask(versions[0], 'GET', 'statements')).status).toBe(200);
    expect(await (await ask(other, 'GET', 'about')).json()).toEqual({ version: versions });
  });

  test.each(['1.0.3', '2.0.0'])('under %s, POST in place of another method is refused', async (version) => {
    expect((await ask(version, 'POST', `${state}&method=PUT`, {})).status).toBe(400);
    expect((await ask(version, 'GET', state)).status).toBe(404);
  });

  test('HEAD is GET without a body', async () => {
    await ask('2.0.0', 'PUT', state, { page: 1 });
    const answer = await ask('2.0.0', 'HEAD', state);
    expect([answer.status, answer.headers.has('ETag'), await answer.text()]).toEqual([200, true, '']);
  });
});

describe('statements', () => {
  test.each([
    ['1.0.3', '1.0.0', 200],
    ['1.0.3', '2.0.0', 400],
    ['2.0.0', '2.0.0', 200],
    ['2.0.0', '1.0.3', 400],
  ])('under %s, a statement of version %s gets %s', async (asked, version, status) => {
    expect((await ask(asked, 'POST', 'statements', bareStatement(1, { version }))).status).toBe(status);
    expect(stand.lrs.statements()).toHaveLength(status === 200 ? 1 : 0);
  });

  test.each([
    ['1.0.3', '1.0.0'],
    ['2.0.0', '2.0.0'],
  ])('sent under %s without one are held as %s', async (asked, version) => {
    await ask(asked, 'POST', 'statements', bareStatement(1));
    expect(stand.lrs.statements()).toMatchObject([{ version }]);
  });

  const contextAgents = [{ objectType: 'contextAgent', agent: { mbox: 'mailto:jo@example.gov' } }];
  test.each([
    ['1.0.3', 'contextAgents, which came with 2.0,', 400, { contextAgents }],
    ['2.0.0', 'contextAgents', 200, { contextAgents }],
    ['2.0.0', 'contextAgents without an objectType', 400, { contextAgents: [{ agent: learner }] }],
    ['2.0.0', 'contextGroups without a group', 400, { contextGroups: [{ objectType: 'contextGroup' }] }],
    ['2.0.0', 'a member that xAPI does not name', 400, { colour: 'blue' }],
  ])('under %s, a context with %s gets %s', async (asked, _what, status, context) => {
    expect((await ask(asked, 'POST', 'statements', bareStatement(1, { context }))).status).toBe(status);
  });
});

describe('documents', () => {
  test.each([
    ['1.0.3', 'state', 204],
    ['1.0.3', 'profile', 409],
    ['2.0.0', 'state', 409],
    ['2.0.0', 'profile', 409],
  ] as const)('under %s, PUT over a %s without a precondition gets %s', async (version, kind, status) => {
    const path = documents[kind];
    expect((await ask(version, 'PUT', path, { page: 1 })).status).toBe(204);
    expect((await ask(version, 'PUT', path, { page: 2 })).status).toBe(status);
    expect(await (await ask(version, 'GET', path)).json()).toEqual({ page: status === 204 ? 2 : 1 });
  });

  test('2.0 lets whoever knows the state write it, and nobody else', async () => {
    await ask('2.0.0', 'PUT', state, { page: 1 }, { 'If-None-Match': '*' });
    const read = await ask('2.0.0', 'GET', state);
    const etag = read.headers.get('ETag') ?? '';
    expect(read.headers.get('Last-Modified')).toBe('Sun, 22 Nov 2026 00:00:00 GMT');
    expect((await ask('2.0.0', 'PUT', state, { page: 2 }, { 'If-Match': '"else"' })).status).toBe(412);
    expect((await ask('2.0.0', 'PUT', state, { page: 2 }, { 'If-None-Match': '*' })).status).toBe(412);
    expect((await ask('2.0.0', 'PUT', state, { page: 2 }, { 'If-Match': etag })).status).toBe(204);
    expect((await ask('2.0.0', 'PUT', state, { page: 3 }, { 'If-Match': etag })).status).toBe(412);
    expect((await ask('2.0.0', 'PUT', state, { page: 3 }, { 'If-Match': '*' })).status).toBe(204);
    expect(await (await ask('2.0.0', 'GET', state)).json()).toEqual({ page: 3 });
  });

  test('2.0 merges by POST without a precondition', async () => {
    await ask('2.0.0', 'PUT', state, { page: 1, seen: true });
    expect((await ask('2.0.0', 'POST', state, { page: 2 })).status).toBe(204);
    expect(await (await ask('2.0.0', 'GET', state)).json()).toEqual({ page: 2, seen: true });
  });
});

describe('what the owner does', () => {
  test('needs no credentials, meets no switch and is no request', async () => {
    const { lrs } = await lrsStand({ credentials: [] });
    lrs.switches.arm({ kind: 'drop' });
    expect(lrs.perform({ method: 'POST', resource: 'statements', body: bareStatement(1) })).toMatchObject({
      status: 200,
      body: JSON.stringify([uuid(1)]),
    });
    expect(lrs.perform({ method: 'POST', resource: 'statements', body: { id: uuid(2) } }).status).toBe(400);
    expect([lrs.statements().length, lrs.requests(), lrs.switches.armed()]).toEqual([
      1,
      [],
      [{ kind: 'drop' }],
    ]);
  });
});

describe('a gate', () => {
  const asked = async (gate: 'pass' | 'unknown', more = {}) => {
    stand = await lrsStand({ gate: () => gate, ...more });
    return ask('1.0.3', 'GET', 'statements', undefined, { Authorization: `Basic ${btoa('key:secret')}` });
  };

  test('that passes a request needs no other credentials', async () => {
    expect((await asked('pass', { credentials: [] })).status).toBe(200);
  });

  test('that does not know them leaves it to the others, and alone lets nobody in', async () => {
    expect((await asked('unknown', { credentials: [{ key: 'key', secret: 'secret' }] })).status).toBe(200);
    expect((await asked('unknown')).status).toBe(401);
  });
});
