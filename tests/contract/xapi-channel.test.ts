import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBroker, type Broker } from '../../src/lab/broker.ts';
import { createLrs, type Lrs } from '../../src/lab/lrs.ts';
import { openChannel, type Channel, type ChannelOptions } from '../../src/xapi/channel.ts';
import type { CredentialSource } from '../../src/xapi/credentials.ts';
import type { StampedEffect } from '../../src/xapi/stamped.ts';
import { createClock, serve, type Clock, type Loopback } from '../support/loopback.ts';
import {
  answer,
  courseIri,
  outcomeOf,
  registration,
  report,
  stamped,
  startedAt,
  uuid,
} from '../support/xapi-course.ts';

let clock: Clock;
let lrs: Lrs;
let broker: Broker;
let isLoggedIn: boolean;
let server: Loopback;
let fetches: RequestInit[];

beforeEach(async () => {
  clock = createClock(startedAt);
  isLoggedIn = true;
  fetches = [];
  server = await serve((request, response) => {
    void (request.url?.startsWith('/broker') === true ? broker : lrs).handle(request, response);
  });
  broker = createBroker({
    lrsEndpoint: `${server.url}/xapi`,
    isLoggedIn: () => isLoggedIn,
    now: clock.now,
    lifetimeMs: 600_000,
  });
  lrs = createLrs({
    now: clock.now,
    credentials: [{ key: 'agency', secret: 'Łódź' }],
    writeOnly: broker.accepts,
  });
});
afterEach(() => server.close());

const embedded = (): CredentialSource => ({
  kind: 'embedded',
  endpoint: `${server.url}/xapi/`,
  key: 'agency',
  secret: 'Łódź',
});
const brokered = (): CredentialSource => ({ kind: 'broker', url: `${server.url}/broker` });

function open(options: Partial<ChannelOptions> = {}): Channel {
  return openChannel({
    source: embedded(),
    report,
    now: clock.now,
    wait: clock.wait,
    random: () => 0,
    fetch: (url, init) => {
      fetches.push(init ?? {});
      return fetch(url, init);
    },
    timeoutMs: 10_000,
    ...options,
  });
}

/** Flushes until nothing waits or the channel gives up; each flush settles after one failure at most. */
async function settle(channel: Channel, flushes = 40): Promise<void> {
  if (flushes === 0) throw new Error('The channel did not come to rest in 40 flushes.');
  await channel.flush(false);
  const { waiting, problem } = channel.state();
  if (waiting > 0 && (problem === undefined || problem.kind === 'unreachable'))
    await settle(channel, flushes - 1);
}

/** One after the other, each delivered before the next. */
async function takeInTurn(channel: Channel, [first, ...rest]: readonly StampedEffect[]): Promise<void> {
  if (first === undefined) return;
  channel.take([first]);
  await settle(channel);
  await takeInTurn(channel, rest);
}

/** Answers that give one statement each; the ids are `uuid(2 * number)`. */
const answers = (from: number, count: number): StampedEffect[] =>
  Array.from({ length: count }, (_, index) => stamped(answer(), from + index));
const expectedIds = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => uuid(2 * (from + index)));
const storedIds = () => lrs.statements().map(({ id }) => id);
const batchSizes = () =>
  lrs
    .requests()
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => JSON.parse(body).length);

