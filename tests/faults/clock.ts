/** Whose a timer is. A page that sleeps is woken by none, and one that is gone has none. */
export interface Owner {
  isAlive(): boolean;
  isAwake(): boolean;
}

/** The time of a world in which nothing happens by itself. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** @returns a function that stops the timer */
  after(owner: Owner, ms: number, run: () => void): () => void;
  /** Time goes by while a call keeps its page waiting: no timer runs before it returns. */
  block(ms: number): void;
  /** Time goes by; what falls due runs in its order, and everything that follows at once from it. */
  pass(ms: number): Promise<void>;
}

interface Timer {
  readonly owner: Owner;
  readonly at: number;
  readonly run: () => void;
}

/** More than any schedule has use for. */
const MOST_TIMERS = 20_000;

/** @param atRest settles when everything has happened that waits for no timer */
export function createClock(start: number, atRest = settled): Clock {
  let now = start;
  let timers: readonly Timer[] = [];

  function nextDue(until: number): Timer | undefined {
    timers = timers.filter(({ owner }) => owner.isAlive());
    const due = timers.filter(({ owner, at }) => at <= until && owner.isAwake());
    return due.reduce<Timer | undefined>(
      (first, one) => (first === undefined || one.at < first.at ? one : first),
      undefined,
    );
  }

  return {
    now: () => now,
    after(owner, ms, run) {
      const timer = { owner, at: now + ms, run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    block(ms) {
      now += ms;
    },
    async pass(ms) {
      const until = now + ms;
      await atRest();
      for (let left = MOST_TIMERS; left > 0; left -= 1) {
        const due = nextDue(until);
        if (due === undefined) {
          now = Math.max(now, until);
          return;
        }
        timers = timers.filter((one) => one !== due);
        now = Math.max(now, due.at);
        due.run();
        await atRest();
      }
      throw new Error('The world never comes to rest.');
    },
  };
}

/** Everything has happened that waits for no timer and no answer. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
