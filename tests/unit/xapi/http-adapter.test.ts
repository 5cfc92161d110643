import { expect, test } from 'vitest';
import { createClient } from '../../../src/xapi/client.ts';
import { report } from '../../support/xapi-course.ts';

const about = {
  agent: { mbox: 'mailto:sam@example.gov' },
  activityId: 'https://training.example.gov/courses/1',
  stateId: 'https://training.example.gov/state',
} as const;
const verb = { id: 'http://adlnet.gov/expapi/verbs/initialized' };
const object = { objectType: 'Activity', id: about.activityId } as const;

type Client = ReturnType<typeof createClient>;

// A document from the browser's cache comes with an old ETag, with which every write is refused.
test.each<[string, (client: Client) => Promise<unknown>]>([
  ['reads a document', (client) => client.getState(about)],
  ['writes a document', (client) => client.setState({ ...about, state: { v: 1 } })],
  ['reads a profile', (client) => client.getAgentProfile({ agent: about.agent, profileId: 'p' })],
  ['reads a statement', (client) => client.getStatement({ statementId: report.registration })],
  [
    'sends statements',
    (client) => client.sendStatements({ statements: [{ actor: about.agent, verb, object }] }),
  ],
])('a request that %s neither asks the browser’s cache nor leaves anything there', async (_what, ask) => {
  const asked: RequestInit[] = [];
  const client = createClient(
    { endpoint: 'https://lrs.example.gov/xapi', authorization: 'Basic YTpi' },
    {
      fetch: async (_url, init = {}) => {
        asked.push(init);
        return new Response('[]');
      },
      timeoutMs: 1_000,
      keepalive: false,
    },
  );
  await ask(client);
  expect(asked).toMatchObject([{ cache: 'no-store' }]);
});
