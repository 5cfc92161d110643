import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLrs } from '../../src/lab/lrs.ts';
import { createClock, serve, type Loopback } from '../support/loopback.ts';
import { registration, uuid } from '../support/xapi-course.ts';

const clock = createClock(Date.UTC(2026, 10, 22));
const token = 'Basic d3JpdGU6b25seQ==';
const lrs = createLrs({
  now: clock.now,
  credentials: [{ key: 'key', secret: 'sécret' }],
  writeOnly: (authorization) => authorization === token,
});
const full = `Basic ${Buffer.from('key:sécret').toString('base64')}`;
const agent = JSON.stringify({ account: { homePage: 'https://lms.example.gov', name: 'badge-4711' } });
let server: Loopback;

beforeAll(async () => {
  server = await serve((request, response) => void lrs.handle(request, response));
});
afterAll(() => server.close());
beforeEach(() => lrs.reset());

function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${server.url}/xapi/${path}`, {
    method,
    headers: {
      Authorization: full,
      'X-Experience-API-Version': '1.0.3',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

function statement(number: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: uuid(number),
    actor: JSON.parse(agent),
    verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' },
    object: { id: 'https://training.example.gov/courses/de-escalation' },
    ...more,
  };
}

const bare = (path: string) => fetch(`${server.url}/xapi/${path}`);
const ids = () => lrs.statements().map(({ id }) => id);

describe('statements', () => {
  test('POST takes one or many and answers their ids in order', async () => {
    expect(await (await ask('POST', 'statements', statement(1))).json()).toEqual([uuid(1)]);
    expect(await (await ask('POST', 'statements', [statement(2), statement(3)])).json()).toEqual([
      uuid(2),
      uuid(3),
    ]);
    expect(ids()).toEqual([uuid(1), uuid(2), uuid(3)]);
  });

  test('the same statement again is fine and stored once; another under its id is a conflict', async () => {
    await ask('POST', 'statements', statement(1));
    expect((await ask('POST', 'statements', statement(1))).status).toBe(200);
    expect(
      (await ask('POST', 'statements', statement(1, { timestamp: '2026-01-01T00:00:00Z' }))).status,
    ).toBe(409);
    expect(ids()).toEqual([uuid(1)]);
  });

  test('a batch is stored whole or not at all, for a bad one and for a conflict', async () => {
    await ask('POST', 'statements', statement(1));
    expect((await ask('POST', 'statements', [statement(2), { id: uuid(3) }])).status).toBe(400);
    const conflict = statement(1, { result: { success: true } });
    expect((await ask('POST', 'statements', [statement(2), conflict])).status).toBe(409);
    expect((await ask('POST', 'statements', [statement(2), statement(2)])).status).toBe(400);
    expect(ids()).toEqual([uuid(1)]);
  });

  test.each(['P1DT', 'P1Y2W', 'PT', 'P'])(
    'a result of duration %s is refused with its path',
    async (duration) => {
      const answer = await ask('POST', 'statements', statement(1, { result: { duration } }));
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('duration')]);
    },
  );

  test('a date without a time is no timestamp', async () => {
    expect((await ask('POST', 'statements', statement(1, { timestamp: '2026-01-01' }))).status).toBe(400);
  });

  test('PUT needs the id in its address and answers 204', async () => {
    expect((await ask('PUT', 'statements', statement(1))).status).toBe(400);
    expect((await ask('PUT', `statements?statementId=${uuid(2)}`, statement(1))).status).toBe(400);
    expect((await ask('PUT', `statements?statementId=${uuid(1)}`, statement(1))).status).toBe(204);
    expect(ids()).toEqual([uuid(1)]);
  });

  test('GET by id gives the statement with what the LRS adds, or 404', async () => {
    await ask('POST', 'statements', statement(1));
    const found = await (await ask('GET', `statements?statementId=${uuid(1)}`)).json();
    expect(found).toMatchObject({ ...statement(1), version: '1.0.0', stored: expect.any(String) });
    expect((await ask('GET', `statements?statementId=${uuid(2)}`)).status).toBe(404);
  });

  test('GET filters by verb, activity, registration and agent, newest first', async () => {
    const context = { registration };
    await ask('POST', 'statements', [statement(1), statement(2, { context }), statement(3, { context })]);
    const found = async (query: string) => {
      const { statements } = await (await ask('GET', `statements?${query}`)).json();
      return statements.map(({ id }: { id: string }) => id);
    };
    expect(await found(`registration=${registration}`)).toEqual([uuid(3), uuid(2)]);
    expect(await found(`registration=${registration}&ascending=true`)).toEqual([uuid(2), uuid(3)]);
    expect(await found('verb=http://adlnet.gov/expapi/verbs/passed')).toEqual([]);
    expect(await found('activity=https://training.example.gov/courses/de-escalation')).toHaveLength(3);
    expect(await found(`agent=${encodeURIComponent(agent)}`)).toHaveLength(3);
  });

  test('GET finds by agent who acted and whom the statement is about, by activity no person', async () => {
    const object = { objectType: 'Agent', mbox: 'mailto:jo@example.gov' };
    await ask('POST', 'statements', [statement(1), statement(2, { object })]);
    const found = async (query: string) => {
      const { statements } = await (await ask('GET', `statements?${query}`)).json();
      return statements.map(({ id }: { id: string }) => id);
    };
    expect(await found(`agent=${encodeURIComponent(JSON.stringify({ mbox: object.mbox }))}`)).toEqual([
      uuid(2),
    ]);
    expect(await found('activity=https://training.example.gov/courses/de-escalation')).toEqual([uuid(1)]);
  });

  test('GET takes what was stored after since and until then', async () => {
    const times: string[] = [];
    for (const number of [1, 2, 3]) {
      await clock.wait(60_000);
      times.push(new Date(clock.now()).toISOString());
      await ask('POST', 'statements', statement(number));
    }
    const found = async (query: string) => {
      const { statements } = await (await ask('GET', `statements?${query}`)).json();
      return statements.map(({ id }: { id: string }) => id);
    };
    expect(await found(`since=${times[0]}`)).toEqual([uuid(3), uuid(2)]);
    expect(await found(`until=${times[1]}`)).toEqual([uuid(2), uuid(1)]);
    expect(await found(`since=${times[0]}&until=${times[1]}`)).toEqual([uuid(2)]);
  });

  test('what was voided is found as voided and in no other way', async () => {
    const object = { objectType: 'StatementRef', id: uuid(1) };
    const verb = { id: 'http://adlnet.gov/expapi/verbs/voided' };
    await ask('POST', 'statements', [statement(1), statement(2), statement(3, { verb, object })]);
    const status = async (query: string) => (await ask('GET', `statements?${query}`)).status;
    expect(await status(`statementId=${uuid(1)}`)).toBe(404);
    expect(await status(`voidedStatementId=${uuid(1)}`)).toBe(200);
    expect(await status(`voidedStatementId=${uuid(2)}`)).toBe(404);
    const { statements } = await (await ask('GET', 'statements')).json();
    expect(statements.map(({ id }: { id: string }) => id)).toEqual([uuid(3), uuid(2)]);
  });

  test('a voiding statement is not voided', async () => {
    const verb = { id: 'http://adlnet.gov/expapi/verbs/voided' };
    const voiding = (number: number, of: number) =>
      statement(number, { verb, object: { objectType: 'StatementRef', id: uuid(of) } });
    await ask('POST', 'statements', [statement(1), voiding(2, 1), voiding(3, 2)]);
    expect((await ask('GET', `statements?statementId=${uuid(2)}`)).status).toBe(200);
    expect((await ask('GET', `statements?voidedStatementId=${uuid(1)}`)).status).toBe(200);
  });

  test.each([
    'registration=7',
    'since=yesterday',
    'limit=-1',
    'ascending=yes',
    `statementId=${uuid(1)}&voidedStatementId=${uuid(2)}`,
  ])('GET refuses %s', async (query) => {
    expect((await ask('GET', `statements?${query}`)).status).toBe(400);
  });

  test('more leads through the rest and is empty at the end', async () => {
    await ask('POST', 'statements', [statement(1), statement(2), statement(3)]);
    const first = await (await ask('GET', 'statements?limit=2')).json();
    expect(first.statements).toHaveLength(2);
    const rest = await (await ask('GET', first.more.replace('/xapi/', ''))).json();
    expect(rest).toMatchObject({ statements: [{ id: uuid(1) }], more: '' });
  });

  test('an unknown parameter, or a filter beside statementId, is refused', async () => {
    expect((await ask('GET', 'statements?colour=blue')).status).toBe(400);
    expect((await ask('GET', `statements?statementId=${uuid(1)}&limit=1`)).status).toBe(400);
  });
});

describe('documents', () => {
  const state = `activities/state?activityId=https://example.gov/c&agent=${encodeURIComponent(agent)}&stateId=bookmark`;
  const profile = `agents/profile?agent=${encodeURIComponent(agent)}&profileId=preferences`;

  test('state is written, read, merged, listed and deleted', async () => {
    expect((await ask('GET', state)).status).toBe(404);
    expect((await ask('PUT', state, { page: 1, seen: true })).status).toBe(204);
    expect((await ask('POST', state, { page: 2 })).status).toBe(204);
    const read = await ask('GET', state);
    expect([await read.json(), read.headers.get('ETag')]).toEqual([
      { page: 2, seen: true },
      expect.stringMatching(/^"[0-9a-f]{40}"$/),
    ]);
    expect(await (await ask('GET', state.replace('&stateId=bookmark', ''))).json()).toEqual(['bookmark']);
    expect((await ask('DELETE', state)).status).toBe(204);
    expect((await ask('GET', state)).status).toBe(404);
  });

  test('a registration keeps its own state', async () => {
    await ask('PUT', `${state}&registration=${registration}`, { page: 1 });
    expect((await ask('GET', state)).status).toBe(404);
  });

  test('If-Match lets only the one who knows the document write it', async () => {
    await ask('PUT', state, { page: 1 });
    const etag = (await ask('GET', state)).headers.get('ETag') ?? '';
    expect((await ask('PUT', state, { page: 2 }, { 'If-Match': '"else"' })).status).toBe(412);
    expect((await ask('PUT', state, { page: 2 }, { 'If-Match': etag })).status).toBe(204);
    expect((await ask('PUT', state, { page: 3 }, { 'If-Match': etag })).status).toBe(412);
    expect((await ask('PUT', state, { page: 3 }, { 'If-None-Match': '*' })).status).toBe(412);
  });

  test('a profile that exists is not overwritten without a precondition', async () => {
    expect((await ask('PUT', profile, { audio: 'on' }, { 'If-None-Match': '*' })).status).toBe(204);
    expect((await ask('PUT', profile, { audio: 'off' })).status).toBe(409);
    expect((await ask('DELETE', profile.replace('&profileId=preferences', ''))).status).toBe(400);
  });
});

