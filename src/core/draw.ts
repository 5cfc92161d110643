import { mix, shuffle } from './random.ts';

export interface Draw {
  /** Ledger numbers that may be drawn, in any order. */
  readonly pool: readonly number[];
  /** Numbers drawn before, oldest first; a number may stand there more than once. */
  readonly used: readonly number[];
  /** How many to draw. */
  readonly count: number;
  /** Unsigned 32-bit number. */
  readonly seed: number;
}

/**
 * Draws the items of a try: never one twice, unused ones first, then those whose last use is longest
 * ago. The same pool gives the same items whatever order it came in.
 *
 * @returns `count` numbers in random order, or the whole pool where it holds fewer
 */
export function drawItems({ pool, used, count, seed }: Draw): number[] {
  const numbers = [...new Set(pool)].sort((a, b) => a - b);
  const unused = shuffle(
    numbers.filter((number) => !used.includes(number)),
    seed,
  );
  const oldestFirst = numbers
    .filter((number) => used.includes(number))
    .sort((a, b) => used.lastIndexOf(a) - used.lastIndexOf(b));
  return shuffle([...unused, ...oldestFirst].slice(0, count), mix(seed, 1));
}
