import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CMI5, startLabOfEachKind, type LabStand } from '../support/lab-packages.ts';
import { launchOf, post, recordOf, settingsOf, type Launched } from '../support/lab-reading.ts';

let stand: LabStand;
let url: string;

beforeEach(async () => {
  stand = await startLabOfEachKind();
  ({ url } = stand.lab);
});

afterEach(() => stand.close());

const HEADERS = { 'content-type': 'application/json', 'x-experience-api-version': '1.0.3' };

/** What an AU asks before its first statement (cmi5 Quartz, 8.2, 10, 11). */
async function begin(launched: Launched) {
  const { endpoint = '', fetch: token = '', actor = '', registration = '', activityId = '' } = launched.query;
  const { 'auth-token': auth } = (await (await fetch(token, { method: 'POST' })).json()) as Record<
    string,
    string
  >;
  const headers = { ...HEADERS, authorization: `Basic ${auth}` };
  const state = (stateId: string) =>
    `${endpoint}activities/state?${new URLSearchParams({ stateId, activityId, agent: actor, registration })}`;
  const launchData = await (await fetch(state('LMS.LaunchData'), { headers })).json();
  const preferences = new URLSearchParams({ profileId: 'cmi5LearnerPreferences', agent: actor });
  await fetch(`${endpoint}agents/profile?${preferences}`, { headers });
  return { headers, endpoint, state, launchData: launchData as Record<string, unknown> };
}

/** The statement that a session begins with (9.3.2), and nothing else. */
function initialized({ query }: Launched, { contextTemplate }: Record<string, unknown>) {
  const template = contextTemplate as { contextActivities: object; extensions: object };
  return {
    id: '6690e6c9-3ef0-4ed3-8b37-7f3964730bee',
    timestamp: new Date().toISOString(),
    actor: JSON.parse(query['actor'] ?? ''),
    verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' },
    object: { objectType: 'Activity', id: query['activityId'] },
    context: {
      ...template,
      registration: query['registration'],
      contextActivities: {
        ...template.contextActivities,
        category: [{ objectType: 'Activity', id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }],
      },
    },
  };
}

