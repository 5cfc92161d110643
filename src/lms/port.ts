import type { Interaction, Mode, Outcome } from '../core/session.ts';

/**
 * The one door between the course and a learning management system. An adapter never throws after
 * `connect`: what the LMS refused comes back from `commit` and `end` as a `Delivery`.
 */
export interface LmsSession {
  readonly launch: LmsLaunch;
  recordInteraction(interaction: Interaction): void;
  /** @param state suspend data as `core/suspend` wrote it @param bookmark route of the page, at most 255 characters */
  saveState(state: string, bookmark: string): void;
  /** Sends status and score. Never downgrades a status the LMS already holds. */
  reportOutcome(outcome: Outcome): void;
  /** Asks the LMS to store what was set. */
  commit(): Promise<Delivery>;
  /** Ends the session; calls after it do nothing. Everything up to its first await runs at once, so that it works while the page goes away. */
  end(outcome: Outcome): Promise<Delivery>;
}

/** What the LMS said at launch. Strings come from outside: never trusted, never put in the page as HTML. */
export interface LmsLaunch {
  readonly learnerId: string;
  readonly learnerName: string;
  readonly mode: Mode;
  /** Suspend data; empty where the LMS holds none. */
  readonly savedState: string;
  /** Bookmark; empty where the LMS holds none. */
  readonly bookmark: string;
  /** Pass mark the LMS sends, percent 0 to 100; `null` where it sends none. */
  readonly passMark: number | null;
}

export type Delivery = { readonly ok: true } | { readonly ok: false; readonly problem: LmsProblem };

/** For the learner's sentence and the support code: which call failed and what the LMS said. */
export interface LmsProblem {
  /** The call, for example `LMSCommit` or `LMSSetValue cmi.suspend_data`. */
  readonly call: string;
  /** The LMS's error code, `''` where it gave none. */
  readonly code: string;
  /** The LMS's own words, `''` where it gave none. */
  readonly message: string;
}

/** What an adapter needs from the outside. */
export interface LmsEnvironment {
  readonly window: Window;
  /** Epoch milliseconds. */
  now(): number;
  wait(ms: number): Promise<void>;
}

/** Finds the LMS and opens a session; `undefined` where there is no LMS to be found. */
export type Connect = (environment: LmsEnvironment) => Promise<LmsSession | undefined>;
