import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, ChannelOptions } from '../../src/xapi/channel.ts';
import type { Notice } from '../../src/xapi/outbox/notice.ts';
import { openShelves } from '../../src/xapi/outbox/shelf.ts';
import { createDevice, type Device, type DevicePage } from '../support/device.ts';
import { report, stamped, uuid } from '../support/xapi-course.ts';
import { answers, expectedIds, openStand, settle, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;
let device: Device;

beforeEach(async () => {
  stand = await openStand();
  device = createDevice();
});
afterEach(() => stand.close());

/** A channel of a page on the device. */
function open(page: DevicePage, options: Partial<ChannelOptions> = {}): Channel {
  const actor = options.report?.actor ?? report.actor;
  const tools = {
    window: page.window,
    now: stand.clock.now,
    wait: () => new Promise<void>((resolve) => setImmediate(resolve)),
    uuid: () => crypto.randomUUID(),
  };
  return stand.open({
    fetch: page.fetch,
    shelves: (family) => openShelves(tools, family, actor),
    ...options,
  });
}

const arrived = (count: number) => expect.poll(() => stand.storedIds().length).toBe(count);
const bareWaits = { wait: () => new Promise<never>(() => {}) };

describe('what a killed page had queued', () => {
  test('reaches the LRS as soon as the same learner opens the course again on the device', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 503 }, 1_000);
    const killed = device.page();
    const channel = open(killed, bareWaits);
    channel.take(answers(1, 3));
    await channel.flush(false);
    killed.kill();
    stand.lrs.switches.clear();
    await stand.clock.wait(60_000);
    open(device.page());
    await arrived(3);
    expect(stand.storedIds()).toEqual(expectedIds(1, 3));
  });

  test('goes before what is new', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 503 }, 1_000);
    const killed = device.page();
    const channel = open(killed, bareWaits);
    channel.take(answers(1, 3));
    await channel.flush(false);
    killed.kill();
    stand.lrs.switches.clear();
    await stand.clock.wait(60_000);
    const next = open(device.page());
    next.take(answers(4, 2));
    await settle(next);
    expect(stand.storedIds()).toEqual(expectedIds(1, 5));
    expect(next.state()).toMatchObject({ waiting: 0, delivered: 5 });
  });

  test('is stored once, where it was stored and the answer met no page', async () => {
    const killed = device.page();
    const channel = open(killed);
    channel.take(answers(1, 3));
    await arrived(3);
    killed.kill();
    const next = open(device.page());
    next.take(answers(4, 1));
    await settle(next);
    expect(stand.storedIds()).toEqual(expectedIds(1, 4));
    expect(next.state()).toMatchObject({ waiting: 0, setAside: [] });
  });

  test('waits as long as the LRS had asked for, also in the page that comes after', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 429, retryAfter: '120' });
    const killed = device.page();
    const channel = open(killed, bareWaits);
    channel.take(answers(1, 1));
    await channel.flush(false);
    killed.kill();
    const next = open(device.page(), bareWaits);
    await next.flush(false);
    expect(stand.lrs.requests()).toHaveLength(1);
    await stand.clock.wait(120_000);
    next.wake();
    await arrived(1);
    expect(stand.lrs.requests()).toHaveLength(2);
  });

  test('of an earlier attempt goes out with credentials that the broker gives for that attempt', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 503 }, 1_000);
    const earlier = { ...report, registration: 'aaaaaaaa-b57b-4c15-8d91-d292c5b2b8f7' };
    const killed = device.page();
    const channel = open(killed, { ...bareWaits, report: earlier, source: stand.brokered });
    channel.take(answers(1, 2));
    await channel.flush(false);
    killed.kill();
    stand.lrs.switches.clear();
    await stand.clock.wait(60_000);
    const next = open(device.page(), { source: stand.brokered });
    next.take(answers(3, 1));
    await settle(next);
    await arrived(3);
    const registrations = stand.lrs.statements().map(({ context }) => context);
    expect(registrations.map((context) => (context as { registration: string }).registration).sort()).toEqual(
      [earlier.registration, earlier.registration, report.registration],
    );
    expect(stand.broker.asked().map(({ registration }) => registration)).toEqual(
      expect.arrayContaining([earlier.registration, report.registration]),
    );
  });

  test('of another learner stays where it is', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 503 }, 1_000);
    const killed = device.page();
    const other = {
      objectType: 'Agent' as const,
      account: { homePage: 'https://lms.example.gov', name: 'badge-1' },
    };
    const channel = open(killed, { ...bareWaits, report: { ...report, actor: other } });
    channel.take(answers(1, 2));
    await channel.flush(false);
    killed.kill();
    stand.lrs.switches.clear();
    await stand.clock.wait(60_000);
    const next = open(device.page());
    next.take(answers(3, 1));
    await settle(next);
    expect(stand.storedIds()).toEqual(expectedIds(3, 1));
    open(device.page(), { report: { ...report, actor: other } });
    await arrived(3);
    expect(stand.lrs.statements().map(({ actor }) => actor)).toEqual([report.actor, other, other]);
  });
});

