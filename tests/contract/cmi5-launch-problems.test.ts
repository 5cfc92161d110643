import { beforeEach, describe, expect, test } from 'vitest';
import { connectCmi5 } from '../../src/lms/cmi5/connect.ts';
import { LaunchError } from '../../src/lms/launch-error.ts';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { UNFINISHED } from '../support/interactions.ts';
import { launchedPage, type LaunchedPage } from '../support/launched-page.ts';
import { launchedCourse } from '../support/launched-stand.ts';
import { fakeStorage } from '../support/lms-environment.ts';
import { TOKEN_FAULTS } from '../support/token-faults.ts';

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

describe('a cmi5 launch', () => {
  test('is none where there is neither a parameter nor a memory of one', async () => {
    const { environment, asked } = launchedPage({ search: '?theme=dark' });
    expect(await connectCmi5(launchedCourse)(environment)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test.each(['endpoint', 'fetch', 'actor', 'registration', 'activityId'])(
    'is refused where the parameter %s is missing',
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
    ['actor', '{"mbox":"mailto:a@example.gov","name":{"first":"Sam"}}'],
    ['registration', '12'],
    ['activityId', '1e3'],
    ['activityId', 'courses/de-escalation'],
  ])('is refused where the parameter %s is %s', async (name, value) => {
    const page = openWith(name, value);
    const error = await failure(page);
    expect(error).toMatchObject({ fault: 'malformed', detail: name });
    expect(page.asked).toEqual([]);
  });

  test.each(['endpoint', 'fetch'])('on an encrypted page asks no %s without encryption', async (name) => {
    const page = openWith(name === 'endpoint' ? 'fetch' : 'endpoint', 'https://lms.example.gov/', 'https:');
    expect(await failure(page)).toMatchObject({ fault: 'insecure', detail: name });
    expect(page.asked).toEqual([]);
  });

  test('takes its credentials out of the address bar even where it is refused', async () => {
    const page = openWith('actor', null);
    await failure(page);
    expect(page.address()).toBe('/courses/de-escalation/index.html');
  });

  test.each(TOKEN_FAULTS)(
    'whose address for the token answers %s asks once and is refused as %s',
    async (fault, expected, detail) => {
      stand.lms.faults.fetch = fault;
      const page = stand.open();
      expect(await failure(page)).toMatchObject({ fault: expected, detail });
      expect(tokenRequests(page)).toHaveLength(1);
    },
  );

  test('is refused where the address for the token is not there', async () => {
    const page = openWith('fetch', `${new URL(tokenAddress()).origin}/cmi5/fetch/nobody`);
    expect(await failure(page)).toMatchObject({ fault: 'no-token', detail: 'fetch 404' });
    expect(page.asked).toHaveLength(1);
  });

  test('asks a server that answers with a failure no second time: a token is given once', async () => {
    stand.lms.faults.fetch = '500';
    const page = stand.open();
    expect(await failure(page)).toMatchObject({
      fault: 'unreachable',
      detail: 'fetch 500',
      isTemporary: true,
    });
    expect(tokenRequests(page)).toHaveLength(1);
  });

  test('asks again, a few times with growing waits, where no server answers for the token', async () => {
    const page = openWith('fetch', 'http://127.0.0.1:9/fetch');
    expect(await failure(page)).toMatchObject({ fault: 'unreachable', detail: 'fetch', isTemporary: true });
    expect(page.environment.waits).toEqual([1_000, 2_000, 4_000]);
    expect(page.asked).toHaveLength(4);
  });

  test.each([
    ['missing', 'GET LMS.LaunchData 404'],
    ['malformed', 'GET LMS.LaunchData unreadable'],
  ] as const)('is refused where launch data are %s', async (fault, detail) => {
    stand.lms.faults.launchData = fault;
    expect(await failure(stand.open())).toMatchObject({ fault: 'no-launch-data', detail });
    expect(stand.verbs()).toEqual([]);
  });

  test.each([
    [401, 'refused'],
    [403, 'refused'],
    [500, 'unreachable'],
    [400, 'no-launch-data'],
  ] as const)('whose launch data are answered with %s is refused as %s', async (status, fault) => {
    stand.lrs.switches.arm({ kind: 'status', status }, { times: 20, resource: 'activities/state' });
    expect(await failure(stand.open())).toMatchObject({ fault });
    expect(stand.verbs()).toEqual([]);
  });

  test('is refused where the LRS refuses initialized', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 403 }, { resource: 'statements' });
    expect(await failure(stand.open())).toMatchObject({ fault: 'refused', detail: 'POST statements 403' });
  });

  // cmi5 (Quartz) 9.3.2: nothing may be said of a session before it.
  test.each([
    ['', undefined],
    [', once somebody has answered that', { kind: 'drop' }],
  ] as const)('is refused where the LRS answers 409 to initialized and holds none%s', async (_how, first) => {
    stand.lrs.switches.arm({ kind: 'status', status: 409 }, { resource: 'statements', method: 'POST' });
    if (first !== undefined) stand.lrs.switches.arm(first, { resource: 'statements', method: 'GET' });
    expect(await failure(stand.open())).toMatchObject({ fault: 'refused', detail: 'POST statements 409' });
  });

  test('goes on where the answer to initialized was lost, and the LRS shows it a moment after it refused it again', async () => {
    const post = { resource: 'statements', method: 'POST' } as const;
    stand.lrs.switches.arm({ kind: 'store-then-drop' }, post);
    stand.lrs.switches.arm({ kind: 'status', status: 409 }, post);
    stand.lrs.switches.arm(
      { kind: 'status', status: 404 },
      { times: 2, resource: 'statements', method: 'GET' },
    );
    expect((await connected(stand.open())).launch.mode).toBe('normal');
  });

  test('is to be tried again where nobody answers whether the LRS holds initialized', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 409 }, { resource: 'statements', method: 'POST' });
    stand.lrs.switches.arm({ kind: 'drop' }, { times: 4, resource: 'statements', method: 'GET' });
    expect(await failure(stand.open())).toMatchObject({ fault: 'unreachable', detail: 'GET statements' });
  });

  test('is refused where the session of this window was ended', async () => {
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

  test('that is refused is told of without any value of it', async () => {
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
