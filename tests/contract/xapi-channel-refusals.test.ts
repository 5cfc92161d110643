import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answers, expectedIds, openStand, settle, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

describe('a channel behind a gateway that answers 404 in place of the LRS', () => {
  test('says so, asks no more by itself, and delivers all in order when it is flushed later', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 404 });
    const channel = stand.open();
    channel.take(answers(1, 2));
    await settle(channel);
    expect(channel.state()).toMatchObject({ waiting: 2, problem: { kind: 'misconfigured', status: 404 } });
    channel.take(answers(3, 1));
    channel.wake();
    expect(stand.lrs.requests()).toHaveLength(1);
    await channel.flush(false);
    expect(stand.storedIds()).toEqual(expectedIds(1, 3));
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 3, setAside: [], problem: undefined });
  });

  test('delivers as the page leaves, where it was flushed since', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 404 }, 2);
    const channel = stand.open();
    channel.take(answers(1, 1));
    await settle(channel);
    await channel.flush(false);
    expect(channel.state()).toMatchObject({ waiting: 1, problem: { kind: 'misconfigured' } });
    await channel.flush(false);
    channel.take(answers(2, 1));
    await channel.flush(true);
    expect(new Set(stand.storedIds())).toEqual(new Set(expectedIds(1, 2)));
  });
});

describe('a channel whose page leaves while a batch is under way', () => {
  test('sends what is under way in a request of its own, and what is new in another', async () => {
    const stored = Promise.withResolvers<void>();
    const sizes: number[] = [];
    const channel = stand.open({
      fetch: async (url, init) => {
        sizes.push(typeof init?.body === 'string' ? JSON.parse(init.body).length : 0);
        const answer = await fetch(url, init);
        if (sizes.length > 1) return answer;
        stored.resolve();
        return new Promise<never>(() => {});
      },
    });
    channel.take(answers(1, 3));
    await stored.promise;
    channel.take(answers(4, 2));
    const [under = 0] = sizes;
    const left = channel.flush(true);
    expect(sizes).toEqual([under, under, 5 - under]);
    await left;
    expect(stand.storedIds()).toEqual(expectedIds(1, 5));
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 5 });
  });

  test.each([400, 403] as const)(
    'delivers what is new though the other is refused with %s',
    async (status) => {
      const stored = Promise.withResolvers<void>();
      let requests = 0;
      const channel = stand.open({
        fetch: async (url, init) => {
          requests += 1;
          const isFirst = requests === 1;
          const answer = await fetch(url, init);
          if (!isFirst) return answer;
          stand.lrs.switches.arm({ kind: 'status', status });
          stored.resolve();
          return new Promise<never>(() => {});
        },
      });
      channel.take(answers(1, 1));
      await stored.promise;
      channel.take(answers(2, 1));
      await channel.flush(true);
      expect(new Set(stand.storedIds())).toEqual(new Set(expectedIds(1, 2)));
    },
  );
});