describe('a launch of a cmi5 package', () => {
  test('carries the five parameters beside the AU’s own query', async () => {
    const { address, query, registration } = await launchOf(url, { package: 'unit', learner: 'u1' });
    expect(address).toMatch(/^\/content\/unit\/index\.html\?lang=en&/);
    expect(Object.keys(query).sort()).toEqual([
      'activityId',
      'actor',
      'endpoint',
      'fetch',
      'lang',
      'registration',
    ]);
    expect(query['registration']).toBe(registration);
    expect(JSON.parse(query['actor'] ?? '')).toMatchObject({ account: { name: 'u1' } });
    expect((await fetch(url + address)).status).toBe(200);
  });

  test('writes launch data of the package, the mode and the way back', async () => {
    const { launchData } = await begin(await launchOf(url, { package: 'unit', mode: 'review' }));
    expect(launchData).toMatchObject({
      launchMode: 'Review',
      moveOn: 'CompletedAndPassed',
      masteryScore: 0.8,
      returnURL: `${url}/returned`,
    });
    const back = await (await fetch(String(launchData['returnURL']))).text();
    expect(back).toContain('You are back in the LMS');
  });

  test.each([
    [0, 0],
    [57, 0.57],
    ['', 0.8],
  ])('takes a mastery score of %j percent as %d', async (mastery, masteryScore) => {
    const { launchData } = await begin(await launchOf(url, { package: 'unit', mastery }));
    expect(launchData).toMatchObject({ masteryScore });
  });

  test('tells what the learner has asked of sound', async () => {
    const launched = await launchOf(url, { package: 'unit', audio: 'off' });
    const { headers, endpoint } = await begin(launched);
    const agent = launched.query['actor'] ?? '';
    const asked = new URLSearchParams({ profileId: 'cmi5LearnerPreferences', agent });
    const preferences = await fetch(`${endpoint}agents/profile?${asked}`, { headers });
    expect(await preferences.json()).toEqual({ audioPreference: 'off' });
  });

  test('can be taken: what the course sends stands in the record, as well as every request', async () => {
    const launched = await launchOf(url, { package: 'unit', learner: 'u1' });
    const { headers, endpoint, state, launchData } = await begin(launched);
    const statement = initialized(launched, launchData);
    const sent = await fetch(`${endpoint}statements`, {
      method: 'POST',
      headers,
      body: JSON.stringify([statement]),
    });
    expect(sent.status).toBe(200);
    await fetch(state('https://police.example.org/state'), { method: 'PUT', headers, body: '{"v":1}' });
    const record = await recordOf(url, 'unit', 'u1');
    expect(record.violations).toEqual([]);
    expect(record).toMatchObject({
      standard: 'cmi5',
      registration: launched.registration,
      facts: { completed: false, passed: false, failed: false, satisfied: false, score: null },
      documents: { 'LMS.LaunchData': launchData, 'https://police.example.org/state': { v: 1 } },
    });
    expect(
      record.requests.map(({ method, resource, about, status }) => [method, resource, about, status]),
    ).toEqual([
      ['POST', 'fetch', [], 200],
      ['GET', 'activities/state', ['LMS.LaunchData'], 200],
      ['GET', 'agents/profile', ['cmi5LearnerPreferences'], 404],
      ['POST', 'statements', ['initialized'], 200],
      ['PUT', 'activities/state', ['https://police.example.org/state'], 204],
    ]);
    const verbs = (await (await fetch(`${url}/api/statements`)).json()) as { verb: { id: string } }[];
    expect(verbs.map(({ verb }) => verb.id.replace(/.*\//, ''))).toEqual(['launched', 'initialized']);
  });

  test('puts a breach of cmi5 to the request that did it', async () => {
    const launched = await launchOf(url, { package: 'unit', learner: 'u1' });
    await begin(launched);
    // 8.2: the token is handed out once.
    await fetch(launched.query['fetch'] ?? '', { method: 'POST' });
    const { requests, violations } = await recordOf(url, 'unit', 'u1');
    expect(violations).toHaveLength(1);
    expect(requests.map((request) => request.violations)).toEqual([[], [], [], violations]);
  });
});

describe('a launch of an xAPI package', () => {
  test('carries endpoint, the lab’s key, learner, registration and activity', async () => {
    const { query, registration } = await launchOf(url, { package: 'activity', learner: 'u1' });
    expect(query).toMatchObject({
      auth: `Basic ${Buffer.from('lab:lab').toString('base64')}`,
      registration,
      activity_id: 'https://police.example.org/course',
    });
    expect(JSON.parse(query['actor'] ?? '')).toMatchObject({ account: { name: 'u1' } });
  });

  test('can be taken: facts, documents and requests stand in the record', async () => {
    const { query, registration } = await launchOf(url, { package: 'activity', learner: 'u1' });
    const { endpoint = '', auth: authorization = '', actor = '' } = query;
    const headers = { ...HEADERS, authorization };
    const passed = {
      actor: JSON.parse(actor),
      verb: { id: 'http://adlnet.gov/expapi/verbs/passed' },
      object: { id: query['activity_id'] },
      result: { success: true, score: { scaled: 0 } },
      context: { registration },
    };
    await fetch(`${endpoint}statements`, { method: 'POST', headers, body: JSON.stringify(passed) });
    const where = { stateId: 's', activityId: query['activity_id'] ?? '', agent: actor, registration };
    const address = `${endpoint}activities/state?${new URLSearchParams(where)}`;
    await fetch(address, { method: 'PUT', headers, body: '{"v":1}' });
    expect(await recordOf(url, 'activity', 'u1')).toMatchObject({
      standard: 'xapi',
      facts: { completed: false, passed: true, failed: false, satisfied: null, score: 0 },
      documents: { s: { v: 1 } },
      requests: [
        { resource: 'statements', about: ['passed'], status: 200 },
        { resource: 'activities/state', about: ['s'], status: 204 },
      ],
      violations: [],
    });
  });

  test('without the registration in a state call breaks a rule', async () => {
    const { query } = await launchOf(url, { package: 'activity', learner: 'u1' });
    const {
      endpoint = '',
      auth: authorization = '',
      activity_id: activityId = '',
      actor: agent = '',
    } = query;
    const address = `${endpoint}activities/state?${new URLSearchParams({ stateId: 's', activityId, agent })}`;
    await fetch(address, { headers: { ...HEADERS, authorization } });
    expect((await recordOf(url, 'activity', 'u1')).violations).toHaveLength(1);
  });
});

describe.each(['unit', 'activity'])('the registration of a learner for %s', (name) => {
  test('is the same at the next launch', async () => {
    const first = await launchOf(url, { package: name, learner: 'u1' });
    const second = await launchOf(url, { package: name, learner: 'u1' });
    expect(second.registration).toBe(first.registration);
    expect(second.query['activityId']).toBe(first.query['activityId']);
  });

  test('belongs to this learner and this package', async () => {
    const one = await launchOf(url, { package: name, learner: 'u1' });
    const other = await launchOf(url, { package: name, learner: 'u2' });
    expect(other.registration).not.toBe(one.registration);
  });

  test('is a new one after a reset, with nothing in its record', async () => {
    const before = await launchOf(url, { package: name, learner: 'u1' });
    expect((await fetch(`${url}/api/records/${name}/u1`, { method: 'DELETE' })).status).toBe(204);
    const after = await launchOf(url, { package: name, learner: 'u1' });
    expect(after.registration).not.toBe(before.registration);
    expect(await recordOf(url, name, 'u1')).toMatchObject({ registration: after.registration, requests: [] });
  });
});

test('the LMS page of a launch knows standard, mode and mastery score', async () => {
  const page = await fetch(`${url}/lms?package=unit&learner=u1&mode=browse&mastery=70&faults=lrs-503`);
  expect(await settingsOf(page)).toMatchObject({
    standard: 'cmi5',
    madeFor: 'cmi5',
    launch: '/content/unit/index.html?lang=en',
    mode: 'browse',
    masteryScore: 70,
    fault: 'lrs-503',
  });
});

describe('a launch of what cannot be launched', () => {
  test.each([
    ['a package that is not there', { package: 'gone' }, 404, /no package "gone"/],
    ['no package', {}, 404, /no package ""/],
    ['a SCORM package, which needs the LMS page', { package: 'sco' }, 422, /\/lms\?package=sco/],
    ['a web page', { package: 'page' }, 422, /\/lms\?package=page/],
    ['a mode of none', { package: 'unit', mode: 'exam' }, 400, /mode="exam".*normal, browse, review/],
    ['a mode that xAPI has not', { package: 'activity', mode: 'review' }, 400, /mode="review".*has normal/],
    ['a fault of SCORM', { package: 'unit', faults: 'commit-null' }, 400, /commit-null.*lrs-503/],
    [
      'a token fault where there is no token',
      { package: 'activity', faults: 'fetch-error' },
      400,
      /fetch-error/,
    ],
    ['a mastery score for xAPI', { package: 'activity', mastery: 80 }, 400, /mastery="80"/],
    ['a wish for loud sound', { package: 'unit', audio: 'loud' }, 400, /audio="loud".*on, off/],
    [
      'a wish for sound, which xAPI has no place for',
      { package: 'activity', audio: 'off' },
      400,
      /audio="off"/,
    ],
    ['a learner that is a list', { package: 'unit', learner: ['u1'] }, 400, /"learner"/],
  ])('is refused in words: %s', async (_what, body, status, words) => {
    const response = await post(`${url}/api/launches`, body);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(words);
  });

  test.each(['[]', 'null', '{', ''])('is refused in words where the body is %j', async (body) => {
    const response = await fetch(`${url}/api/launches`, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('JSON object');
  });

  test('says what is wrong with a broken package', async () => {
    await stand.writeZip('unit', { 'cmi5.xml': CMI5 });
    const response = await post(`${url}/api/launches`, { package: 'unit' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('launches "index.html", which is not in the zip');
  });

  test('is refused by GET', async () => {
    expect((await fetch(`${url}/api/launches`)).status).toBe(405);
  });
});
