import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Effect, Session } from '../../src/core/session.ts';
import { createReporter } from '../../src/runtime/reporter.ts';
import type { StampedEffect } from '../../src/xapi/stamped.ts';

const commit: Effect = { type: 'commit', when: 'soon' };
// What a channel makes of session and settings is its own; here nobody reads them.
const session: Session = Object({});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A visit whose client did not arrive when the first question came alive. */
async function begun() {
  const taken: StampedEffect[] = [];
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
        state: () => ({ waiting: 0, delivered: 0, setAside: [], problem: undefined }),
      });
      return { openChannel };
    },
  });
  reporter.consume([commit], session);
  document.dispatchEvent(new CustomEvent('course:question-live'));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toBe(1);
  return {
    ...reporter,
    taken,
    asked: () => asked,
    mend: () => {
      isThere = true;
    },
  };
}

test('a client that did not arrive is asked for again with what happens next, and gets all of it', async () => {
  const { consume, mend, taken } = await begun();
  mend();
  await vi.advanceTimersByTimeAsync(3_000);
  consume([commit, commit], session);
  await vi.advanceTimersByTimeAsync(0);
  expect(taken).toHaveLength(3);
});

test('however much happens, it is asked for once in three seconds', async () => {
  const { consume, asked } = await begun();
  for (let tenths = 0; tenths < 100; tenths += 1) {
    consume([commit], session);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked()).toBeLessThanOrEqual(5);
  expect(asked()).toBeGreaterThan(2);
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
