import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectCmi5 } from '../../../src/lms/cmi5/connect.ts';
import { LaunchError } from '../../../src/lms/launch-error.ts';
import type { Connect, LmsSession } from '../../../src/lms/port.ts';
import { connectXapi } from '../../../src/lms/tincan/connect.ts';
import { hostileAddress, hostileText, mutated } from '../../support/hostile-text.ts';
import { UNFINISHED } from '../../support/interactions.ts';
import { launchedPage } from '../../support/launched-page.ts';
import { attemptStateId, launchedCourse } from '../../support/launched-stand.ts';
import { contextTemplate } from '../../support/xapi-launches.ts';
import launchWords from '../../../src/strings/en-launch.json' with { type: 'json' };

type Parameters = Readonly<Record<string, string>>;

/** What an LRS and an LMS answer with, in place of what they should. */
interface Answers {
  readonly token: string;
  readonly launchData: string;
  readonly preferences: string;
  readonly attempt: string;
}

const registration = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7';
const actor = JSON.stringify({
  objectType: 'Agent',
  name: 'Sam Rivera',
  account: { homePage: 'https://lms.example.gov', name: 'badge-4711' },
});
const endpoint = 'https://lrs.example.gov/xapi/';

const launches: Readonly<Record<'cmi5' | 'xapi', Parameters>> = {
  cmi5: {
    endpoint,
    fetch: 'https://lms.example.gov/cmi5/fetch?s=1',
    actor,
    registration,
    activityId: 'https://lms.example.gov/au/1',
  },
  xapi: {
    endpoint,
    auth: 'Basic YWdlbmN5OnNlY3JldA==',
    actor,
    registration,
    activity_id: 'https://launcher.example.gov/activities/7',
    grouping: 'https://launcher.example.gov/groups/3',
    activity_platform: 'Launcher 4',
    'Accept-Language': 'fr-CA,en;q=0.8',
  },
};

const answers: Answers = {
  token: JSON.stringify({ 'auth-token': 'YWJjOmRlZg==' }),
  launchData: JSON.stringify({
    contextTemplate,
    launchMode: 'Normal',
    moveOn: 'Passed',
    masteryScore: 0.8,
    returnURL: 'https://lms.example.gov/',
    launchParameters: 'x',
  }),
  preferences: JSON.stringify({ languagePreference: 'en-US,fr', audioPreference: 'off' }),
  attempt: JSON.stringify({
    v: 1,
    visit: { id: registration, startedAt: 1 },
    state: 'kept',
    bookmark: 'peel',
    judged: { completed: { id: registration, at: 1, after: 1, score: null, sent: true } },
    registration,
  }),
};

const connects = { cmi5: connectCmi5, xapi: connectXapi };

/** The other side, in memory. */
function otherSide(given: Answers): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const { url } = new Request(input);
    const json = { headers: { 'content-type': 'application/json', ETag: '"1"' } };
    if (url.includes('stateId=LMS.LaunchData')) return new Response(given.launchData, json);
    if (url.includes('/agents/profile')) return new Response(given.preferences, json);
    if (url.includes(encodeURIComponent(attemptStateId)))
      return init.method === 'GET' ? new Response(given.attempt, json) : new Response(null, { status: 204 });
    if (url.includes('/statements')) {
      const sent: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      return Array.isArray(sent)
        ? Response.json(sent.map(({ id }: { id: string }) => id))
        : new Response('{}', { status: 404 });
    }
    return new Response(given.token, json);
  };
}

/** What a launch comes to, in one word: `none`, `started`, or the fault. @throws whatever else is thrown */
async function outcomeOf(standard: 'cmi5' | 'xapi', query: URLSearchParams, given: Answers): Promise<string> {
  const page = launchedPage({
    search: `?${query}`,
    protocol: 'https:',
    environment: { fetch: otherSide(given) },
  });
  const connect: Connect = connects[standard](launchedCourse);
  const session = await connect(page.environment).catch((error: unknown) => {
    if (error instanceof LaunchError) return error;
    throw error;
  });
  const { searchParams } = new URL(page.address(), 'https://page.invalid');
  expect(searchParams.get('auth') ?? '').toBe('');
  if (session === undefined) return 'none';
  if (session instanceof LaunchError) {
    expect(launchWords).toHaveProperty([session.fault]);
    expect(session.detail).toMatch(/^[\w ./-]{1,60}$/);
    return session.fault;
  }
  expectClean(session);
  session.saveState('state', 'bookmark');
  session.reportProgress(50);
  await session.commit();
  await session.end(UNFINISHED, 'exit');
  return 'started';
}