describe('a channel that meets no trouble', () => {
  test('delivers a visit in the order in which it happened', async () => {
    const channel = open();
    channel.take([
      stamped({ type: 'began', resumed: true, at: startedAt }, 1),
      stamped({ type: 'save' }, 2),
      stamped(answer(), 3),
      stamped(
        { type: 'report', outcome: outcomeOf({ status: 'completed', completed: true }), at: startedAt },
        4,
      ),
      stamped(
        { type: 'end', outcome: outcomeOf({ status: 'completed', completed: true }), at: startedAt },
        5,
      ),
    ]);
    await settle(channel);
    expect(lrs.statements().map(({ verb }) => verb)).toMatchObject(
      ['initialized', 'resumed', 'answered', 'completed', 'terminated'].map((en) => ({ display: { en } })),
    );
    expect(channel.state()).toEqual({ waiting: 0, delivered: 5, setAside: [], problem: undefined });
  });

  test('sends what happens together in batches of 50 statements at most', async () => {
    const channel = open();
    channel.take(answers(1, 51));
    await settle(channel);
    expect(storedIds()).toEqual(expectedIds(1, 51));
    expect(Math.max(...batchSizes())).toBeLessThanOrEqual(50);
    expect(batchSizes().length).toBeLessThan(5);
  });

  test('has one request in flight at a time', async () => {
    let inFlight = 0;
    const counts: number[] = [];
    const channel = open({
      fetch: async (url, init) => {
        counts.push((inFlight += 1));
        return fetch(url, init).finally(() => (inFlight -= 1));
      },
    });
    channel.take(answers(1, 1));
    const first = channel.flush(false);
    await Promise.resolve();
    channel.take(answers(2, 3));
    channel.wake();
    await Promise.all([first, channel.flush(false)]);
    await settle(channel);
    expect(storedIds()).toEqual(expectedIds(1, 4));
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  test('keeps a batch under 60 kB', async () => {
    const channel = open({ report: { ...report, platform: 'p'.repeat(20_000) } });
    channel.take(answers(1, 5));
    await settle(channel);
    expect(storedIds()).toHaveLength(5);
    for (const { body } of lrs.requests()) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000);
  });

  test('sends only the three headers that every LRS allows, and no cookies', async () => {
    const channel = open();
    channel.take(answers(1, 1));
    await settle(channel);
    expect(
      fetches.map(({ credentials, headers, keepalive }) => ({ credentials, headers, keepalive })),
    ).toEqual([
      {
        credentials: 'omit',
        keepalive: false,
        headers: {
          Authorization: `Basic ${Buffer.from('agency:Łódź').toString('base64')}`,
          'Content-Type': 'application/json',
          'X-Experience-API-Version': '1.0.3',
        },
      },
    ]);
  });
});

describe('trouble that passes', () => {
  test('429 is waited out for as long as Retry-After says', async () => {
    lrs.switches.arm({ kind: 'status', status: 429, retryAfter: '120' });
    const channel = open();
    channel.take(answers(1, 2));
    await settle(channel);
    expect(Math.max(...clock.waits)).toBe(120_000);
    expect(storedIds()).toEqual(expectedIds(1, 2));
  });

  test('500 is tried again after 1, 2, 4 seconds, in the same order, and the problem goes away', async () => {
    lrs.switches.arm({ kind: 'status', status: 500 }, 3);
    const problems: (string | undefined)[] = [];
    const channel = open({ onChange: ({ problem }) => problems.push(problem?.kind) });
    channel.take(answers(1, 3));
    await settle(channel);
    expect(clock.waits).toEqual([1_000, 2_000, 4_000]);
    expect(storedIds()).toEqual(expectedIds(1, 3));
    expect(problems).toContain('unreachable');
    expect(channel.state().problem).toBeUndefined();
  });

  test('a lost acknowledgement ends with exactly one statement of that id', async () => {
    lrs.switches.arm({ kind: 'store-then-drop' });
    const channel = open();
    channel.take(answers(1, 1));
    await settle(channel);
    expect(storedIds()).toEqual([uuid(2)]);
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 1, setAside: [] });
  });

  test('an LRS that hangs is given up after the timeout and tried again', async () => {
    lrs.switches.arm({ kind: 'hang' });
    const channel = open({ timeoutMs: 300 });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(storedIds()).toEqual([uuid(2)]);
    expect(lrs.switches.armed()).toEqual([]);
    expect(clock.waits[0]).toBe(1_000);
  });

  test('the sign-in page of a network that answers 200 delivers nothing', async () => {
    lrs.switches.arm({ kind: 'portal' });
    const channel = open();
    channel.take(answers(1, 1));
    await settle(channel);
    expect(lrs.requests()).toHaveLength(2);
    expect(storedIds()).toEqual([uuid(2)]);
  });

  test('what wakes a waiting channel cuts its wait, never below the second it rests in any case', async () => {
    lrs.switches.arm({ kind: 'status', status: 503 }, 6);
    const pending: { readonly ms: number; readonly end: () => void }[] = [];
    const longWait = (ms: number) =>
      ms > 1_000 ? new Promise<void>((resolve) => pending.push({ ms, end: resolve })) : clock.wait(ms);
    const channel = open({ wait: longWait });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(storedIds()).toEqual([uuid(2)]);
    expect(pending.map(({ ms }) => ms)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000]);
    expect(clock.waits).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 1_000]);
  });

  test('a flush does not wait out a long Retry-After', async () => {
    lrs.switches.arm({ kind: 'status', status: 503, retryAfter: '3600' });
    const channel = open({ wait: () => new Promise(() => {}) });
    channel.take(answers(1, 1));
    await channel.flush(false);
    await channel.flush(false);
    expect(lrs.requests()).toHaveLength(1);
    expect(channel.state()).toMatchObject({ waiting: 1, problem: { kind: 'unreachable', status: 503 } });
  });
});

