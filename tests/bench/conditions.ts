/** The slow computer and the slow line that every figure is measured on. */
export const CONDITIONS = {
  /** How many times slower than this computer the page's scripts run. */
  cpuSlowdown: 4,
  /** Bits a second to the learner. */
  down: 1_600_000,
  /** Bits a second from the learner. */
  up: 750_000,
  /** Milliseconds before the first byte of an answer. */
  latency: 150,
  viewport: { width: 1280, height: 720 },
} as const;

/**
 * Nothing was asked for during so many milliseconds after `load`: the launch is over. The course saves
 * for the first time a second after it has started, and that is still work of the launch.
 */
export const QUIET_MS = 2_000;

/** A launch that takes longer is an error. */
export const LIMIT_MS = 60_000;

/** What a launch may cost; a kilobyte is 1000 bytes. */
export const BUDGETS = {
  launchKilobytes: 60,
  requests: 10,
  scriptKilobytes: 30,
  /** Time to readable text, as a multiple of the bare page's. */
  textRatio: 1.25,
  /** Milliseconds of blocked main thread. */
  blocking: 50,
  zipKilobytes: 400,
  /** Milliseconds of script from the press on the button to the verdict in the document. */
  answer: 50,
  /** Milliseconds of script for saving an answer into a full attempt. */
  saving: 4,
} as const;