/** What each switch of the LRS leads to, once it is off again and the course is opened again. */
const SWITCHES = [
  [{ kind: 'status', status: 401 }, 'POST statements 401'],
  [{ kind: 'status', status: 403 }, 'POST statements 403'],
  [{ kind: 'status', status: 404 }, 'POST statements 404'],
  [{ kind: 'status', status: 409 }, undefined],
  [{ kind: 'status', status: 413 }, undefined],
  [{ kind: 'status', status: 429, retryAfter: '5' }, undefined],
  [{ kind: 'status', status: 500 }, undefined],
  [{ kind: 'hang' }, undefined],
  [{ kind: 'drop' }, undefined],
  [{ kind: 'store-then-drop' }, undefined],
  [{ kind: 'portal' }, undefined],
] as const;

describe('under each switch of the LRS', () => {
  test.each(SWITCHES)(
    '%j, a page that is killed loses nothing and says nothing twice',
    async (fault, told) => {
      const isRefusal = fault.kind === 'status' && [401, 403].includes(fault.status);
      stand.lrs.switches.arm(fault, isRefusal ? 2 : 1);
      const notices: Notice[] = [];
      const killed = device.page();
      const channel = open(killed, { ...bareWaits, timeoutMs: 300, tell: (notice) => notices.push(notice) });
      channel.take(answers(1, 4));
      await channel.flush(false);
      channel.take(answers(5, 2));
      killed.kill();
      expect(notices.map(({ code }) => code)).toEqual(told === undefined ? [] : [told]);
      stand.lrs.switches.clear();
      await stand.clock.wait(60_000);
      const next = open(device.page());
      await settle(next);
      await arrived(6);
      expect(stand.storedIds()).toEqual(expectedIds(1, 6));
      expect(next.state()).toMatchObject({ waiting: 0, setAside: [], problem: undefined });
    },
  );

  test('a statement that no LRS takes is set aside and told with a code, and not told again', async () => {
    const notices: Notice[] = [];
    const tell = (notice: Notice) => notices.push(notice);
    const bad = stamped({
      type: 'began',
      resumed: false,
      before: { status: 'incomplete', completed: false, score: null },
      at: 0,
    });
    const first = device.page();
    const channel = open(first, { tell });
    channel.take([...answers(1, 2), { ...bad, ids: ['not-a-uuid', 'nor-this'] }, ...answers(3, 1)]);
    await settle(channel);
    first.kill();
    const next = open(device.page(), { tell });
    await settle(next);
    expect(stand.storedIds()).toEqual(expectedIds(1, 3));
    expect(notices).toEqual([{ kind: 'set-aside', code: 'POST statements 400 not-a-uu' }]);
  });
});

/** An LRS whose key may read and not write, whose room is full, or which speaks another version. */
const refusesWrites = (status: 400 | 401 | 403 | 413) =>
  stand.lrs.switches.arm(
    { kind: 'status', status },
    { times: 1_000, resource: 'statements', method: 'POST' },
  );

describe('an LRS that refuses all that is written and lets everything be read', () => {
  test.each([400, 401, 403, 413] as const)(
    'with %s stops the sending after three, is told, and gets all of it from the next page once it takes any',
    async (status) => {
      refusesWrites(status);
      const notices: Notice[] = [];
      const first = device.page();
      const channel = open(first, { tell: (notice) => notices.push(notice) });
      channel.take(answers(1, 20));
      await settle(channel);
      channel.wake();
      expect(channel.state()).toMatchObject({ delivered: 0, problem: { from: 'lrs', status } });
      expect(stand.batchSizes().filter((size) => size === 1)).toHaveLength(3);
      expect(notices.at(-1)).toEqual({ kind: 'stopped', code: `POST statements ${status}` });
      first.kill();
      stand.lrs.switches.clear();
      await settle(open(device.page()));
      expect(stand.storedIds()).toEqual(expectedIds(1, 20));
    },
  );

  test('costs none of those that are said one by one over several visits', async () => {
    refusesWrites(403);
    for (let number = 1; number <= 4; number += 1) {
      const page = device.page();
      const channel = open(page);
      channel.take(answers(number, 1));
      await settle(channel);
      page.kill();
    }
    stand.lrs.switches.clear();
    await settle(open(device.page()));
    expect(stand.storedIds()).toEqual(expectedIds(1, 4));
  });

  test('goes on in the same page with what came after, once it takes any', async () => {
    refusesWrites(403);
    const channel = open(device.page());
    channel.take(answers(1, 5));
    await settle(channel);
    stand.lrs.switches.clear();
    await channel.flush(false);
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(4, 2));
    expect(channel.state()).toMatchObject({ waiting: 0, problem: undefined });
    await settle(open(device.page()));
    expect(new Set(stand.storedIds())).toEqual(new Set(expectedIds(1, 5)));
  });
});