describe('trouble that does not pass', () => {
  test('one bad statement is found, set aside and told; all others arrive in order', async () => {
    const channel = open();
    const [bad] = answers(6, 1);
    const broken = bad?.effect.type === 'record' ? { ...bad, ids: ['no uuid', 'no uuid'] as const } : bad;
    channel.take([...answers(1, 5), ...(broken === undefined ? [] : [broken]), ...answers(7, 4)]);
    await settle(channel);
    expect(storedIds()).toEqual([...expectedIds(1, 5), ...expectedIds(7, 4)]);
    expect(channel.state()).toMatchObject({
      delivered: 9,
      setAside: [{ id: 'no uuid', reason: expect.stringContaining('400') }],
      problem: undefined,
    });
    expect(clock.waits).toEqual([]);
  });

  test('413 makes smaller batches', async () => {
    lrs.switches.arm({ kind: 'status', status: 413 });
    const channel = open();
    channel.take(answers(1, 8));
    await settle(channel);
    expect(batchSizes().slice(0, 2)).toEqual([8, 4]);
    expect(storedIds()).toEqual(expectedIds(1, 8));
  });

  test('409 for what the LRS holds already counts as delivered', async () => {
    const first = open();
    first.take(answers(1, 1));
    await settle(first);
    await clock.wait(5_000);
    lrs.switches.arm({ kind: 'status', status: 409 });
    const second = open();
    second.take(answers(1, 1));
    await settle(second);
    expect(second.state()).toMatchObject({ waiting: 0, delivered: 1, setAside: [] });
    expect(storedIds()).toEqual([uuid(2)]);
  });

  test('409 for another statement under the id is set aside, and the next goes through', async () => {
    const first = open();
    first.take(answers(1, 1));
    await settle(first);
    const second = open();
    second.take([stamped(answer({ latencyMs: 1 }), 1), ...answers(2, 1)]);
    await settle(second);
    expect(second.state()).toMatchObject({ delivered: 1, setAside: [{ id: uuid(2) }] });
    expect(storedIds()).toEqual([uuid(2), uuid(4)]);
  });

  test.each([401, 403] as const)(
    '%s stops the channel: it says so, keeps what waits and asks no more',
    async (status) => {
      lrs.switches.arm({ kind: 'status', status });
      const channel = open();
      channel.take(answers(1, 2));
      await settle(channel);
      channel.take(answers(3, 1));
      channel.wake();
      await channel.flush(false);
      await channel.flush(true);
      expect(lrs.requests()).toHaveLength(1);
      expect(channel.state()).toMatchObject({
        waiting: 3,
        delivered: 0,
        problem: { kind: 'refused', from: 'lrs', status },
      });
    },
  );

  test('a wrong address stops the channel as misconfigured', async () => {
    const channel = open({
      source: { kind: 'embedded', endpoint: `${server.url}/elsewhere`, key: 'agency', secret: 'Łódź' },
    });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(channel.state().problem).toMatchObject({ kind: 'misconfigured', status: 404 });
  });
});

