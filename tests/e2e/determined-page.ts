import type { Page } from '@playwright/test';

/** Epoch milliseconds. In the past, as everything is that an LRS is told. */
const BEGIN = Date.UTC(2026, 2, 2, 8, 58, 30);

/** A clock that stands still until it is told how much time passes; timers run. */
export interface Clock {
  now(): number;
  pass(ms: number): Promise<void>;
}

/** Gives the page, before it opens anything, the same chance and the same time as every other. */
export async function determine(page: Page): Promise<Clock> {
  await page.addInitScript(seedChance);
  let now = BEGIN;
  await page.clock.setFixedTime(now);
  return {
    now: () => now,
    async pass(ms) {
      now += ms;
      await page.clock.setFixedTime(now);
    },
  };
}

/** One series a size: how many UUIDs a record keeper needs must not change what the course draws. */
function seedChance(): void {
  const series = new Map<number, number>();
  crypto.getRandomValues = (array) => {
    if (!ArrayBuffer.isView(array)) return array;
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    let state = series.get(bytes.length) ?? bytes.length;
    for (const index of bytes.keys()) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[index] = state >>> 24;
    }
    series.set(bytes.length, state);
    return array;
  };
}