describe('access', () => {
  test('about needs no credentials, everything else does', async () => {
    expect(await (await bare('about')).json()).toEqual({ version: ['1.0.3', '2.0.0'] });
    const refused = await bare('statements');
    expect([refused.status, refused.headers.get('WWW-Authenticate')]).toEqual([
      401,
      expect.stringMatching(/^Basic /),
    ]);
  });

  test('write-only credentials store statements and do nothing else', async () => {
    const headers = { Authorization: token };
    expect((await ask('POST', 'statements', statement(1), headers)).status).toBe(200);
    expect((await ask('GET', 'statements', undefined, headers)).status).toBe(403);
    expect((await ask('PUT', `statements?statementId=${uuid(2)}`, statement(2), headers)).status).toBe(403);
  });

  test.each(['0.95', '1.1.0', '2.1.0', ''])('a request of version "%s" is refused', async (version) => {
    expect((await ask('GET', 'statements', undefined, { 'X-Experience-API-Version': version })).status).toBe(
      400,
    );
  });

  test('a preflight is answered without credentials and allows the headers of xAPI and no other', async () => {
    const answer = await fetch(`${server.url}/xapi/statements`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://lms.example.gov' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://lms.example.gov');
    expect(answer.headers.get('Access-Control-Allow-Headers')?.split(', ')).toEqual([
      'Authorization',
      'Content-Type',
      'X-Experience-API-Version',
      'If-Match',
      'If-None-Match',
    ]);
  });
});

describe('the switches', () => {
  test('count down: so many requests fail, then all is well', async () => {
    lrs.switches.arm({ kind: 'status', status: 429, retryAfter: '7' }, 2);
    const first = await ask('POST', 'statements', statement(1));
    expect([first.status, first.headers.get('Retry-After')]).toEqual([429, '7']);
    expect((await ask('POST', 'statements', statement(1))).status).toBe(429);
    expect((await ask('POST', 'statements', statement(1))).status).toBe(200);
  });

  test('meet only what they are aimed at, and wait for it', async () => {
    lrs.switches.arm(
      { kind: 'status', status: 503 },
      { resource: 'activities/state', method: 'PUT', times: 2 },
    );
    lrs.switches.arm({ kind: 'status', status: 500 }, { resource: 'statements' });
    const state = `activities/state?activityId=https://example.gov/c&agent=${encodeURIComponent(agent)}&stateId=s`;
    expect((await ask('GET', state)).status).toBe(404);
    expect((await ask('POST', 'statements', statement(1))).status).toBe(500);
    expect((await ask('POST', 'statements', statement(1))).status).toBe(200);
    expect((await ask('PUT', state, {})).status).toBe(503);
    expect(lrs.switches.armed()).toEqual([{ kind: 'status', status: 503 }]);
    expect((await ask('PUT', state, {})).status).toBe(503);
    expect((await ask('PUT', state, {})).status).toBe(204);
  });

  test.each(['activities/state', 'activities/profile', 'agents/profile', 'statements'] as const)(
    'break the connection to %s too',
    async (resource) => {
      lrs.switches.arm({ kind: 'drop' }, { resource });
      await expect(ask('PUT', `${resource}?statementId=${uuid(1)}`, statement(1))).rejects.toThrow();
      expect(lrs.switches.armed()).toEqual([]);
    },
  );

  test('drop stores nothing, store-then-drop stores without an answer', async () => {
    lrs.switches.arm({ kind: 'drop' });
    await expect(ask('PUT', `statements?statementId=${uuid(1)}`, statement(1))).rejects.toThrow();
    expect(ids()).toEqual([]);
    lrs.switches.arm({ kind: 'store-then-drop' });
    await expect(ask('PUT', `statements?statementId=${uuid(1)}`, statement(1))).rejects.toThrow();
    expect(ids()).toEqual([uuid(1)]);
  });

  test('hang takes the request and never answers, while others are answered', async () => {
    lrs.switches.arm({ kind: 'hang' });
    const abort = new AbortController();
    const hanging = fetch(`${server.url}/xapi/about`, { signal: abort.signal });
    const outcome = Promise.race([hanging.then(() => 'answered'), abortedBy(abort.signal)]);
    await vi.waitFor(() => expect(lrs.requests()).toHaveLength(1), { timeout: 4_000 });
    expect((await bare('about')).status).toBe(200);
    abort.abort();
    expect(await outcome).toBe('aborted');
    await expect(hanging).rejects.toThrow(/abort/i);
  });
});

function abortedBy(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve('aborted')));
}
