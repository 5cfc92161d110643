import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectCmi5 } from '../../src/lms/cmi5/connect.ts';
import type { Connect, LmsEnvironment } from '../../src/lms/port.ts';
import { connectXapi } from '../../src/lms/tincan/connect.ts';
import type { CredentialSource } from '../../src/xapi/credentials.ts';
import type { Notice } from '../../src/xapi/outbox/notice.ts';
import { openShelves } from '../../src/xapi/outbox/shelf.ts';
import { cmi5Stand } from '../support/cmi5-under-test.ts';
import { createDevice, type Device } from '../support/device.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { launchedPage, type LaunchedPage } from '../support/launched-page.ts';
import { launchedCourse } from '../support/launched-stand.ts';
import { report } from '../support/xapi-course.ts';
import { answers, openStand, type Stand } from '../support/xapi-stand.ts';
import { auth, xapiStand } from '../support/xapi-under-test.ts';

type Fetch = typeof globalThis.fetch;

/** What becomes of requests: nothing unusual, or an answer that says back whatever it was sent. */
type Trouble =
  'none' | 'no answer' | 'a page' | 'cut short' | 400 | 401 | 403 | 404 | 409 | 412 | 413 | 429 | 500;
const TROUBLES: readonly Trouble[] = [
  'none',
  'no answer',
  'a page',
  'cut short',
  400,
  401,
  403,
  404,
  409,
  412,
  413,
  429,
  500,
];
/** Which requests meet it. */
const WHERE = [
  'cmi5/fetch',
  'LMS.LaunchData',
  'agents/profile',
  'activities/state',
  'statements',
  'broker',
] as const;

const printed: unknown[][] = [];
let device: Device;

beforeEach(() => {
  printed.length = 0;
  device = createDevice();
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...said: unknown[]) => void printed.push(said));
});
afterEach(() => void vi.restoreAllMocks());

/** How servers say back a header: as it is, in JSON, in an address, in HTML, and what it stands for. */
function spellings(authorization: string): string {
  const token = authorization.split(' ').at(-1) ?? '';
  return [
    authorization,
    JSON.stringify(authorization).replaceAll('/', String.raw`\/`),
    token.replaceAll('=', String.raw`\u003d`),
    encodeURIComponent(token),
    token.replaceAll('=', '&#61;'),
    Buffer.from(token, 'base64').toString(),
    token.slice(1),
  ].join(' ');
}

/** A network in which some requests go wrong, and what it saw pass by that nobody else may know. */
function troubled(trouble: Trouble, where: string, from = 1) {
  const secrets = new Set<string>();
  let met = 0;
  const note = (text: string | null | undefined) => {
    const token = /^\S+ (\S+)$/.exec(text ?? '')?.[1];
    if (token === undefined) return;
    secrets.add(token);
    // In other spellings its beginning stays the same.
    const [beginning] = /(?<=^.)[A-Za-z\d]{8,}/.exec(token) ?? [];
    if (beginning !== undefined) secrets.add(beginning);
    secrets.add(Buffer.from(token, 'base64').toString().split(':').at(-1) ?? token);
  };
  const through: Fetch = async (url, init = {}) => {
    const { authorization } = Object.fromEntries(new Headers(init.headers));
    note(authorization);
    const answered = async () => {
      const answer = await fetch(url, init);
      const text = await answer.clone().text();
      if (/cmi5\/fetch/.test(new Request(url).url))
        note(`Basic ${String(/"auth-token":"([^"]*)"/.exec(text)?.[1])}`);
      if (new Request(url).url.includes('broker')) note(/"authorization":"([^"]*)"/.exec(text)?.[1]);
      return { answer, text };
    };
    if (trouble === 'none' || !new Request(url).url.includes(where)) return (await answered()).answer;
    met += 1;
    if (met < from) return (await answered()).answer;
    if (trouble === 'no answer') throw new TypeError('Failed to fetch');
    const { text } = await answered();
    const echo = `You said ${spellings(String(authorization))}. I say ${text}`;
    if (trouble === 'a page')
      return new Response(`<p>${echo}</p>`, { headers: { 'content-type': 'text/html' } });
    if (trouble === 'cut short') return new Response(text.slice(0, -2));
    return new Response(echo, { status: trouble, headers: { 'Retry-After': '1' } });
  };
  return { through, secrets };
}

/** An error with all that it carries. */
function toldBy(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? '';
  const own = Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error, name)));
  return [error.name, ...own, error.cause === undefined ? '' : toldBy(error.cause)].join('\n');
}

/** A storage that tells what it holds. */
function storage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    text: () => [...items].flat().join('\n'),
  };
}

function expectUntold(secrets: ReadonlySet<string>, places: Readonly<Record<string, string>>): void {
  for (const [place, text] of Object.entries({ ...places, console: JSON.stringify(printed) }))
    for (const secret of secrets) expect(text.includes(secret), `${place} holds ${secret}`).toBe(false);
}

type Opened = (page: {
  sessionStorage: object;
  device: object;
  environment: Partial<LmsEnvironment>;
}) => LaunchedPage;

