import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectXapi } from '../../src/lms/tincan/connect.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { launchedPage } from '../support/launched-page.ts';
import { attemptStateId, launchedCourse } from '../support/launched-stand.ts';
import { fakeStorage } from '../support/lms-environment.ts';
import {
  auth,
  learner,
  makeXapi,
  XAPI_ABILITIES,
  xapiStand,
  type XapiStand,
} from '../support/xapi-under-test.ts';
import { courseIri } from '../support/xapi-course.ts';
import { testLmsAdapter } from './lms-adapter.ts';

testLmsAdapter('a launch over xAPI 1.0.3', XAPI_ABILITIES, () => makeXapi('1.0.3'));
testLmsAdapter('a launch over xAPI 2.0.0', XAPI_ABILITIES, () => makeXapi('2.0.0'));

const registration = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7';

describe.each(['1.0.3', '2.0.0'] as const)('a launch over xAPI %s', (version) => {
  let stand: XapiStand;
  beforeEach(async () => {
    stand = await xapiStand(version);
  });
  afterEach(() => expect(stand.violations()).toEqual([]));

  test('is told with the registration, activity, grouping and platform of the launcher', async () => {
    const launch = {
      registration,
      activityId: 'https://launcher.example.gov/activities/7',
      grouping: 'https://launcher.example.gov/groups/3',
      platform: 'Launcher 4',
      language: 'fr-CA,en;q=0.8',
    };
    const session = await stand.connected(stand.open(launch));
    session.saveState('kept', 'lesson-1');
    session.recordInteraction(interaction());
    await session.end(UNFINISHED, 'exit');
    expect(session.launch).toMatchObject({
      registration,
      mode: 'normal',
      learnerId: 'badge-117',
      learnerName: '',
      returnUrl: null,
      preferences: { languages: ['fr-CA', 'en'], audio: null },
    });
    expect(stand.verbs()).toEqual(['initialized', 'answered', 'suspended', 'terminated']);
    expect(stand.lrs.statements()[0]).toMatchObject({
      context: {
        platform: 'Launcher 4',
        contextActivities: { grouping: [{ id: launch.grouping }, { id: launch.activityId }] },
      },
    });
  });

  test('without them is told with the course and a registration that is made once', async () => {
    const first = await stand.connected(stand.open());
    first.saveState('kept', 'lesson-1');
    await first.end(UNFINISHED, 'exit');
    const second = await stand.connected(stand.open());
    await second.end(UNFINISHED, 'exit');
    expect(second.launch).toMatchObject({ savedState: 'kept', registration: first.launch.registration });
    for (const { object, context } of stand.lrs.statements()) {
      expect(object).toMatchObject({ id: courseIri });
      expect(context).toMatchObject({ registration: first.launch.registration, platform: 'xAPI' });
    }
    for (const { query } of stand.lrs.requests()) expect(query.get('registration')).toBeNull();
  });

  test('goes on as resumed where the attempt was there', async () => {
    const first = await stand.connected(stand.open());
    first.saveState('kept', 'lesson-1');
    await first.end(UNFINISHED, 'exit');
    const second = await stand.connected(stand.open());
    await second.end(scored('passed', 90), 'exit');
    expect(stand.verbs().slice(3)).toEqual(['initialized', 'resumed', 'passed', 'completed', 'terminated']);
    expect(stand.lrs.statements().at(-1)).toMatchObject({
      result: { completion: true, success: true, score: { scaled: 0.9, raw: 90, min: 0, max: 100 } },
    });
  });

  test('keeps its state where a network first shows its sign-in page', async () => {
    const first = await stand.connected(stand.open());
    first.saveState('kept', 'lesson-1');
    await first.end(UNFINISHED, 'exit');
    stand.lrs.switches.arm({ kind: 'portal' });
    expect((await stand.connected(stand.open())).launch.savedState).toBe('kept');
  });

  test('reads the learner as older launchers write them', async () => {
    await stand.connected(stand.open({ actorForm: 'old' }));
    const { account } = learner;
    expect(stand.lrs.statements()[0]?.actor).toEqual({ objectType: 'Agent', account });
  });

  test.each(['new', 'old'] as const)(
    'sends no name of the learner, read in the %s form',
    async (actorForm) => {
      const session = await stand.connected(stand.open({ actorForm }));
      session.saveState('kept', 'lesson-1');
      session.recordInteraction(interaction());
      await session.end(scored('passed', 90), 'exit');
      const sent = stand.lrs.requests().map(({ query, body }) => `${query} ${body}`);
      expect(decodeURIComponent(sent.join('\n'))).not.toMatch(/Sam[ +]Rivera/);
    },
  );

  test('takes bare base64 as credentials, and a plus that was not encoded', async () => {
    const page = stand.open({ auth: auth.slice('Basic '.length) });
    await stand.connected(page);
    const { search } = stand.open().environment.window.location;
    const raw = launchedPage({ search: search.replace(/auth=[^&]*/, 'auth=Basic+ab+/c==') });
    await expect(stand.connected(raw)).rejects.toMatchObject({ fault: 'refused' });
    expect(stand.lrs.requests().at(-1)?.headers.authorization).toBe('Basic ab+/c==');
    stand.lrs.reset();
  });

  test('sends its credentials to the endpoint alone, and takes them out of the address bar', async () => {
    const page = stand.open({ registration });
    const session = await stand.connected(page);
    await session.end(UNFINISHED, 'exit');
    expect(page.address()).toBe('/courses/de-escalation/index.html');
    for (const { url } of page.asked) expect(url.startsWith(stand.endpoint)).toBe(true);
  });

  test('goes on after a reload, and is over after its end', async () => {
    const sessionStorage = fakeStorage();
    const before = await stand.connected(stand.open({}, { sessionStorage }));
    before.saveState('kept', 'lesson-1');
    await before.commit();
    const reload = () => launchedPage({ search: '', sessionStorage, environment: { now: stand.now } });
    const after = await stand.connected(reload());
    expect(after.launch.savedState).toBe('kept');
    await after.end(UNFINISHED, 'exit');
    expect(stand.verbs()).toEqual(['initialized', 'suspended', 'terminated']);
    await expect(stand.connected(reload())).rejects.toMatchObject({ fault: 'ended' });
    await stand.connected(stand.open({}, { sessionStorage }));
  });

  test('in an older window stops where a later one went on', async () => {
    const older = await stand.connected(stand.open());
    older.saveState('older', 'lesson-1');
    await older.commit();
    stand.advance(60_000);
    const later = await stand.connected(stand.open());
    later.saveState('later', 'lesson-2');
    await later.commit();
    older.saveState('older again', 'lesson-1');
    expect(await older.commit()).toMatchObject({ ok: false, over: true });
    expect(stand.document()).toMatchObject({ state: 'later' });
    later.saveState('later again', 'lesson-2');
    expect(await later.commit()).toEqual({ ok: true });
  });

  test('writes over the document of an earlier window that came second', async () => {
    const earlier = await stand.connected(stand.open());
    stand.advance(60_000);
    const later = await stand.connected(stand.open());
    earlier.saveState('earlier', 'lesson-1');
    earlier.reportOutcome(scored('passed', 90));
    await earlier.commit();
    later.saveState('later', 'lesson-2');
    later.reportOutcome(scored('passed', 95));
    expect(await later.commit()).toEqual({ ok: true });
    expect(stand.document()).toMatchObject({ state: 'later' });
    expect(stand.verbs().filter((verb) => verb === 'passed')).toHaveLength(1);
  });

  test('says a state that is not its own is there, and does not lose it before something is saved', async () => {
    const agent = JSON.stringify({ objectType: 'Agent', ...learner });
    const query = { stateId: attemptStateId, activityId: courseIri, agent };
    stand.lrs.perform({ method: 'PUT', resource: 'activities/state', query, body: { course: 'x' } });
    const session = await stand.connected(stand.open());
    expect(session.launch.savedState).toBe('{"course":"x"}');
    session.saveState('kept', 'lesson-1');
    expect(await session.commit()).toEqual({ ok: true });
    expect(stand.document()).toMatchObject({ v: 1, state: 'kept' });
  });
});