describe('a statement that is refused alone', () => {
  test('is not sent again once the LRS has taken another, and is until then', async () => {
    const refused = { kind: 'status', status: 403 } as const;
    const posts = { times: 1, resource: 'statements', method: 'POST' } as const;
    stand.lrs.switches.arm(refused, posts);
    const first = device.page();
    const channel = open(first);
    channel.take(answers(1, 1));
    await settle(channel);
    expect(channel.state()).toMatchObject({ waiting: 0, setAside: [{ id: uuid(2), status: 403 }] });
    first.kill();
    stand.lrs.switches.arm(refused, posts);
    const second = device.page();
    const next = open(second);
    next.take(answers(2, 1));
    await settle(next);
    second.kill();
    await settle(open(device.page()));
    expect(stand.storedIds()).toEqual(expectedIds(2, 1));
  });
});

describe('two pages of a learner', () => {
  test.each([
    ['with the browser’s locks', true],
    ['over plain http, where there are none', false],
  ])('%s send in the order in which things happened, one request at a time', async (_how, isSecure) => {
    device = createDevice(isSecure);
    let inFlight = 0;
    let most = 0;
    const counted: typeof fetch = async (url, init) => {
      most = Math.max(most, (inFlight += 1));
      return fetch(url, init).finally(() => (inFlight -= 1));
    };
    const [one, other] = [open(device.page(), { fetch: counted }), open(device.page(), { fetch: counted })];
    for (let number = 1; number < 21; number += 2) {
      one.take(answers(number, 1));
      // The device keeps what is put in one after the other in that order.
      await new Promise((resolve) => setTimeout(resolve, 5));
      other.take(answers(number + 1, 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all([settle(one), settle(other)]);
    await arrived(20);
    expect(stand.storedIds()).toEqual(expectedIds(1, 20));
    expect(most).toBe(1);
  });
});

describe('a page over plain http', () => {
  test('goes on with what a killed one left, once its lease has run out', async () => {
    device = createDevice(false);
    stand.lrs.switches.arm({ kind: 'hang' });
    const killed = device.page();
    const channel = open(killed, bareWaits);
    channel.take(answers(1, 2));
    await expect.poll(() => stand.lrs.requests().length).toBe(1);
    killed.kill();
    const next = open(device.page());
    next.take(answers(3, 1));
    await stand.clock.wait(30_000);
    await settle(next);
    expect(stand.storedIds()).toEqual(expectedIds(1, 3));
  });
});

describe('a device that keeps nothing', () => {
  const forbidden = {
    'has no database': {},
    'forbids to ask for it': {
      get indexedDB(): never {
        throw new DOMException('Forbidden.', 'SecurityError');
      },
    },
    'does not open it': {
      indexedDB: {
        open: () => {
          throw new DOMException('Private.', 'InvalidStateError');
        },
      },
    },
  };

  test.each(Object.entries(forbidden))('and %s delivers out of the page’s memory', async (_how, own) => {
    const channel = open({ ...device.page(), window: Object(own) });
    channel.take(answers(1, 60));
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(1, 60));
  });

  test('any more, delivers what it was given before and after', async () => {
    const channel = open(device.page());
    stand.lrs.switches.arm({ kind: 'status', status: 503 });
    channel.take(answers(1, 2));
    await channel.flush(false);
    device.takeAway();
    channel.take(answers(3, 2));
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(1, 4));
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 4 });
  });
});

describe('what is kept on the device', () => {
  test('names neither learner nor credentials, and is gone once it is delivered', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 503 });
    const named = {
      objectType: 'Agent' as const,
      name: 'Sam Rivera',
      account: { homePage: 'https://lms.example.gov', name: 'badge-4711' },
    };
    const channel = open(device.page(), { ...bareWaits, report: { ...report, actor: named } });
    channel.take(answers(1, 2));
    await channel.flush(false);
    const kept = await device.kept();
    expect(kept).toContain(uuid(2));
    for (const secret of ['Sam Rivera', 'badge-4711', 'lms.example.gov', 'Basic', stand.url]) {
      expect(kept).not.toContain(secret);
    }
    await stand.clock.wait(60_000);
    channel.wake();
    await arrived(2);
    await expect.poll(() => device.kept()).not.toContain(uuid(2));
    expect(stand.lrs.statements()[0]?.actor).toEqual(named);
  });
});
