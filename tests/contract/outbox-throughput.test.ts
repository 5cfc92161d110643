import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import type { ChannelOptions } from '../../src/xapi/channel.ts';
import { openShelves } from '../../src/xapi/outbox/shelf.ts';
import { createDevice } from '../support/device.ts';
import { report } from '../support/xapi-course.ts';
import { answers, expectedIds, openStand, settle } from '../support/xapi-stand.ts';

const COUNT = 5_000;
const LEAST_PER_SECOND = 500;

const onDevice = () => {
  const { window } = createDevice().page();
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const tools = { window, now: Date.now, wait, uuid: () => crypto.randomUUID() };
  return { shelves: (family: string) => openShelves(tools, family, report.actor) };
};

/** Runs: the fastest tells most of the code. Code that is too slow is too slow in each. */
const MOST_RUNS = 3;

/**
 * What a computer of its own would have taken, milliseconds: the time in which this process worked and the
 * time in which it waited for something, without that in which others had the processor that it wanted.
 */
function ownTime(): () => number {
  const worked = process.cpuUsage();
  const waited = performance.eventLoopUtilization();
  return () => {
    const { user, system } = process.cpuUsage(worked);
    return (user + system) / 1_000 + performance.eventLoopUtilization(waited).idle;
  };
}

/** @returns statements a second of one whole run */
async function drained(where: string, shelves: Partial<ChannelOptions>): Promise<number> {
  const stand = await openStand();
  try {
    const effects = answers(1, COUNT);
    const channel = stand.open(shelves);
    const begun = performance.now();
    channel.take(effects);
    const taken = performance.now();
    const spent = ownTime();
    await settle(channel);
    const perSecond = (ms: number): number => Math.round((COUNT / ms) * 1_000);
    const rate = perSecond(spent());
    const clocked = perSecond(performance.now() - taken);
    console.log(
      `${where}: taken in ${Math.round(taken - begun)} ms, sent ${rate} a second, ${clocked} by the clock`,
    );
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: COUNT, setAside: [], problem: undefined });
    expect(stand.storedIds()).toEqual(expectedIds(1, COUNT));
    expect(Math.max(...stand.batchSizes())).toBeLessThanOrEqual(50);
    return rate;
  } finally {
    await stand.close();
  }
}

/** The rate of the fastest run, of as many as it takes. */
async function fastest(where: string, shelves: () => Partial<ChannelOptions>): Promise<number> {
  let best = 0;
  for (let run = 0; run < MOST_RUNS && best < LEAST_PER_SECOND; run += 1) {
    best = Math.max(best, await drained(where, shelves()));
  }
  return best;
}

test.each([
  ['in memory', () => ({})],
  ['in IndexedDB', onDevice],
])(
  'five thousand statements that wait %s are taken, and sent five hundred a second, in the best of three runs',
  async (where, shelves) => {
    expect(await fastest(where, shelves)).toBeGreaterThanOrEqual(LEAST_PER_SECOND);
  },
  240_000,
);
