import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handmadeAu, serveCmi5, type Json, type ServedCmi5 } from '../support/cmi5-session.ts';
import { createClock, type Clock } from '../support/loopback.ts';

const registration = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7';
const SESSION_ID = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

let clock: Clock;
let served: ServedCmi5;

beforeEach(async () => {
  clock = createClock(Date.UTC(2026, 10, 22, 5));
  served = await serveCmi5(clock.now);
});
afterEach(() => served.close());

const verbs = () =>
  served.lrs.statements().map(({ verb }) =>
    String((verb as Json).id)
      .split('/')
      .at(-1),
  );

test('a session that keeps every rule is stored whole and breaks none', async () => {
  const au = await handmadeAu(served, { masteryScore: 0.8 }, clock.now());
  await au.read();
  expect(await au.send(au.statement('initialized'))).toBe(200);
  expect((await au.ask('PUT', au.state('bookmark'), { page: 1 })).status).toBe(204);
  const context = au.statement('passed').context as Json;
  const extensions = {
    ...(context.extensions as Json),
    'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 0.8,
  };
  const passed = au.statement('passed', {
    context: { ...context, extensions },
    result: {
      success: true,
      duration: 'PT5M',
      score: { scaled: 0.8, raw: 80, min: 0, max: 100 },
    },
  });
  expect(await au.send(au.statement('answered'), au.statement('completed'), passed)).toBe(200);
  expect(await au.send(au.statement('terminated'))).toBe(200);
  expect(served.lms.violations()).toEqual([]);
  expect(verbs()).toEqual(['launched', 'initialized', 'answered', 'completed', 'passed', 'terminated']);
  expect(served.lms.registration(au.launch.registration)).toEqual({
    completed: true,
    passed: true,
    failed: false,
    satisfied: true,
    score: 0.8,
  });
});

describe('a launch', () => {
  test('names endpoint, fetch, actor with an account, registration and activityId (8.1)', () => {
    const launch = served.lms.launch({ learner: 'badge-12', homePage: 'https://hr.example.gov' });
    expect([...launch.query.keys()].sort()).toEqual([
      'activityId',
      'actor',
      'endpoint',
      'fetch',
      'registration',
    ]);
    expect(JSON.parse(launch.query.get('actor') ?? '')).toEqual({
      objectType: 'Agent',
      account: { homePage: 'https://hr.example.gov', name: 'badge-12' },
    });
  });

  test('writes LMS.LaunchData with template, mode, moveOn and what the options add', async () => {
    const au = await handmadeAu(served, {
      publisherId: 'https://example.gov/au',
      launchMode: 'Review',
      moveOn: 'Passed',
      masteryScore: null,
      returnURL: 'https://lms.example.gov/back',
      launchParameters: 'edition=annual',
      extraTemplate: {
        contextActivities: { grouping: [{ id: 'https://example.gov/class/7' }] },
        extensions: { 'https://example.gov/room': 12 },
        platform: 'LMS 3',
      },
    });
    expect(await (await au.ask('GET', au.state('LMS.LaunchData'))).json()).toEqual({
      contextTemplate: {
        contextActivities: {
          grouping: [
            { objectType: 'Activity', id: 'https://example.gov/au' },
            { id: 'https://example.gov/class/7' },
          ],
        },
        extensions: { [SESSION_ID]: au.launch.sessionId, 'https://example.gov/room': 12 },
        platform: 'LMS 3',
      },
      launchMode: 'Review',
      moveOn: 'Passed',
      masteryScore: null,
      returnURL: 'https://lms.example.gov/back',
      launchParameters: 'edition=annual',
    });
  });

  test('of a registration keeps its learner and its activity, and gives a session of its own', () => {
    const first = served.lms.launch({ registration, learner: 'badge-12' });
    const second = served.lms.launch({ registration });
    expect(second).toMatchObject({ actor: first.actor, activityId: first.activityId });
    expect(second.sessionId).not.toBe(first.sessionId);
  });

  test('tells the learner’s preferences where there are any, and 404 where there are none', async () => {
    const preferences = { languagePreference: 'de-DE,en-US', audioPreference: 'off' } as const;
    const first = await handmadeAu(served, { registration });
    const agent = encodeURIComponent(JSON.stringify(first.launch.actor));
    const path = `agents/profile?profileId=cmi5LearnerPreferences&agent=${agent}`;
    expect((await first.ask('GET', path)).status).toBe(404);
    const second = await handmadeAu(served, { registration, preferences });
    expect(await (await second.ask('GET', path)).json()).toEqual(preferences);
  });

  test('can leave LMS.LaunchData out, break it, or fill it with null', async () => {
    const read = async (launchData: 'missing' | 'malformed' | 'null-members') => {
      served.lms.faults.launchData = launchData;
      const au = await handmadeAu(served);
      return au.ask('GET', au.state('LMS.LaunchData'));
    };
    expect((await read('missing')).status).toBe(404);
    await expect((await read('malformed')).json()).rejects.toThrow(SyntaxError);
    expect(await (await read('null-members')).json()).toMatchObject({ masteryScore: null, returnURL: null });
  });
});

