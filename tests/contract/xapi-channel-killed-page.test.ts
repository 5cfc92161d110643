import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../src/xapi/outbox/notice.ts';
import { arrived, bareWaits, openOn } from '../support/device-channel.ts';
import { createDevice, type Device } from '../support/device.ts';
import { report, stamped } from '../support/xapi-course.ts';
import { answers, expectedIds, openStand, settle, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;
let device: Device;
beforeEach(async () => {
  stand = await openStand();
  device = createDevice();
});
afterEach(() => stand.close());

/** A page that answers thrice while the LRS is away, and is killed; the LRS is back a minute later. */
async function queueThreeAndKill(): Promise<void> {
  stand.lrs.switches.arm({ kind: 'status', status: 503 }, 1_000);
  const killed = device.page();
  const channel = openOn(stand, killed, bareWaits);
  channel.take(answers(1, 3));
  await channel.flush(false);
  killed.kill();
  stand.lrs.switches.clear();
  await stand.clock.wait(60_000);
}

describe('what a killed page had queued', () => {
  test('reaches the LRS as soon as the same learner opens the course again on the device', async () => {
    await queueThreeAndKill();
    openOn(stand, device.page());
    await arrived(stand, 3);
    expect(stand.storedIds()).toEqual(expectedIds(1, 3));
  });

  test('goes before what is new', async () => {
    await queueThreeAndKill();
    const next = openOn(stand, device.page());
    next.take(answers(4, 2));
    await settle(next);
    expect(stand.storedIds()).toEqual(expectedIds(1, 5));
    expect(next.state()).toMatchObject({ waiting: 0, delivered: 5 });
  });

  test('is stored once, where it was stored and the answer met no page', async () => {
    const killed = device.page();
    const channel = openOn(stand, killed);
    channel.take(answers(1, 3));
    await arrived(stand, 3);
    killed.kill();
    const next = openOn(stand, device.page());
    next.take(answers(4, 1));
    await settle(next);
    expect(stand.storedIds()).toEqual(expectedIds(1, 4));
    expect(next.state()).toMatchObject({ waiting: 0, setAside: [] });
  });

  test('waits as long as the LRS had asked for, also in the page that comes after', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 429, retryAfter: '120' });
    const killed = device.page();
    const channel = openOn(stand, killed, bareWaits);
    channel.take(answers(1, 1));
    await channel.flush(false);
    killed.kill();
    const next = openOn(stand, device.page(), bareWaits);
    await next.flush(false);
    expect(stand.lrs.requests()).toHaveLength(1);
    await stand.clock.wait(120_000);
    next.wake();
    await arrived(stand, 1);
    expect(stand.lrs.requests()).toHaveLength(2);
  });

  test('of an earlier attempt goes out with credentials that the broker gives for that attempt', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 503 }, 1_000);
    const earlier = { ...report, registration: 'aaaaaaaa-b57b-4c15-8d91-d292c5b2b8f7' };
    const killed = device.page();
    const channel = openOn(stand, killed, { ...bareWaits, report: earlier, source: stand.brokered });
    channel.take(answers(1, 2));
    await channel.flush(false);
    killed.kill();
    stand.lrs.switches.clear();
    await stand.clock.wait(60_000);
    const next = openOn(stand, device.page(), { source: stand.brokered });
    next.take(answers(3, 1));
    await settle(next);
    await arrived(stand, 3);
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
    const channel = openOn(stand, killed, { ...bareWaits, report: { ...report, actor: other } });
    channel.take(answers(1, 2));
    await channel.flush(false);
    killed.kill();
    stand.lrs.switches.clear();
    await stand.clock.wait(60_000);
    const next = openOn(stand, device.page());
    next.take(answers(3, 1));
    await settle(next);
    expect(stand.storedIds()).toEqual(expectedIds(3, 1));
    openOn(stand, device.page(), { report: { ...report, actor: other } });
    await arrived(stand, 3);
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
      const channel = openOn(stand, killed, {
        ...bareWaits,
        timeoutMs: 300,
        tell: (notice) => notices.push(notice),
      });
      channel.take(answers(1, 4));
      await channel.flush(false);
      channel.take(answers(5, 2));
      killed.kill();
      expect(notices.map(({ code }) => code)).toEqual(told === undefined ? [] : [told]);
      stand.lrs.switches.clear();
      await stand.clock.wait(60_000);
      const next = openOn(stand, device.page());
      await settle(next);
      await arrived(stand, 6);
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
    const channel = openOn(stand, first, { tell });
    channel.take([...answers(1, 2), { ...bad, ids: ['not-a-uuid', 'nor-this'] }, ...answers(3, 1)]);
    await settle(channel);
    first.kill();
    const next = openOn(stand, device.page(), { tell });
    await settle(next);
    expect(stand.storedIds()).toEqual(expectedIds(1, 3));
    expect(notices).toEqual([{ kind: 'set-aside', code: 'POST statements 400 not-a-uu' }]);
  });
});
