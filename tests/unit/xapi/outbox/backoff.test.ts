import { describe, expect, test } from 'vitest';
import { backoffMs, retryAfterMs } from '../../../../src/xapi/outbox/backoff.ts';

describe('the wait after a failure', () => {
  test('doubles from one second to one minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map((failures) => backoffMs(failures, 0))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
    ]);
  });

  test('is up to half as long by chance, and never under a second', () => {
    expect([1, 2, 7].map((failures) => backoffMs(failures, 1))).toEqual([1_000, 1_000, 30_000]);
  });
});

describe('Retry-After (RFC 9110, 10.2.3)', () => {
  const now = Date.UTC(1994, 10, 6, 8, 49, 7);

  test('is taken in seconds and as a date', () => {
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Sun, 06 Nov 1994 08:49:37 GMT', now)).toBe(30_000);
  });

  test('0 means now, a date gone by means now, nonsense means nothing', () => {
    expect(retryAfterMs('0', now)).toBe(0);
    expect(retryAfterMs('Sun, 06 Nov 1994 08:00:00 GMT', now)).toBe(0);
    expect(retryAfterMs('soon', now)).toBeUndefined();
    expect(retryAfterMs(undefined, now)).toBeUndefined();
  });

  test('never asks for a timer that fires at once because it is too long', () => {
    expect(retryAfterMs('99999999', now)).toBeLessThan(2 ** 31);
  });
});
