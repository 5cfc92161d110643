import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cmi5LaunchOptions } from '../../src/lab/cmi5/launch-options.ts';
import type { Fault } from '../../src/lab/lrs/switches.ts';
import { connectCmi5 } from '../../src/lms/cmi5/connect.ts';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { UNFINISHED } from '../support/interactions.ts';
import { launchedPage, type LaunchedPage } from '../support/launched-page.ts';
import { launchedCourse } from '../support/launched-stand.ts';
import { fakeStorage } from '../support/lms-environment.ts';

let stand: Cmi5Stand;
beforeEach(async () => {
  stand = await cmi5Stand();
});

const tokenRequests = (page: LaunchedPage) => page.asked.filter(({ url }) => url.includes('/cmi5/fetch/'));
const searchOf = (page: LaunchedPage) => page.environment.window.location.search;

describe('a launch that can be read', () => {
  afterEach(() => expect(stand.lms.violations()).toEqual([]));

  test('gives the token for one POST without body, own headers, cookies or referrer', async () => {
    const { page } = await stand.launch();
    expect(tokenRequests(page)).toHaveLength(1);
    const init = tokenRequests(page)[0]?.init ?? {};
    expect(init).toMatchObject({ method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(init).not.toHaveProperty('body');
    expect(init).not.toHaveProperty('headers');
  });

  test('sends the token to the endpoint and nowhere else', async () => {
    const { page } = await stand.launch();
    const bearing = page.asked.filter(({ init }) => JSON.stringify(init.headers ?? {}).includes('Basic '));
    expect(bearing.length).toBeGreaterThan(0);
    for (const { url } of bearing) expect(new URL(url).pathname).toMatch(/^\/xapi\//);
  });

  test('reads launch data and preferences before it says anything', async () => {
    await stand.launch();
    const asked = stand.lrs
      .requests()
      .map(({ method, query, resource }) => [
        method,
        query.get('stateId') ?? query.get('profileId') ?? resource,
      ]);
    expect(asked.at(-1)).toEqual(['POST', 'statements']);
    expect(asked.slice(0, -1)).toEqual(
      expect.arrayContaining([
        ['GET', 'LMS.LaunchData'],
        ['GET', 'cmi5LearnerPreferences'],
      ]),
    );
  });

  test('leaves the address bar at once; what is not its own stays', async () => {
    const launch = stand.open();
    const page = launchedPage({ search: `${searchOf(launch)}&theme=dark&x=1e3`, hash: '#l2' });
    await connected(page);
    expect(page.address()).toBe('/courses/de-escalation/index.html?theme=dark&x=1e3#l2');
  });

  test('takes the learner, the registration and what the launch data say', async () => {
    const { session } = await stand.launch({
      masteryScore: 0.57,
      returnURL: 'http://lms.example.gov/back',
      preferences: { languagePreference: 'fr-CA, en-US', audioPreference: 'off' },
    });
    expect(session.launch).toMatchObject({
      mode: 'normal',
      registration: stand.registration,
      passMark: 57,
      returnUrl: 'http://lms.example.gov/back',
      preferences: { languages: ['fr-CA', 'en-US'], audio: 'off' },
    });
  });

  test.each<readonly [string, Cmi5LaunchOptions]>([
    ['null', { masteryScore: null, returnURL: null, launchParameters: null }],
    ['absent', {}],
  ])('takes launch data whose optional members are %s', async (_how, options) => {
    const { session } = await stand.launch(options);
    expect(session.launch).toMatchObject({ passMark: null, returnUrl: null });
  });

  test.each(['javascript:alert(1)', '/relative', 'ftp://lms.example.gov/'])(
    'does not follow the returnURL %s',
    async (returnURL) => {
      expect((await stand.launch({ returnURL })).session.launch.returnUrl).toBeNull();
    },
  );

  test.each(['no JSON', '["fr"]', '{"languagePreference":5,"audioPreference":"loud"}'])(
    'goes on without preferences that cannot be read: %s',
    async (body) => {
      const page = stand.open();
      const agent = new URLSearchParams(searchOf(page)).get('actor') ?? '';
      const query = { profileId: 'cmi5LearnerPreferences', agent };
      stand.lrs.perform({ method: 'PUT', resource: 'agents/profile', query, body });
      expect((await connected(page)).launch.preferences).toEqual({ languages: [], audio: null });
    },
  );

  test('is resumed after a reload, without a second token and without a second initialized', async () => {
    const sessionStorage = fakeStorage();
    const page = stand.open({}, { sessionStorage });
    const before = await connected(page);
    before.saveState('kept', 'lesson-1');
    await before.commit();
    stand.advance(60_000);
    const again = launchedPage({
      search: '',
      sessionStorage,
      environment: { now: stand.now },
    });
    const after = await connected(again);
    expect(after.launch.savedState).toBe('kept');
    expect(tokenRequests(again)).toEqual([]);
    stand.advance(60_000);
    expect(await after.end(UNFINISHED, 'exit')).toEqual({ ok: true });
    expect(stand.verbs()).toEqual(['initialized', 'terminated']);
    expect(stand.lrs.statements().at(-1)).toMatchObject({ result: { duration: 'PT2M' } });
  });

  test('is resumed where the address came back with the same one-time address', async () => {
    const sessionStorage = fakeStorage();
    const page = stand.open({}, { sessionStorage });
    const search = searchOf(page);
    await connected(page);
    const again = launchedPage({ search, sessionStorage });
    await connected(again);
    expect(tokenRequests(again)).toEqual([]);
    expect(again.address()).not.toContain('fetch');
  });

  test('in a window that remembers an earlier launch is a new session', async () => {
    const sessionStorage = fakeStorage();
    const first = await connected(stand.open({}, { sessionStorage }));
    await first.end(UNFINISHED, 'exit');
    await connected(stand.open({}, { sessionStorage }));
    expect(stand.verbs()).toEqual(['initialized', 'terminated', 'initialized']);
  });

  test('that failed on the way goes on with its token when it is tried again', async () => {
    const blocked = {
      get sessionStorage() {
        throw new DOMException('Storage is blocked.', 'SecurityError');
      },
    };
    stand.lrs.switches.arm({ kind: 'status', status: 503 }, { times: 4, resource: 'statements' });
    const page = stand.open();
    Object.defineProperties(page.environment.window, Object.getOwnPropertyDescriptors(blocked));
    const connect = connectCmi5(launchedCourse);
    await expect(connect(page.environment)).rejects.toMatchObject({
      fault: 'unreachable',
      isTemporary: true,
    });
    expect(await connect(page.environment)).toBeDefined();
    expect(tokenRequests(page)).toHaveLength(1);
    expect(stand.verbs()).toEqual(['initialized']);
  });

  test('whose initialized was stored and not confirmed is initialized once', async () => {
    stand.lrs.switches.arm({ kind: 'store-then-drop' }, { resource: 'statements' });
    await stand.launch();
    expect(stand.verbs()).toEqual(['initialized']);
  });

  test.each<readonly [string, Fault]>([
    ['503', { kind: 'status', status: 503 }],
    ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: '5' }],
    ['a broken connection', { kind: 'drop' }],
  ])('survives %s on each of its requests', async (_name, fault) => {
    for (const resource of ['activities/state', 'agents/profile', 'statements'] as const)
      stand.lrs.switches.arm(fault, { resource });
    await stand.launch();
    expect(stand.verbs()).toEqual(['initialized']);
  });

  test.each(['Browse', 'Review'] as const)(
    'in %s says initialized and terminated, and asks no more',
    async (launchMode) => {
      const { session } = await stand.launch({ launchMode });
      session.saveState('changed', 'lesson-9');
      session.reportProgress(10);
      await session.commit();
      await session.end({ completion: 'completed', success: 'passed', score: null }, 'exit');
      expect(stand.verbs()).toEqual(['initialized', 'terminated']);
      expect(stand.document()).toBeUndefined();
    },
  );
});
