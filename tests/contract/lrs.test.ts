import { beforeEach, describe, expect, test } from 'vitest';
import { bareStatement, documents, lrsStand, type LrsStand } from '../support/lrs-stand.ts';
import { registration, uuid } from '../support/xapi-course.ts';

const token = 'Basic d3JpdGU6b25seQ==';
const full = `Basic ${Buffer.from('key:sécret').toString('base64')}`;
const { state, profile } = documents;

let stand: LrsStand;
beforeEach(async () => {
  stand = await lrsStand(
    {
      credentials: [{ key: 'key', secret: 'sécret' }],
      writeOnly: (authorization) => authorization === token,
    },
    { Authorization: full },
  );
});

const bare = (path: string) => fetch(`${stand.endpoint}${path}`);
const ids = () => stand.lrs.statements().map(({ id }) => id);

describe('documents', () => {
  test('state is written, read, merged, listed and deleted', async () => {
    expect((await stand.ask('GET', state)).status).toBe(404);
    expect((await stand.ask('PUT', state, { page: 1, seen: true })).status).toBe(204);
    expect((await stand.ask('POST', state, { page: 2 })).status).toBe(204);
    const read = await stand.ask('GET', state);
    expect([await read.json(), read.headers.get('ETag')]).toEqual([
      { page: 2, seen: true },
      expect.stringMatching(/^"[0-9a-f]{40}"$/),
    ]);
    expect(await (await stand.ask('GET', state.replace('&stateId=bookmark', ''))).json()).toEqual([
      'bookmark',
    ]);
    expect((await stand.ask('DELETE', state)).status).toBe(204);
    expect((await stand.ask('GET', state)).status).toBe(404);
  });

  test('a registration keeps its own state', async () => {
    await stand.ask('PUT', `${state}&registration=${registration}`, { page: 1 });
    expect((await stand.ask('GET', state)).status).toBe(404);
  });

  test('If-Match lets only the one who knows the document write it', async () => {
    await stand.ask('PUT', state, { page: 1 });
    const etag = (await stand.ask('GET', state)).headers.get('ETag') ?? '';
    expect((await stand.ask('PUT', state, { page: 2 }, { 'If-Match': '"else"' })).status).toBe(412);
    expect((await stand.ask('PUT', state, { page: 2 }, { 'If-Match': etag })).status).toBe(204);
    expect((await stand.ask('PUT', state, { page: 3 }, { 'If-Match': etag })).status).toBe(412);
    expect((await stand.ask('PUT', state, { page: 3 }, { 'If-None-Match': '*' })).status).toBe(412);
  });

  test('a profile that exists is not overwritten without a precondition', async () => {
    expect((await stand.ask('PUT', profile, { audio: 'on' }, { 'If-None-Match': '*' })).status).toBe(204);
    expect((await stand.ask('PUT', profile, { audio: 'off' })).status).toBe(409);
    expect((await stand.ask('DELETE', profile.replace('&profileId=preferences', ''))).status).toBe(400);
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
    expect((await stand.ask('POST', 'statements', bareStatement(1), headers)).status).toBe(200);
    expect((await stand.ask('GET', 'statements', undefined, headers)).status).toBe(403);
    expect(
      (await stand.ask('PUT', `statements?statementId=${uuid(2)}`, bareStatement(2), headers)).status,
    ).toBe(403);
  });

  test.each(['0.95', '1.1.0', '2.1.0', ''])('a request of version "%s" is refused', async (version) => {
    expect(
      (await stand.ask('GET', 'statements', undefined, { 'X-Experience-API-Version': version })).status,
    ).toBe(400);
  });

  test('a preflight is answered without credentials and allows the headers of xAPI and no other', async () => {
    const answer = await fetch(`${stand.endpoint}statements`, {
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
    stand.lrs.switches.arm({ kind: 'status', status: 429, retryAfter: '7' }, 2);
    const first = await stand.ask('POST', 'statements', bareStatement(1));
    expect([first.status, first.headers.get('Retry-After')]).toEqual([429, '7']);
    expect((await stand.ask('POST', 'statements', bareStatement(1))).status).toBe(429);
    expect((await stand.ask('POST', 'statements', bareStatement(1))).status).toBe(200);
  });

  test('meet only what they are aimed at, and wait for it', async () => {
    stand.lrs.switches.arm(
      { kind: 'status', status: 503 },
      { resource: 'activities/state', method: 'PUT', times: 2 },
    );
    stand.lrs.switches.arm({ kind: 'status', status: 500 }, { resource: 'statements' });
    expect((await stand.ask('GET', state)).status).toBe(404);
    expect((await stand.ask('POST', 'statements', bareStatement(1))).status).toBe(500);
    expect((await stand.ask('POST', 'statements', bareStatement(1))).status).toBe(200);
    expect((await stand.ask('PUT', state, {})).status).toBe(503);
    expect(stand.lrs.switches.armed()).toEqual([{ kind: 'status', status: 503 }]);
    expect((await stand.ask('PUT', state, {})).status).toBe(503);
    expect((await stand.ask('PUT', state, {})).status).toBe(204);
  });

  test.each(['activities/state', 'activities/profile', 'agents/profile', 'statements'] as const)(
    'break the connection to %s too',
    async (resource) => {
      stand.lrs.switches.arm({ kind: 'drop' }, { resource });
      await expect(
        stand.ask('PUT', `${resource}?statementId=${uuid(1)}`, bareStatement(1)),
      ).rejects.toThrow();
      expect(stand.lrs.switches.armed()).toEqual([]);
    },
  );

  test('drop stores nothing, store-then-drop stores without an answer', async () => {
    stand.lrs.switches.arm({ kind: 'drop' });
    await expect(stand.ask('PUT', `statements?statementId=${uuid(1)}`, bareStatement(1))).rejects.toThrow();
    expect(ids()).toEqual([]);
    stand.lrs.switches.arm({ kind: 'store-then-drop' });
    await expect(stand.ask('PUT', `statements?statementId=${uuid(1)}`, bareStatement(1))).rejects.toThrow();
    expect(ids()).toEqual([uuid(1)]);
  });

  test('hang takes the request and never answers, while others are answered', async () => {
    stand.lrs.switches.arm({ kind: 'hang' });
    const abort = new AbortController();
    const hanging = fetch(`${stand.endpoint}about`, { signal: abort.signal });
    const outcome = Promise.race([hanging.then(() => 'answered'), abortedBy(abort.signal)]);
    await expect.poll(() => stand.lrs.requests()).toHaveLength(1);
    expect((await bare('about')).status).toBe(200);
    abort.abort();
    expect(await outcome).toBe('aborted');
    await expect(hanging).rejects.toThrow(/abort/i);
  });
});

function abortedBy(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve('aborted')));
}
