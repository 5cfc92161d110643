import type { LaunchMode, MoveOn } from './session.ts';

/** What is left out of a later launch of a registration is as it was before where cmi5 wants it unchanged. */
export interface Cmi5LaunchOptions {
  /** Account name. */
  readonly learner?: string;
  readonly homePage?: string;
  /** UUID; left out, a new one. */
  readonly registration?: string;
  /** IRI that the LMS made for the AU in this registration (8.1.5). */
  readonly activityId?: string;
  /** The AU's id in the course structure. */
  readonly publisherId?: string;
  readonly launchMode?: LaunchMode;
  readonly moveOn?: MoveOn;
  /** 0 to 1; with `null` the member is there and null, left out it is not there. */
  readonly masteryScore?: number | null;
  readonly returnURL?: string | null;
  readonly launchParameters?: string | null;
  /** The learner's preferences; left out, they stay as they are, at first none. */
  readonly preferences?: { readonly languagePreference?: string; readonly audioPreference?: 'on' | 'off' };
  /** Merged into `contextTemplate`: lists are appended, members are added. */
  readonly extraTemplate?: object;
}

export interface Cmi5Launch {
  readonly sessionId: string;
  readonly registration: string;
  readonly actor: Readonly<Record<string, unknown>>;
  readonly activityId: string;
  /** endpoint, fetch, actor, registration and activityId, as they are appended to the AU's address. */
  readonly query: URLSearchParams;
}
