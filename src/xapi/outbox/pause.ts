/** A wait that something new can cut short, but never below what the other side asked for. */
export interface Pause {
  /**
   * @param ms how long to wait
   * @param atLeastMs what is waited in any case
   */
  rest(ms: number, atLeastMs: number): Promise<void>;
  /** Ends the rest, now or at its least. */
  wake(): void;
  /** Milliseconds that no wake can cut; 0 while there is no rest. */
  bound(): number;
}

/** @param now epoch milliseconds */
export function createPause(wait: (ms: number) => Promise<void>, now: () => number): Pause {
  let wake: (() => void) | undefined;
  let boundUntil = Number.NEGATIVE_INFINITY;
  const bound = () => Math.max(0, boundUntil - now());
  return {
    async rest(ms, atLeastMs) {
      boundUntil = now() + atLeastMs;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      await Promise.race([wait(Math.max(ms, atLeastMs)), woken]);
      const left = bound();
      if (left > 0) await wait(left);
    },
    wake: () => wake?.(),
    bound,
  };
}