describe('a session', () => {
  test('is abandoned by the next launch of its registration: its token is good for nothing then', async () => {
    const old = await handmadeAu(served, { registration }, clock.now());
    await old.read();
    await old.send(old.statement('initialized'));
    const next = await handmadeAu(served, { registration }, clock.now());
    expect(await old.send(old.statement('answered'))).toBe(403);
    expect((await old.ask('GET', old.state('bookmark'))).status).toBe(403);
    await next.read();
    expect(await next.send(next.statement('initialized'))).toBe(200);
    expect(verbs()).toEqual(['launched', 'initialized', 'abandoned', 'launched', 'initialized']);
    expect(served.lms.violations()).toEqual([]);
  });

  test('of another registration goes on beside it', async () => {
    const first = await handmadeAu(served);
    const second = await handmadeAu(served);
    for (const au of [first, second]) {
      await au.read();
      expect(await au.send(au.statement('initialized'))).toBe(200);
    }
  });

  test('that terminated is not abandoned, and takes no request of any kind (8.1.2)', async () => {
    const au = await handmadeAu(served, { registration });
    await au.read();
    await au.send(au.statement('initialized'));
    await au.send(au.statement('terminated'));
    expect((await au.ask('GET', au.state('bookmark'))).status).toBe(403);
    expect(await au.send(au.statement('answered'))).toBe(403);
    expect(served.lms.violations()).toEqual([
      expect.stringMatching(/^8\.1\.2\.0-2: GET activities\/state/),
      expect.stringMatching(/^8\.1\.2\.0-2: POST statements/),
    ]);
    served.lms.launch({ registration });
    expect(verbs()).toEqual(['launched', 'initialized', 'terminated', 'launched']);
  });

  test('forgives statements sent again because no answer came, and stores them once', async () => {
    const au = await handmadeAu(served);
    await au.read();
    await au.send(au.statement('initialized'));
    const completed = au.statement('completed');
    served.lrs.switches.arm({ kind: 'store-then-drop' });
    // PUT, for a client may send a POST again by itself when the connection breaks.
    const put = () => au.ask('PUT', `statements?statementId=${String(completed.id)}`, completed);
    await expect(put()).rejects.toThrow();
    expect((await put()).status).toBe(204);
    const terminated = au.statement('terminated');
    await au.send(terminated);
    expect(await au.send(terminated)).toBe(403);
    expect(verbs()).toEqual(['launched', 'initialized', 'completed', 'terminated']);
    expect(served.lms.violations()).toEqual([]);
  });

  test.each([
    ['its token without a scheme', (token: string) => token],
    ['its token with the scheme twice', (token: string) => `Basic Basic ${token}`],
    ['its token as a bearer’s', (token: string) => `Bearer ${token}`],
    ['no token', () => ''],
    ['an empty key and secret', () => 'Basic Og=='],
  ])('takes no request that bears %s', async (_what, header) => {
    const au = await handmadeAu(served);
    const answer = await au.ask('GET', au.state('LMS.LaunchData'), undefined, {
      Authorization: header(au.token),
    });
    expect(answer.status).toBe(401);
    expect(served.lms.violations()).toEqual([expect.stringMatching(/^8\.2\.1\.0-5: /)]);
  });

  test('leaves other credentials to the LRS', async () => {
    const au = await handmadeAu(served);
    const asked = async (pair: string) =>
      (await au.ask('GET', 'statements', undefined, { Authorization: `Basic ${btoa(pair)}` })).status;
    expect([await asked('owner:owner'), await asked('no:body')]).toEqual([200, 401]);
    expect(served.lms.violations()).toEqual([]);
  });

  test('speaks xAPI 1.0.x', async () => {
    const au = await handmadeAu(served);
    const headers = { 'X-Experience-API-Version': '2.0.0' };
    expect((await au.ask('GET', au.state('LMS.LaunchData'), undefined, headers)).status).toBe(403);
    expect(served.lms.violations()).toEqual([expect.stringMatching(/^4\.1\.0\.0-1: /)]);
  });
});

describe('what an LMS holds of a registration', () => {
  async function play(options: object, ...sent: readonly string[]): Promise<string> {
    const au = await handmadeAu(served, options);
    await au.read();
    for (const verb of ['initialized', ...sent]) expect(await au.send(au.statement(verb))).toBe(200);
    return au.launch.registration;
  }

  test.each([
    ['NotApplicable', [true, true, true, true]],
    ['Completed', [false, true, false, true]],
    ['Passed', [false, false, true, true]],
    ['CompletedOrPassed', [false, true, true, true]],
    ['CompletedAndPassed', [false, false, false, true]],
  ] as const)('is satisfied by %s as 10.2.5 says', async (moveOn, expected) => {
    const satisfied: boolean[] = [];
    for (const sent of [[], ['completed'], ['passed'], ['completed', 'passed']]) {
      satisfied.push(served.lms.registration(await play({ moveOn }, ...sent)).satisfied);
    }
    expect(satisfied).toEqual(expected);
  });

  test('is failed until it is passed, over sessions', async () => {
    await play({ registration }, 'failed');
    expect(served.lms.registration(registration)).toMatchObject({ failed: true, passed: false });
    await play({ registration }, 'failed');
    await play({ registration }, 'passed');
    expect(served.lms.registration(registration)).toMatchObject({ failed: false, passed: true });
  });

  test('is nothing before a launch', () => {
    expect(served.lms.registration(registration)).toEqual({
      completed: false,
      passed: false,
      failed: false,
      satisfied: false,
      score: null,
    });
  });
});
