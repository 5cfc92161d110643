import { describe, expect, test } from 'vitest';
import { connectCmi5 } from '../../src/lms/cmi5/connect.ts';
import { connectXapi } from '../../src/lms/tincan/connect.ts';
import { cmi5Stand } from '../support/cmi5-under-test.ts';
import { launchedPage, type LaunchedPage } from '../support/launched-page.ts';
import { launchedCourse } from '../support/launched-stand.ts';
import { xapiStand } from '../support/xapi-under-test.ts';

const STANDARDS = {
  cmi5: { connect: connectCmi5, opened: async () => (await cmi5Stand()).open() },
  xAPI: { connect: connectXapi, opened: async () => (await xapiStand()).open() },
} as const;

/** The launch with its endpoint changed. */
async function launchedWith(standard: keyof typeof STANDARDS, change: (endpoint: string) => string) {
  const { connect, opened } = STANDARDS[standard];
  const query = new URLSearchParams((await opened()).environment.window.location.search);
  query.set('endpoint', change(query.get('endpoint') ?? ''));
  const page = launchedPage({ search: `?${query}` });
  return { page, connecting: connect(launchedCourse)(page.environment) };
}

/** What the launch put into the head of its page. */
function policiesOf({ environment }: LaunchedPage): readonly unknown[] {
  return [...environment.window.document.head.children];
}

test('a cmi5 launch asks for its token, wherever that leads to, before it knows nobody but the LRS', async () => {
  const { connect, opened } = STANDARDS.cmi5;
  const page = await opened();
  const narrowed: number[] = [];
  const { fetch } = page.environment;
  await connect(launchedCourse)({
    ...page.environment,
    fetch(...asked) {
      narrowed.push(policiesOf(page).length);
      return fetch(...asked);
    },
  });
  expect(narrowed.slice(0, 2)).toEqual([0, 1]);
});

// xAPI 1.0.3 Communication 1.3: paths of resources are put behind the endpoint.
describe.each(['cmi5', 'xAPI'] as const)('a launch over %s', (standard) => {
  test.each([
    ['a query', (endpoint: string) => `${endpoint}?tenant=7`],
    ['a fragment', (endpoint: string) => `${endpoint}#statements`],
    ['a user and a password', (endpoint: string) => endpoint.replace('://', '://sam:secret@')],
    ['a user alone', (endpoint: string) => endpoint.replace('://', '://sam@')],
  ])('is refused where its endpoint has %s, and asks nobody', async (_what, change) => {
    const { page, connecting } = await launchedWith(standard, change);
    await expect(connecting).rejects.toMatchObject({ fault: 'malformed', detail: 'endpoint' });
    expect(page.asked).toEqual([]);
    expect(policiesOf(page)).toEqual([]);
  });

  test('leaves the page nobody to ask but its own origin and the LRS', async () => {
    const { page, connecting } = await launchedWith(standard, (endpoint) => endpoint);
    await connecting;
    const [last] = page.asked.slice(-1);
    const { origin } = new URL(last?.url ?? '');
    expect(policiesOf(page)).toEqual([
      { tagName: 'meta', httpEquiv: 'Content-Security-Policy', content: `connect-src 'self' ${origin}` },
    ]);
  });

  test('is opened where its endpoint has no slash at its end', async () => {
    const { connecting } = await launchedWith(standard, (endpoint) => endpoint.replace(/\/$/, ''));
    expect(await connecting).toBeDefined();
  });
});
