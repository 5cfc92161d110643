import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  handmadeAu,
  serveCmi5,
  type HandmadeAu,
  type Json,
  type ServedCmi5,
} from '../support/cmi5-session.ts';

const CMI5 = 'https://w3id.org/xapi/cmi5/context/';
const MASTERY = `${CMI5}extensions/masteryscore`;
const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
const cmi5 = { id: `${CMI5}categories/cmi5` };
const moveOn = { id: `${CMI5}categories/moveon` };

let served: ServedCmi5;

beforeEach(async () => {
  served = await serveCmi5(() => 0);
});
afterEach(() => served.close());

/** Everything is read and `initialized` was sent. */
async function started(options: object = {}): Promise<HandmadeAu> {
  const au = await handmadeAu(served, options);
  await au.read();
  expect(await au.send(au.statement('initialized'))).toBe(200);
  return au;
}

const clauses = () => served.lms.violations().map((violation) => violation.split(':')[0]);

/** The statement with `change` made to its context. */
function reframed(statement: Json, change: (context: Json) => Json): Json {
  return { ...statement, context: change(statement.context as Json) };
}

function categorised(statement: Json, category: readonly Json[] | undefined): Json {
  return reframed(statement, (context) => {
    const { category: _category, ...others } = context.contextActivities as Json;
    return { ...context, contextActivities: { ...others, ...(category === undefined ? {} : { category }) } };
  });
}

function without(statement: Json, member: string): Json {
  return Object.fromEntries(Object.entries(statement).filter(([name]) => name !== member));
}

const extended = (statement: Json, extensions: Json) =>
  reframed(statement, (context) => ({
    ...context,
    extensions: { ...(context.extensions as Json), ...extensions },
  }));
const scored = (score: Json, more: Json = {}) => ({ success: true, duration: 'PT5M', score, ...more });

interface Breach {
  readonly clause: string;
  readonly what: string;
  readonly sent: (au: HandmadeAu) => Json;
  readonly launch?: object;
}

