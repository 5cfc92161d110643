import { expect, test } from 'vitest';
import { createClient } from '../../../src/xapi/client.ts';

const address = { endpoint: 'https://lrs.example.gov/xapi', authorization: 'Basic YTpi' };

/** The one request of a client, whose LRS answers with an ETag. */
async function asked(ask: (client: ReturnType<typeof createClient>) => Promise<unknown>, version?: '2.0.0') {
  const requests: RequestInit[] = [];
  const client = createClient(address, {
    fetch: async (_url, init = {}) => {
      requests.push(init);
      return new Response('{}', { headers: { ETag: '"1"' } });
    },
    timeoutMs: 1_000,
    keepalive: false,
    ...(version === undefined ? {} : { version }),
  });
  const answer = await ask(client);
  return { init: requests[0], answer };
}

const document = {
  agent: { mbox: 'mailto:sam@example.gov' },
  activityId: 'https://training.example.gov/courses/1',
  stateId: 'https://training.example.gov/state',
} as const;

test('a client speaks 1.0.3 unless it is told otherwise', async () => {
  const old = await asked((client) => client.getState(document));
  expect(old.init?.headers).toEqual({
    Authorization: 'Basic YTpi',
    'X-Experience-API-Version': '1.0.3',
  });
  const later = await asked((client) => client.getState(document), '2.0.0');
  expect(later.init?.headers).toMatchObject({ 'X-Experience-API-Version': '2.0.0' });
});

test.each(['If-Match', 'If-None-Match'] as const)('a document is written with %s', async (matchHeader) => {
  const write = { ...document, state: { v: 1 }, matchHeader, etag: '*' };
  const { init } = await asked((client) => client.setState(write));
  expect(init?.headers).toEqual({
    Authorization: 'Basic YTpi',
    'Content-Type': 'application/json',
    'X-Experience-API-Version': '1.0.3',
    [matchHeader]: '*',
  });
});

test('the answer shows its ETag', async () => {
  const { answer } = await asked((client) => client.getState(document));
  expect(answer).toMatchObject({ headers: { etag: '"1"' }, status: 200 });
});
