import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShelves } from '../../src/xapi/outbox/shelf.ts';
import { createDevice } from '../support/device.ts';
import { report } from '../support/xapi-course.ts';
import { answers, expectedIds, openStand, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

const COUNT = 5_000;
const LEAST_PER_SECOND = 500;

const onDevice = () => {
  const { window } = createDevice().page();
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const tools = { window, now: Date.now, wait, uuid: () => crypto.randomUUID() };
  return { shelves: (family: string) => openShelves(tools, family, report.actor) };
};

test.each([
  ['in memory', () => ({})],
  ['in IndexedDB', onDevice],
])(
  'five thousand statements that wait %s are taken, and sent five hundred a second',
  async (where, shelves) => {
    const effects = answers(1, COUNT);
    const channel = stand.open(shelves());
    const begun = performance.now();
    channel.take(effects);
    const taken = performance.now();
    await channel.flush(false);
    const drained = performance.now();
    const rate = Math.round((COUNT / (drained - taken)) * 1_000);
    console.log(`${where}: taken in ${Math.round(taken - begun)} ms, sent ${rate} a second`);
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: COUNT, setAside: [], problem: undefined });
    expect(stand.storedIds()).toEqual(expectedIds(1, COUNT));
    expect(Math.max(...stand.batchSizes())).toBeLessThanOrEqual(50);
    expect(rate).toBeGreaterThanOrEqual(LEAST_PER_SECOND);
  },
);
