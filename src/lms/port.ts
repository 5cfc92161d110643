import type { Reported } from '../core/reported.ts';
import type { Interaction, Mode, ObjectiveResult, WayOut } from '../core/session.ts';

/**
 * The one door between the course and whoever keeps its record: an LMS, an LRS, the device. An adapter
 * never throws after `connect`: what was refused comes back from `commit` and `end` as a `Delivery`, or stands in
 * `lacking`.
 */
export interface LmsSession {
  readonly launch: LmsLaunch;
  /**
   * It keeps on the device what it is handed, so that a tab that is killed before the next commit loses nothing:
   * the state is handed over as it changes. Left out where the state is written once a commit.
   */
  readonly isKeptAtOnce?: true;
  /** A standard with room for single answers only lets retries pass. */
  recordInteraction(interaction: Interaction): void;
  /**
   * Interactions that come from here on take the places of those from this one on: a page that was loaded
   * again tells once more what may have been sent in vain. Left out where nobody has places for them.
   */
  recordAgainFrom?(index: number): void;
  /** @param state suspend data as `core/suspend` wrote it @param bookmark route of the page, at most 255 characters */
  saveState(state: string, bookmark: string): void;
  /** Whole percent, 0 to 100. A standard without a place for it lets it pass. */
  reportProgress(percent: number): void;
  /** Objectives that changed. A standard without a place for them lets them pass. */
  reportObjectives(objectives: readonly ObjectiveResult[]): void;
  /** Sends status and score. Never downgrades a status that is held already. */
  reportOutcome(reported: Reported): void;
  /** Asks for everything to be stored. */
  commit(): Promise<Delivery>;
  /**
   * What became of all that commits answered for since the last word about it: it is stored, or it cannot
   * be, and the next commit sends it again. An adapter whose other side answers for itself leaves it out.
   */
  confirm?(isStored: boolean): void;
  /**
   * What the record lacks although commits were answered, each thing once; it grows. What was asked for here
   * counts as told. Left out where commits answer for everything.
   */
  lacking?(): readonly Lack[];
  /**
   * Whether all that was not confirmed outlives the page, on the device. Left out where somebody else keeps it
   * there, or nobody.
   */
  isKept?(): boolean;
  /**
   * Ends the session; calls after it do nothing. Everything up to its first await runs at once, so that
   * it works while the page goes away.
   */
  end(reported: Reported, by: WayOut): Promise<Delivery>;
}

/** What was said at launch. Strings come from outside: never trusted, never put in the page as HTML. */
export interface LmsLaunch {
  readonly learnerId: string;
  readonly learnerName: string;
  readonly mode: Mode;
  /** Suspend data; empty where none is held. */
  readonly savedState: string;
  /** Bookmark; empty where none is held. */
  readonly bookmark: string;
  /** Pass mark that was sent, percent 0 to 100; `null` where none was. */
  readonly passMark: number | null;
  /** UUID under which the LMS knows this enrolment; `null` where its standard has none. */
  readonly registration: string | null;
  /** Where the window goes after the end, http or https; `null` where it is closed instead. */
  readonly returnUrl: string | null;
  readonly preferences: Preferences;
  /**
   * Nobody knows whether all of this is stored: the page was loaded again within its session, and what it reads
   * may be what the page before it wrote in vain; or the device held what the LRS has not. It is saved once more.
   */
  readonly saveAgain?: boolean;
  /** Interactions that are held, of whatever visit; left out where nobody tells. */
  readonly recorded?: number | undefined;
}

/** What the learner asked the LMS for. */
export interface Preferences {
  /** RFC 5646 tags, the dearest first; empty where the learner said nothing. */
  readonly languages: readonly string[];
  /** `null` where the learner said nothing. */
  readonly audio: 'on' | 'off' | null;
}

/**
 * `isProven`: somebody has looked whether it can be, or there is no way to look. `over`: the LMS has ended this
 * session, for example because it was opened elsewhere; asking again is no use.
 */
export type Delivery =
  | { readonly ok: true; readonly isProven?: true }
  | { readonly ok: false; readonly problem: LmsProblem; readonly over?: true };

/** For the learner's sentence and the support code: which call failed and what was said. */
export interface LmsProblem {
  /** The call, for example `LMSCommit`, `SetValue cmi.suspend_data` or `POST statements`. */
  readonly call: string;
  /** The error code or HTTP status, `''` where there was none. */
  readonly code: string;
  /** The other side's own words, `''` where it gave none. */
  readonly message: string;
  /**
   * What the course found out about the cause: nobody can be reached, the learner is signed out, or the result
   * was refused, and asking again in this visit is no use.
   */
  readonly reason?: 'offline' | 'signed-out' | 'refused';
}

/** What the record lacks, and does not get in this visit. */
export interface Lack {
  /**
   * - `result`: a pass, a fail or a completion was refused. As long as it is, commits fail as well.
   * - `entry`: another entry was refused.
   * - `earlier`: an entry of a session that was over before it was sent.
   */
  readonly what: 'result' | 'entry' | 'earlier';
  /** For support, of this entry alone. Nothing about the learner. */
  readonly code: string;
}

/** What an adapter needs from the outside. */
export interface LmsEnvironment {
  readonly window: Window;
  /** Epoch milliseconds. */
  now(): number;
  wait(ms: number): Promise<void>;
  readonly fetch: typeof globalThis.fetch;
  /** UUID version 4. */
  uuid(): string;
  /** 0 to 1. */
  random(): number;
  /** Whether the page that goes away comes back at once; `undefined` where the browser does not tell. */
  isReloading(): boolean | undefined;
}

/**
 * Opens a session; `undefined` where nobody launched the page.
 * @throws LaunchError where somebody did and it cannot be opened
 */
export type Connect = (environment: LmsEnvironment) => Promise<LmsSession | undefined>;
