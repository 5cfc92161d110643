const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** A timer beyond 2^31 ms fires at once in every browser; no visit lasts longer than a day. */
const LONGEST_ASKED_MS = 86_400_000;

/**
 * Milliseconds to wait after the n-th failure in a row: doubled from 1 s to 60 s, of which a random half
 * is taken off so that a class that lost its LRS does not come back as one.
 *
 * @param failures from 1
 * @param random 0 to 1
 */
export function backoffMs(failures: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.max(FIRST_MS, full * (1 - random / 2));
}

/**
 * Milliseconds that a `Retry-After` asks for: seconds or a date (RFC 9110, 10.2.3), at most a day.
 *
 * @param now epoch milliseconds
 * @returns `undefined` where the header is absent or says nothing
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_ASKED_MS, Math.max(0, ms));
}
