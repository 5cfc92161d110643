import type { Cmi5LaunchOptions } from './launch-options.ts';

export type MoveOn = 'NotApplicable' | 'Passed' | 'Completed' | 'CompletedAndPassed' | 'CompletedOrPassed';
export type LaunchMode = 'Normal' | 'Browse' | 'Review';

/** One launch of the AU, from the LMS's side. */
export interface Cmi5Session {
  readonly id: string;
  readonly registration: string;
  /** As the launch names the learner. */
  readonly actor: Readonly<Record<string, unknown>>;
  readonly activityId: string;
  readonly publisherId: string;
  readonly mode: LaunchMode;
  readonly moveOn: MoveOn;
  /** 0 to 1; `undefined` where the launch data name none. */
  readonly masteryScore: number | undefined;
  /** What each statement's context has to hold (10.2.1). */
  readonly template: Readonly<Record<string, unknown>>;
  readonly token: string;
  /** What the AU did besides statements. */
  readonly done: Set<'fetched' | 'read launch data' | 'read preferences'>;
}

export interface SessionStore {
  add(session: Cmi5Session): void;
  all(): readonly Cmi5Session[];
  byId(id: string): Cmi5Session | undefined;
  byToken(token: string): Cmi5Session | undefined;
  latest(registration: string): Cmi5Session | undefined;
}

export function createSessionStore(): SessionStore {
  const sessions: Cmi5Session[] = [];
  return {
    add: (session) => void sessions.push(session),
    all: () => sessions,
    byId: (id) => sessions.find((session) => session.id === id),
    byToken: (token) => sessions.find((session) => session.token === token),
    latest: (registration) => sessions.findLast((session) => session.registration === registration),
  };
}

/** The learner whom a launch names, as an Agent with an account (9.2). */
export function actorOf({ learner, homePage }: Cmi5LaunchOptions): Readonly<Record<string, unknown>> {
  return {
    objectType: 'Agent',
    account: { homePage: homePage ?? 'https://lms.example.gov', name: learner ?? 'badge-4711' },
  };
}
