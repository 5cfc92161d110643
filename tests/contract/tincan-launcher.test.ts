import { beforeEach, describe, expect, test } from 'vitest';
import { tincanViolations } from '../../src/lab/tincan/judge.ts';
import { launchQuery, type TinCanLaunch } from '../../src/lab/tincan/launcher.ts';
import { lrsStand, type LrsStand } from '../support/lrs-stand.ts';
import { registration, uuid } from '../support/xapi-course.ts';

const learner = { name: 'Jo Doe', account: { homePage: 'https://lms.example.gov', name: 'badge-4711' } };
const launch: TinCanLaunch = {
  endpoint: 'https://lrs.example.gov/xapi/',
  auth: `Basic ${btoa('key:secret')}`,
  actorForm: 'new',
  learner,
  registration,
  activityId: 'https://example.gov/launched',
  grouping: 'https://example.gov/programme',
  platform: 'Launcher 2',
  language: 'en-US',
};

describe('the query', () => {
  test('holds what the launch document names, and nothing that is left out', () => {
    expect(Object.fromEntries(launchQuery(launch))).toEqual({
      endpoint: launch.endpoint,
      auth: launch.auth,
      actor: JSON.stringify({ objectType: 'Agent', ...learner }),
      registration,
      activity_id: launch.activityId,
      grouping: launch.grouping,
      activity_platform: 'Launcher 2',
      'Accept-Language': 'en-US',
    });
    const { endpoint, auth } = launch;
    const bare = launchQuery({ endpoint, auth, actorForm: 'new', learner });
    expect([...bare.keys()]).toEqual(['endpoint', 'auth', 'actor']);
  });

  test.each([
    [
      'name and account',
      learner,
      {
        name: ['Jo Doe'],
        account: [{ accountServiceHomePage: 'https://lms.example.gov', accountName: 'badge-4711' }],
      },
    ],
    ['mailbox', { mbox: 'mailto:jo@example.gov' }, { mbox: ['mailto:jo@example.gov'] }],
  ])('of an old launcher gives the learner’s %s as lists', (_what, who, actor) => {
    const query = launchQuery({ ...launch, actorForm: 'old', learner: who });
    expect(JSON.parse(query.get('actor') ?? '')).toEqual(actor);
  });
});

describe('the judge', () => {
  let stand: LrsStand;
  beforeEach(async () => {
    stand = await lrsStand();
  });

  async function ask(method: string, path: string, body: unknown, auth = launch.auth): Promise<void> {
    expect((await stand.ask(method, path, body, { Authorization: auth })).ok).toBe(true);
  }

  const statement = (more: object = {}, context: object = {}) => ({
    id: uuid(1),
    actor: { account: learner.account },
    verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' },
    object: { id: launch.activityId },
    context: {
      registration,
      platform: 'Launcher 2',
      contextActivities: { grouping: [{ id: launch.grouping }] },
      ...context,
    },
    ...more,
  });
  const state = (changes: Record<string, string> = {}) =>
    `activities/state?${new URLSearchParams({
      stateId: 'bookmark',
      activityId: launch.activityId ?? '',
      agent: JSON.stringify({ account: learner.account }),
      registration,
      ...changes,
    })}`;
  const other = 'aaaaaaaa-b57b-4c15-8d91-d292c5b2b8f7';
  const stranger = { account: { homePage: 'https://lms.example.gov', name: 'badge-1' } };

  test.each(['new', 'old'] as const)('finds nothing where a launch of %s form was followed', async (form) => {
    await ask('PUT', state(), { page: 1 });
    await ask('POST', 'statements', [
      statement(),
      statement({
        id: uuid(2),
        verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
        object: { id: 'https://example.gov/q1' },
      }),
    ]);
    expect(tincanViolations({ ...launch, actorForm: form }, stand.lrs.requests())).toEqual([]);
  });

  test.each([
    ['registration', statement({}, { registration: other })],
    ['actor', statement({ actor: stranger })],
    ['platform', statement({}, { platform: 'course' })],
    ['grouping', statement({}, { contextActivities: {} })],
    ['object', statement({ object: { id: 'https://example.gov/course' } })],
  ])('finds a statement with another %s', async (what, sent) => {
    await ask('POST', 'statements', [statement({ id: uuid(2) }), sent]);
    expect(tincanViolations(launch, stand.lrs.requests())).toEqual([
      expect.stringMatching(new RegExp(`^POST statements: .*${what}`)),
    ]);
  });

  test.each([
    ['registration', { registration: other }],
    ['activityId', { activityId: 'https://example.gov/course' }],
    ['agent', { agent: JSON.stringify(stranger) }],
  ])('finds a state call with another %s', async (what, changes) => {
    await ask('PUT', state(changes), { page: 1 });
    expect(tincanViolations(launch, stand.lrs.requests())).toEqual([
      expect.stringMatching(new RegExp(`^PUT activities/state: .*${what}`)),
    ]);
  });

  test('takes a bare key as basic authentication, and finds any other', async () => {
    await ask('PUT', state(), { page: 1 }, 'Basic a2V5');
    expect(tincanViolations({ ...launch, auth: 'a2V5' }, stand.lrs.requests())).toEqual([]);
    expect(tincanViolations(launch, stand.lrs.requests())).toHaveLength(1);
  });

  test('asks for nothing that the launch left out', async () => {
    await ask(
      'POST',
      'statements',
      statement({ object: { id: 'https://example.gov/course' } }, { platform: 'x' }),
    );
    const { endpoint, auth, actorForm } = launch;
    expect(tincanViolations({ endpoint, auth, actorForm, learner }, stand.lrs.requests())).toEqual([]);
  });
});
