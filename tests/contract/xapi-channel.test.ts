import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answer, outcomeOf, stamped, startedAt } from '../support/xapi-course.ts';
import { answers, expectedIds, openStand, settle, wordyReport, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;

beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

describe('a channel that meets no trouble', () => {
  test('delivers a visit in the order in which it happened', async () => {
    const channel = stand.open();
    channel.take([
      stamped({ type: 'began', resumed: true, before: outcomeOf(), at: startedAt }, 1),
      stamped({ type: 'save' }, 2),
      stamped(answer(), 3),
      stamped(
        { type: 'report', outcome: outcomeOf({ status: 'completed', completed: true }), at: startedAt },
        4,
      ),
      stamped(
        {
          type: 'end',
          outcome: outcomeOf({ status: 'completed', completed: true }),
          by: 'exit',
          at: startedAt,
        },
        5,
      ),
    ]);
    await settle(channel);
    expect(stand.lrs.statements().map(({ verb }) => verb)).toMatchObject(
      ['initialized', 'resumed', 'answered', 'completed', 'terminated'].map((en) => ({ display: { en } })),
    );
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 5, setAside: [], problem: undefined });
  });

  test('sends what happens together in batches of 50 statements at most', async () => {
    const channel = stand.open();
    channel.take(answers(1, 51));
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(1, 51));
    expect(Math.max(...stand.batchSizes())).toBeLessThanOrEqual(50);
    expect(stand.batchSizes().length).toBeLessThan(5);
  });

  test('has one request in flight at a time', async () => {
    let inFlight = 0;
    const counts: number[] = [];
    const channel = stand.open({
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
    expect(stand.storedIds()).toEqual(expectedIds(1, 4));
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  test('keeps a batch under 60 kB', async () => {
    const channel = stand.open({ report: wordyReport(20_000) });
    channel.take(answers(1, 5));
    await settle(channel);
    expect(stand.storedIds()).toHaveLength(5);
    for (const { body } of stand.lrs.requests()) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000);
  });

  test('sends only the three headers that every LRS allows, and no cookies', async () => {
    const channel = stand.open();
    channel.take(answers(1, 1));
    await settle(channel);
    expect(
      stand.fetches.map(({ credentials, headers, keepalive }) => ({ credentials, headers, keepalive })),
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
