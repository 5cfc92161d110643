import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answers, expectedIds, openStand, settle, wordyReport, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;

beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

describe('a page that goes away', () => {
  test('sends what is left at once, in a request that outlives it', async () => {
    const channel = stand.open({ wait: () => new Promise(() => {}) });
    stand.lrs.switches.arm({ kind: 'status', status: 503 });
    channel.take(answers(1, 3));
    await channel.flush(false);
    const left = channel.flush(true);
    expect(stand.fetches.at(-1)).toMatchObject({ keepalive: true });
    await left;
    expect(stand.storedIds()).toEqual(expectedIds(1, 3));
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 3 });
  });

  test('never asks for more than 64 KiB, even hidden and then closed', async () => {
    const channel = stand.open({
      report: wordyReport(15_000),
      wait: () => new Promise(() => {}),
    });
    stand.lrs.switches.arm({ kind: 'status', status: 503 });
    channel.take(answers(1, 8));
    await channel.flush(false);
    const both = [channel.flush(true), channel.flush(true)];
    const outliving = stand.fetches.filter(({ keepalive }) => keepalive === true);
    const bytes = outliving.reduce(
      (sum, { body }) => sum + (typeof body === 'string' ? Buffer.byteLength(body) : 0),
      0,
    );
    expect(outliving.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(65_536);
    await Promise.all(both);
  });

  test('a batch that failed on the way out is delivered when the page comes back, once', async () => {
    const channel = stand.open();
    channel.take(answers(1, 1));
    await settle(channel);
    stand.lrs.switches.arm({ kind: 'store-then-drop' });
    channel.take(answers(2, 1));
    await channel.flush(true);
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(1, 2));
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 2 });
    expect(stand.lrs.requests()).toHaveLength(3);
  });
});