describe('credentials from a broker', () => {
  test('are asked for once, with course, learner and registration, and used until they run out', async () => {
    const channel = open({ source: brokered() });
    await takeInTurn(channel, answers(1, 3));
    expect(storedIds()).toEqual(expectedIds(1, 3));
    expect(broker.asked()).toEqual([{ course: courseIri, learner: 'badge-4711', registration }]);
    expect(fetches[0]).toMatchObject({ method: 'POST', credentials: 'include' });
  });

  test('are renewed before they expire', async () => {
    const channel = open({ source: brokered() });
    channel.take(answers(1, 1));
    await settle(channel);
    await clock.wait(580_000);
    channel.take(answers(2, 1));
    await settle(channel);
    expect(broker.asked()).toHaveLength(2);
    expect(lrs.requests()).toHaveLength(2);
  });

  test('are renewed once after a 401', async () => {
    const channel = open({ source: brokered() });
    channel.take(answers(1, 1));
    await settle(channel);
    broker.revoke();
    channel.take(answers(2, 1));
    await settle(channel);
    expect(storedIds()).toEqual(expectedIds(1, 2));
    lrs.switches.arm({ kind: 'status', status: 401 }, 9);
    channel.take(answers(3, 1));
    await settle(channel);
    expect(broker.asked()).toHaveLength(3);
    expect(channel.state().problem).toMatchObject({ kind: 'refused', from: 'lrs', status: 401 });
  });

  test('are refused to someone the LMS has not logged in', async () => {
    isLoggedIn = false;
    const channel = open({ source: brokered() });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(channel.state()).toMatchObject({
      waiting: 1,
      problem: { kind: 'refused', from: 'broker', status: 401 },
    });
    expect(lrs.requests()).toEqual([]);
  });

  test('for another LRS than the edition names are not used', async () => {
    const channel = open({
      source: {
        ...brokered(),
        kind: 'broker',
        endpoint: 'https://lrs.example.gov/xapi',
        url: `${server.url}/broker`,
      },
    });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(channel.state().problem).toMatchObject({ kind: 'misconfigured', from: 'broker' });
    expect(lrs.requests()).toEqual([]);
  });

  test('cannot read: a conflict is set aside, since nobody may look what the LRS holds', async () => {
    const channel = open({ source: brokered() });
    lrs.switches.arm({ kind: 'status', status: 409 });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(channel.state()).toMatchObject({
      waiting: 0,
      delivered: 0,
      setAside: [{ id: uuid(2) }],
      problem: undefined,
    });
  });
});

describe('a page that goes away', () => {
  test('sends what is left at once, in a request that outlives it', async () => {
    const channel = open({ wait: () => new Promise(() => {}) });
    lrs.switches.arm({ kind: 'status', status: 503 });
    channel.take(answers(1, 3));
    await channel.flush(false);
    const left = channel.flush(true);
    expect(fetches.at(-1)).toMatchObject({ keepalive: true });
    await left;
    expect(storedIds()).toEqual(expectedIds(1, 3));
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 3 });
  });

  test('never asks for more than 64 KiB, even hidden and then closed', async () => {
    const channel = open({
      report: { ...report, platform: 'p'.repeat(15_000) },
      wait: () => new Promise(() => {}),
    });
    lrs.switches.arm({ kind: 'status', status: 503 });
    channel.take(answers(1, 8));
    await channel.flush(false);
    fetches = [];
    const both = [channel.flush(true), channel.flush(true)];
    const bytes = fetches.reduce(
      (sum, { body }) => sum + (typeof body === 'string' ? Buffer.byteLength(body) : 0),
      0,
    );
    expect(fetches.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(65_536);
    await Promise.all(both);
  });

  test('a batch that failed on the way out is delivered when the page comes back, once', async () => {
    const channel = open();
    channel.take(answers(1, 1));
    await settle(channel);
    lrs.switches.arm({ kind: 'store-then-drop' });
    channel.take(answers(2, 1));
    await channel.flush(true);
    await settle(channel);
    expect(storedIds()).toEqual(expectedIds(1, 2));
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 2 });
    expect(lrs.requests()).toHaveLength(3);
  });
});
