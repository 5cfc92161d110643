import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/xapi/outbox/indexed-db.ts';
import { createOutbox, type Outbox } from '../../src/xapi/outbox/outbox.ts';
import { openShelves, type Shelf } from '../../src/xapi/outbox/shelf.ts';
import type { Statement } from '../../src/xapi/statement.ts';
import { createDevice, type Device, type DevicePage } from '../support/device.ts';
import { bareStatement } from '../support/lrs-stand.ts';
import { report, uuid } from '../support/xapi-course.ts';

/** What the LRS took, in its order. */
let taken: string[];

beforeEach(() => {
  taken = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => void vi.useRealTimers());

const statements = (from: number, count: number): readonly Statement[] =>
  Array.from({ length: count }, (_, index) => ({
    ...bareStatement(from + index),
    id: uuid(from + index),
    actor: report.actor,
    timestamp: '2026-11-22T05:00:00.000Z',
  }));

const ids = (from: number, count: number) => statements(from, count).map(({ id }) => id);

function open(shelf: Promise<Shelf>): Outbox {
  return createOutbox({
    shelf,
    sender: {
      post: async (batch) => void taken.push(...batch.map(({ id }) => id)),
      read: () => Promise.reject(new Error('Nobody looks.')),
    },
    now: Date.now,
    wait: () => new Promise<never>(() => {}),
    random: () => 0,
  });
}

async function shelfOf({ window }: DevicePage): Promise<Shelf> {
  const tools = { window, now: Date.now, wait: async () => {}, uuid: () => crypto.randomUUID() };
  return (await openShelves(tools, 'family', report.actor)).shelf('queue');
}

/** Another transaction that never ends stands before all others (Indexed Database 3.0, 2.7.2). */
async function block(device: Device): Promise<void> {
  const database = await openDatabase(Object(device.page().own.indexedDB));
  const places = ['statements', 'pacing', 'leases'];
  const rows = database.transaction(places, 'readwrite').objectStore('statements');
  const ask = () => rows.get(0).addEventListener('success', ask);
  ask();
}

/** Whether a promise is settled, after a moment for others and so many milliseconds of the page's timers. */
async function isSettledAfter(ms: number, promise: Promise<void>): Promise<boolean> {
  let isSettled = false;
  const watch = async () => {
    await promise;
    isSettled = true;
  };
  void watch();
  for (let seconds = 0; seconds * 1_000 < ms; seconds += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return isSettled;
}

describe.each([
  ['with the browser’s locks', true],
  ['over plain http, where there are none', false],
])('a device that no longer answers, %s,', (_how, isSecure) => {
  test('holds nothing up for long: what waits goes on in memory, and another page may send', async () => {
    const device = createDevice(isSecure);
    const page = device.page();
    const shelf = await shelfOf(page);
    const outbox = open(Promise.resolve(shelf));
    await block(device);
    outbox.enqueue(statements(1, 3));
    expect(await isSettledAfter(20_000, outbox.flush({ leaving: false }))).toBe(true);
    expect(taken).toEqual(ids(1, 3));
    expect(outbox.state()).toMatchObject({ waiting: 0, delivered: 3 });
    outbox.enqueue(statements(4, 1));
    expect(await isSettledAfter(20_000, outbox.flush({ leaving: false }))).toBe(true);
    expect(taken).toEqual(ids(1, 4));
    if (!isSecure) return;
    const held = await device.page().own.navigator.locks?.request('course-outbox family', async () => true);
    expect(held).toBe(true);
  });
});

test('a browser that never gives a lock keeps nobody who waits longer than half a minute', async () => {
  const shelf = await shelfOf(createDevice().page());
  const outbox = open(Promise.resolve({ ...shelf, lock: { hold: () => new Promise<never>(() => {}) } }));
  outbox.enqueue(statements(1, 1));
  const flushed = outbox.flush({ leaving: false });
  expect(await isSettledAfter(29_000, flushed)).toBe(false);
  expect(await isSettledAfter(2_000, flushed)).toBe(true);
  expect(outbox.state()).toMatchObject({ waiting: 1 });
});
