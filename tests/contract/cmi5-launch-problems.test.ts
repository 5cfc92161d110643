import { beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../src/lab/lrs/switches.ts';
import { connectCmi5 } from '../../src/lms/cmi5/connect.ts';
import { LaunchError, type LaunchFault } from '../../src/lms/launch-error.ts';
import { cmi5Stand, connected, launchedCourse, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { UNFINISHED } from '../support/interactions.ts';
import { launchedPage, type LaunchedPage } from '../support/launched-page.ts';
import { fakeStorage } from '../support/lms-environment.ts';

let stand: Cmi5Stand;
beforeEach(async () => {
  stand = await cmi5Stand();
});

/** How a launch failed. */
async function failure(page: LaunchedPage): Promise<LaunchError> {
  const error: unknown = await connected(page).then(
    () => new Error('The launch succeeded.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof LaunchError) return error;
  throw error;
}

const tokenRequests = (page: LaunchedPage) => page.asked.filter(({ url }) => url.includes('/cmi5/fetch/'));
const searchOf = (page: LaunchedPage) => page.environment.window.location.search;

/** The launch with one parameter changed or, with `null`, left out. */
function openWith(name: string, value: string | null, protocol = 'http:'): LaunchedPage {
  const query = new URLSearchParams(searchOf(stand.open()));
  if (value === null) query.delete(name);
  else query.set(name, value);
  return launchedPage({ search: `?${query}`, protocol });
}

describe('a launch that cannot be read', () => {
  test('nobody launched the page: there is neither a parameter nor a memory of one', async () => {
    const { environment, asked } = launchedPage({ search: '?theme=dark' });
    expect(await connectCmi5(launchedCourse)(environment)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test.each(['endpoint', 'fetch', 'actor', 'registration', 'activityId'])(
    'the parameter %s is missing',
    async (name) => {
      expect(await failure(openWith(name, null))).toMatchObject({ fault: 'missing', detail: name });
      expect(await failure(openWith(name, ''))).toMatchObject({ fault: 'missing', detail: name });
    },
  );

  test.each([
    ['endpoint', '/xapi/'],
    ['endpoint', 'javascript:alert(1)'],
    ['fetch', 'cmi5/fetch'],
    ['actor', 'badge-117'],
    ['actor', '[]'],
    ['actor', '{"objectType":"Agent","name":"Sam"}'],
    ['actor', '{"mbox":"mailto:a@example.gov","openid":"https://id.example.gov/a"}'],
    ['registration', '12'],
    ['activityId', '1e3'],
    ['activityId', 'courses/de-escalation'],
  ])('the parameter %s cannot be %s', async (name, value) => {
    const page = openWith(name, value);
    const error = await failure(page);
    expect(error).toMatchObject({ fault: 'malformed', detail: name });
    expect(page.asked).toEqual([]);
  });

  test.each(['endpoint', 'fetch'])('an encrypted page asks no %s without encryption', async (name) => {
    const page = openWith(name === 'endpoint' ? 'fetch' : 'endpoint', 'https://lms.example.gov/', 'https:');
    expect(await failure(page)).toMatchObject({ fault: 'malformed', detail: name });
    expect(page.asked).toEqual([]);
  });

  test('credentials leave the address bar even then', async () => {
    const page = openWith('actor', null);
    await failure(page);
    expect(page.address()).toBe('/courses/de-escalation/index.html');
  });

  test.each([
    ['error-1', 'used', 'fetch error-code 1'],
    ['error-2', 'used', 'fetch error-code 2'],
    ['error-3', 'used', 'fetch error-code 3'],
    ['html', 'no-token', 'fetch 200'],
    ['empty', 'no-token', 'fetch 200'],
    ['not-json', 'no-token', 'fetch 200'],
  ] as const)(
    'the address for the token answers %s: asked once, then %s',
    async (fault, expected, detail) => {
      stand.lms.faults.fetch = fault;
      const page = stand.open();
      expect(await failure(page)).toMatchObject({ fault: expected, detail });
      expect(tokenRequests(page)).toHaveLength(1);
    },
  );

  test('the address for the token is not there', async () => {
    const page = openWith('fetch', `${new URL(tokenAddress()).origin}/cmi5/fetch/nobody`);
    expect(await failure(page)).toMatchObject({ fault: 'no-token', detail: 'fetch 404' });
    expect(page.asked).toHaveLength(1);
  });

  test('the server of the token fails: it is asked a few times, with growing waits', async () => {
    stand.lms.faults.fetch = '500';
    const waits: number[] = [];
    const page = stand.open({}, { environment: { wait: async (ms) => void waits.push(ms) } });
    expect(await failure(page)).toMatchObject({ fault: 'unreachable', detail: 'fetch 500', passes: true });
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    expect(tokenRequests(page)).toHaveLength(4);
  });

  test('no server answers for the token', async () => {
    const page = openWith('fetch', 'http://127.0.0.1:9/fetch');
    expect(await failure(page)).toMatchObject({ fault: 'unreachable', detail: 'fetch' });
  });

  test.each([
    ['missing', 'GET LMS.LaunchData 404'],
    ['malformed', 'GET LMS.LaunchData unreadable'],
  ] as const)('launch data are %s', async (fault, detail) => {
    stand.lms.faults.launchData = fault;
    expect(await failure(stand.open())).toMatchObject({ fault: 'no-launch-data', detail });
    expect(stand.verbs()).toEqual([]);
  });

  test.each<readonly [LaunchFault, Fault]>([
    ['refused', { kind: 'status', status: 401 }],
    ['refused', { kind: 'status', status: 403 }],
    ['unreachable', { kind: 'status', status: 500 }],
    ['no-launch-data', { kind: 'status', status: 400 }],
  ])('launch data are %s', async (fault, answer) => {
    stand.lrs.switches.arm(answer, { times: 20, resource: 'activities/state' });
    expect(await failure(stand.open())).toMatchObject({ fault });
    expect(stand.verbs()).toEqual([]);
  });

  test('initialized is refused', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 403 }, { resource: 'statements' });
    expect(await failure(stand.open())).toMatchObject({ fault: 'refused', detail: 'POST statements 403' });
  });

  test('the session of this window was ended', async () => {
    const sessionStorage = fakeStorage();
    const page = stand.open({}, { sessionStorage });
    const search = searchOf(page);
    await (await connected(page)).end(UNFINISHED, 'exit');
    for (const address of ['', search]) {
      const again = launchedPage({ search: address, sessionStorage });
      expect(await failure(again)).toMatchObject({ fault: 'ended' });
      expect(again.asked).toEqual([]);
    }
    expect(sessionStorage.getItem('launch:/courses/de-escalation/index.html')).not.toContain('Basic ');
  });

  test('what is told of it holds no value of the launch', async () => {
    const sent = [...new URLSearchParams(searchOf(stand.open())).values()];
    stand.lrs.switches.arm({ kind: 'status', status: 403 }, { times: 9 });
    const page = stand.open();
    const { detail, message } = await failure(page);
    for (const value of sent) expect(`${detail} ${message}`).not.toContain(value);
  });

  function tokenAddress(): string {
    return new URLSearchParams(searchOf(stand.open())).get('fetch') ?? '';
  }
});