const breaches: readonly Breach[] = [
  { clause: '9.1.0.0-1', what: 'no id', sent: (au) => without(au.statement('answered'), 'id') },
  { clause: '9.7.0.0-1', what: 'no timestamp', sent: (au) => without(au.statement('answered'), 'timestamp') },
  {
    clause: '9.7.0.0-2',
    what: 'a timestamp of another zone',
    sent: (au) => au.statement('answered', { timestamp: '1970-01-01T02:00:00+02:00' }),
  },
  {
    clause: '8.1.3.0-3',
    what: 'an actor with a name more',
    sent: (au) => au.statement('answered', { actor: { ...au.launch.actor, name: 'Jo Doe' } }),
  },
  {
    clause: '9.6.1.0-1',
    what: 'another registration',
    sent: (au) =>
      reframed(au.statement('answered'), (context) => ({
        ...context,
        registration: 'aaaaaaaa-b57b-4c15-8d91-d292c5b2b8f7',
      })),
  },
  {
    clause: '10.2.1.0-7',
    what: 'the template’s extension changed',
    launch: { extraTemplate: { extensions: { 'https://example.gov/room': 12 } } },
    sent: (au) => extended(au.statement('answered'), { 'https://example.gov/room': 13 }),
  },
  {
    clause: '10.2.1.0-7',
    what: 'an activity before the template’s',
    sent: (au) =>
      reframed(au.statement('answered'), (context) => {
        const { grouping } = context.contextActivities as { grouping: Json[] };
        const own = { id: 'https://example.gov/own' };
        return { ...context, contextActivities: { grouping: [own, ...grouping] } };
      }),
  },
  {
    clause: '10.2.1.0-7',
    what: 'the template’s platform replaced',
    launch: { extraTemplate: { platform: 'LMS 3' } },
    sent: (au) => reframed(au.statement('answered'), (context) => ({ ...context, platform: 'course' })),
  },
  {
    clause: '9.6.2.1-1',
    what: 'a defined verb without the category cmi5',
    sent: (au) => categorised(au.statement('terminated'), undefined),
  },
  {
    clause: '9.6.2.1-1',
    what: 'the category cmi5 on an allowed statement',
    sent: (au) => categorised(au.statement('answered'), [cmi5]),
  },
  {
    clause: '8.1.5.0-6',
    what: 'a defined statement about something else',
    sent: (au) => au.statement('completed', { object: { id: 'https://example.gov/lesson' } }),
  },
  {
    clause: '9.6.2.2-1',
    what: 'completed without the category moveOn',
    sent: (au) => categorised(au.statement('completed'), [cmi5]),
  },
  {
    clause: '9.6.2.2-2',
    what: 'terminated with the category moveOn',
    sent: (au) => categorised(au.statement('terminated'), [cmi5, moveOn]),
  },
  {
    clause: '9.6.2.2-2',
    what: 'an allowed statement with the category moveOn',
    sent: (au) => categorised(au.statement('answered'), [moveOn]),
  },
  {
    clause: '9.6.3.2-2',
    what: 'passed without the masteryScore of the launch',
    launch: { masteryScore: 0 },
    sent: (au) => au.statement('passed'),
  },
  {
    clause: '9.6.3.2-2',
    what: 'another masteryScore than the launch’s',
    launch: { masteryScore: 0.8 },
    sent: (au) => extended(au.statement('passed'), { [MASTERY]: 0.7 }),
  },
  {
    clause: '9.0',
    what: 'voiding',
    sent: (au) =>
      au.statement('voided', {
        object: { objectType: 'StatementRef', id: 'ec531277-b57b-4c15-8d91-d292c5b2b8f7' },
      }),
  },
  {
    clause: '9.5.1.0-2',
    what: 'completed with a score',
    sent: (au) =>
      au.statement('completed', { result: { completion: true, duration: 'PT1S', score: { scaled: 1 } } }),
  },
  {
    clause: '9.5.1',
    what: 'a scaled score below 0',
    sent: (au) => au.statement('passed', { result: scored({ scaled: -0.1 }) }),
  },
  {
    clause: '9.5.1.0-3',
    what: 'raw without min and max',
    sent: (au) => au.statement('passed', { result: scored({ scaled: 0, raw: 0 }) }),
  },
  {
    clause: '9.5.1.0-3',
    what: 'a raw score that is no integer',
    sent: (au) => au.statement('passed', { result: scored({ scaled: 0.9, raw: 90.5, min: 0, max: 100 }) }),
  },
  {
    clause: '9.3.4.0-2',
    what: 'passed below the masteryScore',
    launch: { masteryScore: 0.8 },
    sent: (au) => extended(au.statement('passed', { result: scored({ scaled: 0.79 }) }), { [MASTERY]: 0.8 }),
  },
  {
    clause: '9.3.5.0-2',
    what: 'failed at the masteryScore',
    launch: { masteryScore: 0.8 },
    sent: (au) =>
      extended(au.statement('failed', { result: scored({ scaled: 0.8 }, { success: false }) }), {
        [MASTERY]: 0.8,
      }),
  },
  {
    clause: '9.5.2',
    what: 'passed without success',
    sent: (au) => au.statement('passed', { result: { duration: 'PT1S' } }),
  },
  {
    clause: '9.5.2',
    what: 'completed with success',
    sent: (au) =>
      au.statement('completed', { result: { completion: true, success: true, duration: 'PT1S' } }),
  },
  {
    clause: '9.5.3',
    what: 'completed without completion',
    sent: (au) => au.statement('completed', { result: { duration: 'PT1S' } }),
  },
  {
    clause: '9.5.3',
    what: 'failed with completion',
    sent: (au) => au.statement('failed', { result: { success: false, completion: true, duration: 'PT1S' } }),
  },
  ...['completed', 'passed', 'failed', 'terminated'].map((verb) => ({
    clause: '9.5.4.1',
    what: `${verb} without a duration`,
    sent: (au: HandmadeAu) => {
      const statement = au.statement(verb);
      const { duration: _duration, ...result } = statement.result as Json;
      return { ...statement, result };
    },
  })),
  {
    clause: '9.5.4.1-1',
    what: 'terminated with a duration that did not pass',
    sent: (au) => au.statement('terminated', { result: { duration: 'PT12M' } }),
  },
  {
    clause: '9.3.8',
    what: 'terminated with a response',
    sent: (au) => au.statement('terminated', { result: { duration: 'PT10M', response: 'bye' } }),
  },
  ...[100, -1, 12.5, '12'].map((progress) => ({
    clause: '9.5.5.1',
    what: `progress ${JSON.stringify(progress)}`,
    sent: (au: HandmadeAu) =>
      au.statement('progressed', { result: { extensions: { [PROGRESS]: progress } } }),
  })),
  {
    clause: '9.5.5.1',
    what: 'progress in completed',
    sent: (au) =>
      au.statement('completed', {
        result: { completion: true, duration: 'PT1S', extensions: { [PROGRESS]: 99 } },
      }),
  },
];

