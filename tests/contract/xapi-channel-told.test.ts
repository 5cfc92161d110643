import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, ChannelOptions } from '../../src/xapi/channel.ts';
import type { Notice } from '../../src/xapi/outbox/notice.ts';
import { openShelves } from '../../src/xapi/outbox/shelf.ts';
import { createDevice, type DevicePage } from '../support/device.ts';
import { report } from '../support/xapi-course.ts';
import { answers, expectedIds, openStand, settle, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;
let notices: Notice[];

beforeEach(async () => {
  stand = await openStand();
  notices = [];
});
afterEach(() => stand.close());

function open(options: Partial<ChannelOptions> = {}): Channel {
  return stand.open({ tell: (notice) => notices.push(notice), ...options });
}

/** What a page on a device gives its channel. */
function onDevice(page: DevicePage): Partial<ChannelOptions> {
  const { clock } = stand;
  const tools = { window: page.window, now: clock.now, wait: clock.wait, uuid: () => crypto.randomUUID() };
  return { fetch: page.fetch, shelves: (family) => openShelves(tools, family, report.actor) };
}

const fails = (times: number) => stand.lrs.switches.arm({ kind: 'status', status: 503 }, times);

describe('an LRS that is away', () => {
  test('is told after three requests where nothing outlives the page, and so is its return', async () => {
    fails(4);
    const channel = open();
    channel.take(answers(1, 2));
    await channel.flush(false);
    await channel.flush(false);
    expect(notices).toEqual([]);
    await channel.flush(false);
    expect(notices).toEqual([{ kind: 'unkept', code: 'POST statements 503' }]);
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(1, 2));
    expect(notices.map(({ kind }) => kind)).toEqual(['unkept', 'going']);
  });

  test('is told of nobody where what waits is safe on the device', async () => {
    fails(6);
    const channel = open(onDevice(createDevice().page()));
    channel.take(answers(1, 2));
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(1, 2));
    expect(notices).toEqual([]);
  });

  test('is told from where the browser takes the device away', async () => {
    fails(9);
    const device = createDevice();
    const channel = open(onDevice(device.page()));
    channel.take(answers(1, 2));
    for (let time = 1; time <= 4; time += 1) await channel.flush(false);
    expect(notices).toEqual([]);
    device.takeAway();
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(1, 2));
    expect(notices.map(({ kind }) => kind)).toEqual(['unkept', 'going']);
  });
});

test('an LRS that took nothing and is put right is told once, and that it is over', async () => {
  stand.lrs.switches.arm({ kind: 'status', status: 404 }, 3);
  const channel = open(onDevice(createDevice().page()));
  channel.take(answers(1, 2));
  for (let time = 1; time <= 3; time += 1) await channel.flush(false);
  expect(notices).toEqual([{ kind: 'stopped', code: 'POST statements 404' }]);
  await settle(channel);
  expect(stand.storedIds()).toEqual(expectedIds(1, 2));
  expect(notices.slice(1)).toEqual([{ kind: 'going', code: 'POST statements 404' }]);
});
