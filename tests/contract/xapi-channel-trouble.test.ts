import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answer, stamped, uuid } from '../support/xapi-course.ts';
import { answers, expectedIds, openStand, settle, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;

beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

describe('trouble that passes', () => {
  test('429 is waited out for as long as Retry-After says', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 429, retryAfter: '120' });
    const channel = stand.open();
    channel.take(answers(1, 2));
    await settle(channel);
    expect(Math.max(...stand.clock.waits)).toBe(120_000);
    expect(stand.storedIds()).toEqual(expectedIds(1, 2));
  });

  test('500 is tried again after 1, 2, 4 seconds, in the same order, and the problem goes away', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 500 }, 3);
    const problems: (string | undefined)[] = [];
    const channel = stand.open({ onChange: ({ problem }) => problems.push(problem?.kind) });
    channel.take(answers(1, 3));
    await settle(channel);
    expect(stand.clock.waits).toEqual([1_000, 2_000, 4_000]);
    expect(stand.storedIds()).toEqual(expectedIds(1, 3));
    expect(problems).toContain('unreachable');
    expect(channel.state().problem).toBeUndefined();
  });

  test('a lost acknowledgement ends with exactly one statement of that id', async () => {
    stand.lrs.switches.arm({ kind: 'store-then-drop' });
    const channel = stand.open();
    channel.take(answers(1, 1));
    await settle(channel);
    expect(stand.storedIds()).toEqual([uuid(2)]);
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 1, setAside: [] });
  });

  test('an LRS that hangs is given up after the timeout and tried again', async () => {
    stand.lrs.switches.arm({ kind: 'hang' });
    const channel = stand.open({ timeoutMs: 300 });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(stand.storedIds()).toEqual([uuid(2)]);
    expect(stand.lrs.switches.armed()).toEqual([]);
    expect(stand.clock.waits[0]).toBe(1_000);
  });

  test('the sign-in page of a network that answers 200 delivers nothing', async () => {
    stand.lrs.switches.arm({ kind: 'portal' });
    const channel = stand.open();
    channel.take(answers(1, 1));
    await settle(channel);
    expect(stand.lrs.requests()).toHaveLength(2);
    expect(stand.storedIds()).toEqual([uuid(2)]);
  });

  test('what wakes a waiting channel cuts its wait, never below the second it rests in any case', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 503 }, 6);
    const pending: { readonly ms: number; readonly end: () => void }[] = [];
    const longWait = (ms: number) =>
      ms > 1_000 ? new Promise<void>((resolve) => pending.push({ ms, end: resolve })) : stand.clock.wait(ms);
    const channel = stand.open({ wait: longWait });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(stand.storedIds()).toEqual([uuid(2)]);
    expect(pending.map(({ ms }) => ms)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000]);
    expect(stand.clock.waits).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 1_000]);
  });

  test.each(['wake', 'flush'] as const)(
    'a request that failed while the clock was hours ahead holds nothing up once it is right: %s',
    async (nudge) => {
      stand.lrs.switches.arm({ kind: 'status', status: 503 });
      let aheadMs = 5 * 3_600_000;
      const channel = stand.open({
        now: () => stand.clock.now() + aheadMs,
        wait: () => new Promise(() => {}),
      });
      channel.take(answers(1, 1));
      await channel.flush(false);
      aheadMs = 0;
      if (nudge === 'wake') channel.wake();
      else await channel.flush(false);
      await expect.poll(() => stand.storedIds()).toEqual(expectedIds(1, 1));
    },
  );

  test('a flush does not wait out a long Retry-After', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 503, retryAfter: '3600' });
    const channel = stand.open({ wait: () => new Promise(() => {}) });
    channel.take(answers(1, 1));
    await channel.flush(false);
    await channel.flush(false);
    expect(stand.lrs.requests()).toHaveLength(1);
    expect(channel.state()).toMatchObject({ waiting: 1, problem: { kind: 'unreachable', status: 503 } });
  });
});