describe('a launch over xAPI', () => {
  let stand: XapiStand;
  beforeEach(async () => {
    stand = await xapiStand();
  });

  const openWith = (changes: Readonly<Record<string, string | null>>) => {
    const query = new URLSearchParams(stand.open().environment.window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    return launchedPage({ search: `?${query}` });
  };

  test('is none where nobody launched the page', async () => {
    const page = openWith({ endpoint: null, auth: null, actor: null, grouping: 'https://a.example/' });
    expect(await connectXapi(launchedCourse)(page.environment)).toBeUndefined();
  });

  test.each(['endpoint', 'auth', 'actor'])('is refused where the parameter %s is missing', async (name) => {
    for (const value of [null, '']) {
      const page = openWith({ [name]: value });
      await expect(stand.connected(page)).rejects.toMatchObject({ fault: 'missing', detail: name });
      expect(page.asked).toEqual([]);
    }
  });

  test.each([
    ['endpoint', 'lrs.example.gov/xapi'],
    ['auth', 'Basic Łódź'],
    ['actor', '7'],
    ['actor', '{"objectType":"Group","mbox":"mailto:all@example.gov"}'],
    ['actor', '{"account":[],"mbox":[]}'],
    ['registration', '12'],
    ['activity_id', '1e3'],
  ])('is refused where the parameter %s is %s', async (name, value) => {
    const page = openWith({ [name]: value });
    await expect(stand.connected(page)).rejects.toMatchObject({ fault: 'malformed', detail: name });
    expect(page.asked).toEqual([]);
  });

  test.each([401, 403] as const)('is refused where its credentials are answered with %s', async (status) => {
    stand.lrs.switches.arm({ kind: 'status', status });
    await expect(stand.connected(stand.open())).rejects.toMatchObject({ fault: 'refused' });
    expect(stand.verbs()).toEqual([]);
  });

  test('is unreachable where the LRS fails again and again', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 502 }, 9);
    await expect(stand.connected(stand.open())).rejects.toMatchObject({
      fault: 'unreachable',
      detail: 'GET activities/state 502',
    });
  });

  test('is unreachable where the sign-in page of a network answers', async () => {
    stand.lrs.switches.arm({ kind: 'portal' }, 9);
    await expect(stand.connected(stand.open())).rejects.toMatchObject({ fault: 'unreachable' });
  });
});
