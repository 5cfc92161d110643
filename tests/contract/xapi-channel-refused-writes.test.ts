import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../src/xapi/outbox/notice.ts';
import { openOn } from '../support/device-channel.ts';
import { createDevice, type Device } from '../support/device.ts';
import { uuid } from '../support/xapi-course.ts';
import { answers, expectedIds, openStand, settle, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;
let device: Device;
beforeEach(async () => {
  stand = await openStand();
  device = createDevice();
});
afterEach(() => stand.close());

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
      const channel = openOn(stand, first, { tell: (notice) => notices.push(notice) });
      channel.take(answers(1, 20));
      await settle(channel);
      channel.wake();
      expect(channel.state()).toMatchObject({ delivered: 0, problem: { from: 'lrs', status } });
      expect(stand.batchSizes().filter((size) => size === 1)).toHaveLength(3);
      expect(notices.at(-1)).toEqual({ kind: 'stopped', code: `POST statements ${status}` });
      first.kill();
      stand.lrs.switches.clear();
      await settle(openOn(stand, device.page()));
      expect(stand.storedIds()).toEqual(expectedIds(1, 20));
    },
  );

  test('costs none of those that are said one by one over several visits', async () => {
    refusesWrites(403);
    for (let number = 1; number <= 4; number += 1) {
      const page = device.page();
      const channel = openOn(stand, page);
      channel.take(answers(number, 1));
      await settle(channel);
      page.kill();
    }
    stand.lrs.switches.clear();
    await settle(openOn(stand, device.page()));
    expect(stand.storedIds()).toEqual(expectedIds(1, 4));
  });

  test('goes on in the same page with what came after, once it takes any', async () => {
    refusesWrites(403);
    const channel = openOn(stand, device.page());
    channel.take(answers(1, 5));
    await settle(channel);
    stand.lrs.switches.clear();
    await channel.flush(false);
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(4, 2));
    expect(channel.state()).toMatchObject({ waiting: 0, problem: undefined });
    await settle(openOn(stand, device.page()));
    expect(new Set(stand.storedIds())).toEqual(new Set(expectedIds(1, 5)));
  });
});

describe('a statement that is refused alone', () => {
  test('is not sent again once the LRS has taken another, and is until then', async () => {
    const refused = { kind: 'status', status: 403 } as const;
    const posts = { times: 1, resource: 'statements', method: 'POST' } as const;
    stand.lrs.switches.arm(refused, posts);
    const first = device.page();
    const channel = openOn(stand, first);
    channel.take(answers(1, 1));
    await settle(channel);
    expect(channel.state()).toMatchObject({ waiting: 0, setAside: [{ id: uuid(2), status: 403 }] });
    first.kill();
    stand.lrs.switches.arm(refused, posts);
    const second = device.page();
    const next = openOn(stand, second);
    next.take(answers(2, 1));
    await settle(next);
    second.kill();
    await settle(openOn(stand, device.page()));
    expect(stand.storedIds()).toEqual(expectedIds(2, 1));
  });
});