describe('trouble that does not pass', () => {
  test('one bad statement is found, set aside and told; all others arrive in order', async () => {
    const channel = stand.open();
    const [bad] = answers(6, 1);
    const broken = bad?.effect.type === 'record' ? { ...bad, ids: ['no uuid', 'no uuid'] as const } : bad;
    channel.take([...answers(1, 5), ...(broken === undefined ? [] : [broken]), ...answers(7, 4)]);
    await settle(channel);
    expect(stand.storedIds()).toEqual([...expectedIds(1, 5), ...expectedIds(7, 4)]);
    expect(channel.state()).toMatchObject({
      delivered: 9,
      setAside: [{ id: 'no uuid', reason: expect.stringContaining('400') }],
      problem: undefined,
    });
    expect(stand.clock.waits).toEqual([]);
  });

  test('413 makes smaller batches', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 413 });
    const channel = stand.open();
    channel.take(answers(1, 8));
    await settle(channel);
    expect(stand.batchSizes().slice(0, 2)).toEqual([8, 4]);
    expect(stand.storedIds()).toEqual(expectedIds(1, 8));
  });

  test('409 for what the LRS holds already counts as delivered', async () => {
    const first = stand.open();
    first.take(answers(1, 1));
    await settle(first);
    await stand.clock.wait(5_000);
    stand.lrs.switches.arm({ kind: 'status', status: 409 });
    const second = stand.open();
    second.take(answers(1, 1));
    await settle(second);
    expect(second.state()).toMatchObject({ waiting: 0, delivered: 1, setAside: [] });
    expect(stand.storedIds()).toEqual([uuid(2)]);
  });

  test('409 for another statement under the id is set aside, and the next goes through', async () => {
    const first = stand.open();
    first.take(answers(1, 1));
    await settle(first);
    const second = stand.open();
    second.take([stamped(answer({ latencyMs: 1 }), 1), ...answers(2, 1)]);
    await settle(second);
    expect(second.state()).toMatchObject({ delivered: 1, setAside: [{ id: uuid(2) }] });
    expect(stand.storedIds()).toEqual([uuid(2), uuid(4)]);
  });

  test.each([401, 403] as const)(
    '%s of every request stops the channel: it says so, keeps what waits and asks no more',
    async (status) => {
      stand.lrs.switches.arm({ kind: 'status', status }, 9);
      const channel = stand.open();
      channel.take(answers(1, 2));
      await settle(channel);
      channel.take(answers(3, 1));
      channel.wake();
      await channel.flush(false);
      await channel.flush(true);
      expect(stand.lrs.requests().map(({ method }) => method)).toEqual(['POST', 'GET']);
      expect(channel.state()).toMatchObject({
        waiting: 3,
        delivered: 0,
        problem: { kind: 'refused', from: 'lrs', status },
      });
    },
  );

  test.each([401, 403] as const)(
    '%s of one statement alone sets it aside, and the next goes through',
    async (status) => {
      // The two together, then the first alone.
      stand.lrs.switches.arm(
        { kind: 'status', status },
        { times: 2, resource: 'statements', method: 'POST' },
      );
      const channel = stand.open();
      channel.take(answers(1, 2));
      await settle(channel);
      expect(channel.state()).toMatchObject({
        waiting: 0,
        delivered: 1,
        setAside: [{ id: uuid(2), status }],
        problem: undefined,
      });
      expect(stand.storedIds()).toEqual(expectedIds(2, 1));
    },
  );

  test('a wrong address stops the channel as misconfigured', async () => {
    const channel = stand.open({
      source: { kind: 'embedded', endpoint: `${stand.url}/elsewhere`, key: 'agency', secret: 'Łódź' },
    });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(channel.state().problem).toMatchObject({ kind: 'misconfigured', status: 404 });
  });
});