const STANDARDS = {
  cmi5: {
    connect: (): Connect => connectCmi5(launchedCourse),
    stand: async () => {
      const stand = await cmi5Stand();
      const open: Opened = (page) => stand.open({}, page);
      return { open, stored: () => stand.lrs.statements() };
    },
  },
  xAPI: {
    connect: (): Connect => connectXapi(launchedCourse),
    stand: async () => {
      const stand = await xapiStand();
      const open: Opened = (page) => stand.open({}, page);
      return { open, stored: () => stand.lrs.statements() };
    },
  },
} as const;

const cases = (['cmi5', 'xAPI'] as const).flatMap((standard) =>
  WHERE.filter((where) =>
    where === 'broker' ? false : standard === 'cmi5' || /state|statements/.test(where),
  ).flatMap((where) =>
    [1, 3].flatMap((from) => TROUBLES.map((trouble) => ({ standard, where, from, trouble }))),
  ),
);

describe('the credentials of a launch', () => {
  test.each(cases)(
    'over $standard, with $trouble at $where from request $from on, are told to nobody',
    async (one) => {
      const { connect, stand } = STANDARDS[one.standard];
      const { open, stored } = await stand();
      const { through, secrets } = troubled(one.trouble, one.where, one.from);
      const sessionStorage = storage();
      const page = open({ sessionStorage, device: device.page().own, environment: { fetch: through } });
      const told: string[] = [];
      let isOver = true;
      try {
        const session = await connect()(page.environment);
        if (session === undefined) throw new Error('Nobody launched the page.');
        told.push(JSON.stringify(session.launch));
        session.saveState('state', 'bookmark');
        session.recordInteraction(interaction());
        told.push(JSON.stringify(await session.commit()));
        session.reportOutcome(scored('passed', 90));
        told.push(JSON.stringify(await session.commit()));
        const ended = await session.end(UNFINISHED, 'exit');
        told.push(JSON.stringify(ended));
        isOver = ended.ok || ended.over === true;
      } catch (error) {
        told.push(toldBy(error));
        expect(error).toMatchObject({ name: 'LaunchError' });
        isOver = !Reflect.get(Object(error), 'isTemporary');
      }
      const places = {
        'the address': page.address(),
        'what was told': told.join('\n'),
        'the database': await device.kept(),
        'the LRS': JSON.stringify(stored()),
      };
      expectUntold(secrets, places);
      if (!one.where.startsWith('cmi5') || one.from > 1) expect(secrets.size).toBeGreaterThan(0);
      if (one.standard === 'xAPI') expect(secrets).toContain(auth.slice('Basic '.length));
      // What goes on after a reload or another try needs them; nothing else does.
      if (isOver) expectUntold(secrets, { 'the storage of the window': sessionStorage.text() });
    },
  );

  test('are gone from the window once it has left, and a reload needs them until then', async () => {
    const stand = await cmi5Stand();
    const sessionStorage = storage();
    const page = stand.open({}, { sessionStorage });
    const session = await STANDARDS.cmi5.connect()(page.environment);
    expect(sessionStorage.text()).toContain('Basic ');
    await session?.commit();
    await session?.end(UNFINISHED, 'gone');
    expect(sessionStorage.text()).not.toContain('Basic ');
    expect(sessionStorage.text()).not.toContain('badge');
  });

  test('of a launch that failed are forgotten, and a reload says the same again', async () => {
    const stand = await xapiStand();
    const sessionStorage = storage();
    stand.lrs.switches.arm({ kind: 'status', status: 401 });
    const page = stand.open({}, { sessionStorage });
    await expect(stand.connected(page)).rejects.toMatchObject({ fault: 'refused' });
    const again = launchedPage({ search: '', sessionStorage });
    await expect(stand.connected(again)).rejects.toMatchObject({
      fault: 'refused',
      detail: 'GET activities/state 401',
    });
    expect(again.asked).toEqual([]);
    await stand.connected(stand.open({}, { sessionStorage }));
  });
});

describe.each(['embedded', 'broker'] as const)('credentials of a SCORM package, %s', (kind) => {
  let stand: Stand;
  beforeEach(async () => {
    stand = await openStand();
  });
  afterEach(() => stand.close());

  const where = kind === 'broker' ? ['broker', 'xapi/statements'] : ['xapi/statements'];
  test.each(where.flatMap((at) => TROUBLES.map((trouble) => ({ at, trouble }))))(
    'with $trouble at $at are told to nobody and kept nowhere',
    async ({ at, trouble }) => {
      const { through, secrets } = troubled(trouble, at);
      const notices: Notice[] = [];
      const page = device.page();
      const tools = {
        window: page.window,
        now: stand.clock.now,
        wait: () => new Promise<void>((resolve) => setImmediate(resolve)),
        uuid: () => crypto.randomUUID(),
      };
      const source: CredentialSource = kind === 'broker' ? stand.brokered : stand.embedded;
      const states: unknown[] = [];
      const channel = stand.open({
        source,
        fetch: through,
        tell: (notice) => void notices.push(notice),
        onChange: (state) => void states.push(structuredClone(state)),
        shelves: (family) => openShelves(tools, family, report.actor),
      });
      channel.take(answers(1, 3));
      for (let tries = 0; tries < 4; tries += 1) await channel.flush(false);
      expectUntold(secrets, {
        notices: JSON.stringify(notices),
        states: JSON.stringify([...states, channel.state()]),
        'the database': await device.kept(),
        'the LRS': JSON.stringify(stand.lrs.statements()),
      });
      if (kind === 'embedded') expect(secrets).toContain('Łódź');
    },
  );
});
