import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Effect, Session } from '../../src/core/session.ts';
import { createReporter } from '../../src/runtime/reporter.ts';
import type { Notice } from '../../src/xapi/outbox/notice.ts';
import type { OutboxState } from '../../src/xapi/outbox/state.ts';
import type { StampedEffect } from '../../src/xapi/stamped.ts';

const commit: Effect = { type: 'commit', when: 'soon' };
// What a channel makes of session and settings is its own; here nobody reads them.
const session: Session = Object({ mode: 'normal' });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A visit whose client did not arrive when the first question came alive. */
async function begun(visit = session) {
  const taken: StampedEffect[] = [];
  const told: Notice[] = [];
  const state = { waiting: 0, delivered: 0, setAside: [], problem: undefined, isOnDevice: true };
  let asked = 0;
  let isThere = false;
  const reporter = createReporter({
    settings: Object({}),
    learner: 'badge-4711',
    uuid: () => crypto.randomUUID(),
    load: async () => {
      asked += 1;
      if (!isThere) throw new TypeError('Failed to fetch dynamically imported module');
      const openChannel = () => ({
        take: (effects: readonly StampedEffect[]) => void taken.push(...effects),
        flush: async () => {},
        wake: () => {},
        state: (): OutboxState => state,
      });
      return { openChannel };
    },
    loadNotices: async () => (notice) => void told.push(notice),
  });
  reporter.consume([commit], visit);
  document.dispatchEvent(new CustomEvent('course:question-live'));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toBe(1);
  return {
    ...reporter,
    taken,
    told,
    state,
    asked: () => asked,
    mend: () => {
      isThere = true;
    },
  };
}

test('a client that did not arrive is asked for again, and gets all that happened meanwhile', async () => {
  const { consume, mend, taken, told } = await begun();
  mend();
  consume([commit, commit], session);
  expect(taken).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(taken).toHaveLength(3);
  expect(told).toEqual([]);
});

test('however much happens, it is asked for after 3, 6 and 12 seconds', async () => {
  const { consume, asked } = await begun();
  const askedAfter: number[] = [];
  for (let second = 1; second <= 21; second += 1) {
    for (let time = 0; time < 5; time += 1) consume([commit], session);
    await vi.advanceTimersByTimeAsync(1_000);
    askedAfter.push(asked());
  }
  expect([askedAfter[2], askedAfter[8], askedAfter[20]]).toEqual([2, 3, 4]);
});

test('the learner is told after three tries that what happens will be missing, and when it is not', async () => {
  const { mend, told, taken } = await begun();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(told).toEqual([{ kind: 'unkept', code: 'GET statements ?' }]);
  mend();
  await vi.advanceTimersByTimeAsync(12_000);
  expect(told.slice(1)).toEqual([{ kind: 'going', code: 'GET statements ?' }]);
  expect(taken).toHaveLength(1);
});

describe('Save and exit is told that something ends with the page', () => {
  test('where the client did not arrive', async () => {
    const { settle } = await begun();
    const asked = settle();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await asked).toBe(true);
  });

  test.each([
    [true, { waiting: 1, isOnDevice: false }],
    [false, { waiting: 1, isOnDevice: true }],
    [false, { waiting: 0, isOnDevice: false }],
  ])('%s, where the outbox says %j', async (isLost, says) => {
    const { settle, mend, state } = await begun();
    mend();
    await vi.advanceTimersByTimeAsync(3_000);
    Object.assign(state, says);
    expect(await settle()).toBe(isLost);
  });
});

test('in review nothing is said of the visit, and what waits from before has its client', async () => {
  const { consume, mend, taken, asked, settle } = await begun(Object({ mode: 'review' }));
  consume([commit], Object({ mode: 'review' }));
  mend();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked()).toBe(2);
  expect(taken).toEqual([]);
  expect(await settle()).toBe(false);
});

test('it is asked for at once when the network is back', async () => {
  const { mend, taken, asked } = await begun();
  mend();
  dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(taken).toHaveLength(1);
  dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked()).toBe(2);
});