function expectClean({ launch }: LmsSession): void {
  const { learnerId, learnerName, savedState, bookmark, mode, passMark, returnUrl, preferences } = launch;
  for (const text of [learnerId, learnerName, savedState, bookmark]) expect(typeof text).toBe('string');
  expect(['normal', 'browse', 'review']).toContain(mode);
  if (passMark !== null) expect(passMark >= 0 && passMark <= 100).toBe(true);
  if (returnUrl !== null) expect(new URL(returnUrl)).toMatchObject({ protocol: 'https:', password: '' });
  for (const tag of preferences.languages) expect(tag).toMatch(/^[a-z\d-]+$/i);
}

/** Launch parameters of which some are hostile, doubled or gone. */
function hostileQuery(parameters: Parameters): fc.Arbitrary<URLSearchParams> {
  const entries = Object.entries(parameters).map(([name, value]) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constant([[name, value]]) },
      {
        weight: 2,
        arbitrary: (name === 'actor' ? hostileDocument(value) : mutated(value)).map((text) => [[name, text]]),
      },
      { weight: 1, arbitrary: fc.oneof(hostileText, hostileAddress).map((text) => [[name, text]]) },
      {
        weight: 1,
        arbitrary: hostileText.map((text) => [
          [name, value],
          [name, text],
        ]),
      },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
  );
  return fc
    .tuple(...entries)
    .map((all) => new URLSearchParams(all.flat().map(([name = '', value = '']) => [name, value])));
}

/** A document of which a part is hostile. */
function hostileDocument(text: string): fc.Arbitrary<string> {
  const grafted = fc
    .tuple(fc.nat(), fc.jsonValue({ maxDepth: 2 }))
    .map(([at, value]) => graft(text, at, value));
  return fc.oneof(fc.constant(text), grafted, grafted, mutated(text), hostileText);
}

/** A document with another value at one of its places. */
function graft(text: string, at: number, value: unknown): string {
  const places: (readonly [object, string])[] = [];
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node, key]);
      collect(Reflect.get(node, key));
    }
  };
  const document: unknown = JSON.parse(text);
  collect(document);
  const [owner, key] = places[at % places.length] ?? [];
  if (owner !== undefined && key !== undefined) Reflect.set(owner, key, value);
  return JSON.stringify(document);
}

const once = { numRuns: 4_000, endOnFailure: true };

describe.each(['cmi5', 'xapi'] as const)('a %s launch', (standard) => {
  test('starts with what is in order', async () => {
    expect(await outcomeOf(standard, new URLSearchParams(launches[standard]), answers)).toBe('started');
  });

  test('whatever its parameters say, starts cleanly or ends in a fault that has words', async () => {
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(hostileQuery(launches[standard]), async (query) => {
        const outcome = await outcomeOf(standard, query, answers);
        met.set(outcome, (met.get(outcome) ?? 0) + 1);
      }),
      once,
    );
    // Both sides of the line are met often.
    expect(met.get('started')).toBeGreaterThan(100);
    expect(met.get('malformed')).toBeGreaterThan(100);
  });

  test('whatever the LMS and the LRS hand over, starts cleanly or ends in a fault that has words', async () => {
    const given = fc.record({
      token: hostileDocument(answers.token),
      launchData: hostileDocument(answers.launchData),
      preferences: hostileDocument(answers.preferences),
      attempt: hostileDocument(answers.attempt),
    });
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(given, async (documents) => {
        const outcome = await outcomeOf(standard, new URLSearchParams(launches[standard]), documents);
        met.set(outcome, (met.get(outcome) ?? 0) + 1);
      }),
      once,
    );
    expect(met.get('started')).toBeGreaterThan(100);
  });
});
