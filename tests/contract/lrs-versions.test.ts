import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLrs, type Lrs } from '../../src/lab/lrs.ts';
import { serve, type Loopback } from '../support/loopback.ts';
import { uuid } from '../support/xapi-course.ts';

const actor = { account: { homePage: 'https://lms.example.gov', name: 'badge-4711' } };
const agent = encodeURIComponent(JSON.stringify(actor));
const state = `activities/state?activityId=https://example.gov/c&agent=${agent}&stateId=bookmark`;
const profile = `agents/profile?agent=${agent}&profileId=preferences`;

let lrs: Lrs;
let server: Loopback;

beforeAll(async () => {
  server = await serve((request, response) => void lrs.handle(request, response));
});
afterAll(() => server.close());
beforeEach(() => {
  lrs = createLrs({ now: () => Date.UTC(2026, 10, 22) });
});

function ask(
  version: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${server.url}/xapi/${path}`, {
    method,
    headers: {
      'X-Experience-API-Version': version,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const statement = (more: Record<string, unknown> = {}) => ({
  id: uuid(1),
  actor,
  verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' },
  object: { id: 'https://training.example.gov/courses/de-escalation' },
  ...more,
});

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
    lrs = createLrs({ now: () => 0, versions });
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
    expect((await ask(asked, 'POST', 'statements', statement({ version }))).status).toBe(status);
    expect(lrs.statements()).toHaveLength(status === 200 ? 1 : 0);
  });

  test.each([
    ['1.0.3', '1.0.0'],
    ['2.0.0', '2.0.0'],
  ])('sent under %s without one are held as %s', async (asked, version) => {
    await ask(asked, 'POST', 'statements', statement());
    expect(lrs.statements()).toMatchObject([{ version }]);
  });

  const contextAgents = [{ objectType: 'contextAgent', agent: { mbox: 'mailto:jo@example.gov' } }];
  test.each([
    ['1.0.3', { contextAgents }, 400],
    ['2.0.0', { contextAgents }, 200],
    ['2.0.0', { contextAgents: [{ agent: actor }] }, 400],
    ['2.0.0', { contextGroups: [{ objectType: 'contextGroup' }] }, 400],
    ['2.0.0', { colour: 'blue' }, 400],
  ])('under %s, the context %j gets %s', async (asked, context, status) => {
    expect((await ask(asked, 'POST', 'statements', statement({ context }))).status).toBe(status);
  });
});

describe('documents', () => {
  test.each([
    ['1.0.3', state, 204],
    ['1.0.3', profile, 409],
    ['2.0.0', state, 409],
    ['2.0.0', profile, 409],
  ])('under %s, PUT over %s without a precondition gets %s', async (version, path, status) => {
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
    lrs = createLrs({ now: () => 0, credentials: [] });
    lrs.switches.arm({ kind: 'drop' });
    expect(lrs.perform({ method: 'POST', resource: 'statements', body: statement() })).toMatchObject({
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
  const asked = (gate: 'pass' | 'unknown', more = {}) => {
    lrs = createLrs({ now: () => 0, gate: () => gate, ...more });
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
