import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveCmi5, type ServedCmi5 } from '../support/cmi5-session.ts';

let served: ServedCmi5;
beforeEach(async () => {
  served = await serveCmi5(() => 0);
});
afterEach(() => served.close());

const postTo = (url: string | null, init: RequestInit = {}) => fetch(url ?? '', { method: 'POST', ...init });

describe('the fetch service', () => {
  test('gives the token to the first POST, and error 1 to the next, which is a breach', async () => {
    const { query } = served.lms.launch();
    const first = await postTo(query.get('fetch'));
    expect([first.status, first.headers.get('Content-Type'), await first.json()]).toEqual([
      200,
      'application/json',
      { 'auth-token': expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) },
    ]);
    expect(served.lms.violations()).toEqual([]);
    const second = await postTo(query.get('fetch'));
    expect([second.status, await second.json()]).toEqual([
      200,
      { 'error-code': '1', 'error-text': expect.any(String) },
    ]);
    expect(served.lms.violations()).toEqual([expect.stringMatching(/^8\.2\.3\.0-1: /)]);
  });

  test('takes no GET: 405, and the token is still there for the POST', async () => {
    const { query } = served.lms.launch();
    expect((await fetch(query.get('fetch') ?? '')).status).toBe(405);
    expect(served.lms.violations()).toEqual([expect.stringMatching(/^8\.1\.2\.0-4: /)]);
    expect(await (await postTo(query.get('fetch'))).json()).toHaveProperty('auth-token');
  });

  test('knows no session that it did not begin', async () => {
    const { query } = served.lms.launch();
    expect((await postTo(query.get('fetch')?.replace(/[^/]+$/, 'other') ?? '')).status).toBe(404);
  });

  test.each([
    ['a header', { headers: { 'X-Course': '1' } }],
    ['a body', { body: '{}' }],
  ])('notes %s that makes browsers ask first', async (_what, init) => {
    await postTo(served.lms.launch().query.get('fetch'), init);
    expect(served.lms.violations()).toContainEqual(expect.stringMatching(/^8\.2\.1: /));
  });

  test.each([
    ['error-1', 200, '{"error-code":"1"'],
    ['error-2', 200, '{"error-code":"2"'],
    ['error-3', 200, '{"error-code":"3"'],
    ['html', 200, '<!doctype html>'],
    ['empty', 200, ''],
    ['not-json', 200, 'auth-token='],
    ['500', 500, ''],
  ] as const)('can be made to answer %s', async (fault, status, begin) => {
    served.lms.faults.fetch = fault;
    const answer = await postTo(served.lms.launch().query.get('fetch'));
    expect([answer.status, (await answer.text()).startsWith(begin)]).toEqual([status, true]);
  });

  test('keeps the token for later where it answers 500', async () => {
    const { query } = served.lms.launch();
    served.lms.faults.fetch = '500';
    expect((await postTo(query.get('fetch'))).status).toBe(500);
    served.lms.faults.fetch = undefined;
    expect(await (await postTo(query.get('fetch'))).json()).toHaveProperty('auth-token');
    expect(served.lms.violations()).toEqual([]);
  });

  test('keeps the token for later where it never answers', async () => {
    const { query } = served.lms.launch();
    served.lms.faults.fetch = 'hang';
    const abort = new AbortController();
    const hanging = postTo(query.get('fetch'), { signal: abort.signal });
    const outcome = hanging.then(
      ({ status }) => status,
      () => 'no answer',
    );
    await expect.poll(() => served.fetches()).toBe(1);
    abort.abort();
    expect(await outcome).toBe('no answer');
    served.lms.faults.fetch = undefined;
    expect(await (await postTo(query.get('fetch'))).json()).toHaveProperty('auth-token');
    expect(served.lms.violations()).toEqual([]);
  });
});