describe('one statement', () => {
  test.each(breaches)('$clause: $what is refused, told and not stored', async ({ clause, sent, launch }) => {
    const au = await started(launch);
    const before = served.lrs.statements().length;
    expect(await au.send(sent(au))).toBe(403);
    expect(clauses()).toEqual([clause]);
    expect(served.lrs.statements()).toHaveLength(before);
  });

  test('without the id of the session, the template is not kept either', async () => {
    const au = await started();
    expect(
      await au.send(reframed(au.statement('answered'), (context) => ({ ...context, extensions: {} }))),
    ).toBe(403);
    expect(clauses()).toEqual(['9.6.3.1-4', '10.2.1.0-7']);
  });

  test('with something wrong in it takes the whole request with it', async () => {
    const au = await started();
    const [good, bad] = [au.statement('answered'), without(au.statement('answered'), 'timestamp')];
    expect(await au.send(good, bad)).toBe(403);
    expect(served.lrs.statements()).toHaveLength(2);
  });

  test.each([
    [
      'activities after the template’s',
      (au: HandmadeAu) =>
        reframed(au.statement('answered'), (context) => {
          const { grouping } = context.contextActivities as { grouping: Json[] };
          return {
            ...context,
            contextActivities: { grouping: [...grouping, { id: 'https://example.gov/own' }] },
          };
        }),
    ],
    [
      'progress 0',
      (au: HandmadeAu) => au.statement('progressed', { result: { extensions: { [PROGRESS]: 0 } } }),
    ],
    [
      'a score of zero that failed',
      (au: HandmadeAu) =>
        au.statement('failed', {
          result: scored({ scaled: 0, raw: 0, min: 0, max: 100 }, { success: false }),
        }),
    ],
    [
      'a defined verb about a part of the course, as an allowed statement',
      (au: HandmadeAu) =>
        categorised(au.statement('completed', { object: { id: 'https://example.gov/lesson' } }), undefined),
    ],
    [
      'success and score in an answer',
      (au: HandmadeAu) => au.statement('answered', { result: { success: true, score: { scaled: 1 } } }),
    ],
  ])('may hold %s', async (_what, sent) => {
    const au = await started();
    expect(await au.send(sent(au))).toBe(200);
    expect(served.lms.violations()).toEqual([]);
  });

  test('that is no xAPI is told and refused by the LRS', async () => {
    const au = await started();
    expect(await au.send(au.statement('completed', { result: { completion: true, duration: 'P1DT' } }))).toBe(
      400,
    );
    expect(clauses()).toEqual(['4.1.0.0-1']);
  });

  test('under the id of another is told and refused by the LRS', async () => {
    const au = await started();
    const answered = au.statement('answered');
    await au.send(answered);
    expect(await au.send({ ...answered, result: { success: true } })).toBe(409);
    expect(clauses()).toEqual(['9.1.0.0-1']);
  });
});

describe('documents', () => {
  const other = JSON.stringify({ objectType: 'Agent', mbox: 'mailto:jo@example.gov' });

  test.each([
    ['10.2.1.0-5', 'PUT', (au: HandmadeAu) => au.state('LMS.LaunchData')],
    ['10.2.1.0-5', 'DELETE', (au: HandmadeAu) => au.state('LMS.LaunchData')],
    ['10.2.1.0-5', 'DELETE', (au: HandmadeAu) => au.state('').replace('stateId=&', '')],
    ['8.1.3.0-3', 'GET', (au: HandmadeAu) => au.state('bookmark', { agent: other })],
    ['8.1.4.0-3', 'PUT', (au: HandmadeAu) => au.state('bookmark', { registration: crypto.randomUUID() })],
    ['8.1.4.0-3', 'GET', (au: HandmadeAu) => au.state('LMS.LaunchData').replace(/&registration=[^&]*/, '')],
    ['8.1.5.0-5', 'PUT', (au: HandmadeAu) => au.state('bookmark', { activityId: 'https://example.gov/c' })],
    ['8.1.5.0-5', 'GET', () => 'activities/profile?profileId=p&activityId=https://example.gov/c'],
    ['11.0.0.0-4', 'GET', (au: HandmadeAu) => profile(au, 'other')],
    ['11.0.0.0-5', 'PUT', (au: HandmadeAu) => profile(au, 'cmi5LearnerPreferences')],
  ] as const)('%s: the wrong %s is refused and told', async (clause, method, path) => {
    const au = await started();
    const body = method === 'PUT' ? { audioPreference: 'on' } : undefined;
    expect((await au.ask(method, path(au), body)).status).toBe(403);
    expect(clauses()).toEqual([clause]);
    expect((await au.ask('GET', au.state('LMS.LaunchData'))).status).toBe(200);
  });

  test('of the AU’s own are its own, with and without the registration', async () => {
    const au = await started();
    const shared = au.state('bookmark').replace(/&registration=[^&]*/, '');
    for (const path of [au.state('bookmark'), shared]) {
      expect((await au.ask('PUT', path, { page: 1 })).status).toBe(204);
      expect(await (await au.ask('GET', path)).json()).toEqual({ page: 1 });
    }
    const preferences = { languagePreference: 'en-US', audioPreference: 'off' };
    expect((await au.ask('PUT', profile(au, 'cmi5LearnerPreferences'), preferences)).status).toBe(204);
    expect(served.lms.violations()).toEqual([]);
  });
});

function profile(au: HandmadeAu, profileId: string): string {
  return `agents/profile?${new URLSearchParams({ profileId, agent: JSON.stringify(au.launch.actor) })}`;
}
