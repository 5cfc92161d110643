import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/xapi/outbox/indexed-db.ts';
import { createLeaseLock } from '../../src/xapi/outbox/lease-lock.ts';
import type { OutboxLock } from '../../src/xapi/outbox/lock.ts';
import { createWebLock } from '../../src/xapi/outbox/web-lock.ts';

/** A moment for others; no time passes. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const never = () => new Promise<void>(() => {});

async function leases() {
  const database = await openDatabase(new IDBFactory());
  let now = 1_000_000;
  return {
    lock: (name: string) =>
      createLeaseLock(database, name, { now: () => now, wait: turn, uuid: () => crypto.randomUUID() }),
    advance(ms: number) {
      now += ms;
    },
  };
}

/** Node’s locks are those of the whole process. */
async function webLocks() {
  const origin = crypto.randomUUID();
  return (name: string) => createWebLock(navigator.locks, `${origin} ${name}`);
}

describe.each([
  ['Web Locks', webLocks],
  ['a lease', async () => (await leases()).lock],
])('A lock by %s', (_name, make) => {
  /** Runs a task, and says what happens. */
  function run(lock: OutboxLock, name: string, told: string[], until: Promise<void>): Promise<void> {
    return lock.hold(
      async () => {
        told.push(`${name} begins`);
        await until;
        told.push(`${name} ends`);
      },
      () => told.push(`${name} waits`),
    );
  }

  test('lets one page in at a time, and the next when that is done', async () => {
    const lock = await make();
    const told: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = run(lock('a'), 'first', told, promise);
    await expect.poll(() => told).toEqual(['first begins']);
    const second = run(lock('a'), 'second', told, Promise.resolve());
    await expect.poll(() => told).toEqual(['first begins', 'second waits']);
    resolve();
    await Promise.all([first, second]);
    expect(told).toEqual(['first begins', 'second waits', 'first ends', 'second begins', 'second ends']);
  });

  test('lets the same page in again', async () => {
    const lock = (await make())('a');
    const told: string[] = [];
    await run(lock, 'first', told, Promise.resolve());
    await run(lock, 'again', told, Promise.resolve());
    expect(told).toEqual(['first begins', 'first ends', 'again begins', 'again ends']);
  });

  test('is free after a task that failed', async () => {
    const lock = await make();
    await expect(lock('a').hold(() => Promise.reject(new Error('failed')), turn)).rejects.toThrow('failed');
    const told: string[] = [];
    await run(lock('a'), 'next', told, Promise.resolve());
    expect(told).toEqual(['next begins', 'next ends']);
  });

  test('of one learner and LRS does not hold up another', async () => {
    const lock = await make();
    const told: string[] = [];
    void run(lock('a'), 'first', told, never());
    await run(lock('b'), 'other', told, Promise.resolve());
    expect(told).toContain('other ends');
    expect(told).not.toContain('other waits');
  });

  test('is the page’s own while its task runs', async () => {
    const lock = await make();
    const answers: boolean[] = [];
    await lock('a').hold(async (isMine) => void answers.push(await isMine(), await isMine()), turn);
    expect(answers).toEqual([true, true]);
  });
});

describe('A lease', () => {
  test('of a page that was killed runs out', async () => {
    const { lock, advance } = await leases();
    void lock('a').hold(never, turn);
    const begun = Promise.withResolvers<void>();
    const waiting = Promise.withResolvers<void>();
    const next = lock('a').hold(async () => begun.resolve(), waiting.resolve);
    await waiting.promise;
    advance(30_000);
    await begun.promise;
    await next;
  });

  test('lasts as long as its page asks, and is lost by a page that slept', async () => {
    const { lock, advance } = await leases();
    const asked = Promise.withResolvers<() => Promise<boolean>>();
    void lock('a').hold((isMine) => {
      asked.resolve(isMine);
      return never();
    }, turn);
    const isMine = await asked.promise;
    for (let times = 0; times < 3; times += 1) {
      advance(20_000);
      expect(await isMine()).toBe(true);
    }
    advance(31_000);
    const taken = Promise.withResolvers<void>();
    void lock('a').hold(() => {
      taken.resolve();
      return never();
    }, turn);
    await taken.promise;
    expect(await isMine()).toBe(false);
  });

  test('does not last longer where the clock is set back', async () => {
    const { lock, advance } = await leases();
    const held = Promise.withResolvers<void>();
    void lock('a').hold(() => {
      held.resolve();
      return never();
    }, turn);
    await held.promise;
    advance(-3_600_000);
    await lock('a').hold(async () => {}, turn);
  });
});
