import { onTestFinished } from 'vitest';
import type { Cmi5LaunchOptions } from '../../src/lab/cmi5/launch-options.ts';
import type { ValidStatement } from '../../src/lab/lrs/validation.ts';
import { connectCmi5 } from '../../src/lms/cmi5/connect.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { serveCmi5, type ServedCmi5 } from './cmi5-session.ts';
import type { LaunchedPage, PageOptions } from './launched-page.ts';
import {
  againstProfile,
  attemptDocument,
  launchClock,
  launchedCourse,
  LRS_ABILITIES,
  lrsUnderTest,
  nameOfVerb,
  saidByCourse,
  sessionOf,
} from './launched-stand.ts';
import type { Abilities, LmsUnderTest } from './lms-under-test.ts';
import { keyed } from './lrs-stored.ts';

export const CMI5_ABILITIES: Abilities = { ...LRS_ABILITIES, readOnlyModes: ['browse', 'review'] };

/** One registration of one learner at a cmi5 LMS, on a clock of its own. */
export interface Cmi5Stand extends ServedCmi5 {
  readonly registration: string;
  /** The LMS launches; nothing is connected yet. */
  open(options?: Cmi5LaunchOptions, page?: Partial<PageOptions>): LaunchedPage;
  /** The LMS launches, and the course connects. */
  launch(options?: Cmi5LaunchOptions): Promise<{ readonly page: LaunchedPage; readonly session: LmsSession }>;
  /** Lets time pass. */
  advance(ms: number): void;
  now(): number;
  /** What the LMS holds under the attempt's stateId; `undefined` where there is nothing. */
  document(): unknown;
  /** Verbs of what the AU said, oldest first. */
  verbs(): readonly string[];
  /** What was said with a verb, oldest first. */
  said(verb: string): readonly ValidStatement[];
}

/** @param registration UUID, in any spelling */
export async function cmi5Stand(registration: string = crypto.randomUUID()): Promise<Cmi5Stand> {
  const clock = launchClock();
  const served = await serveCmi5(clock.now);
  onTestFinished(() => served.close());
  const { lms, lrs } = served;
  let activity: { readonly activityId: string; readonly actor: object } | undefined;

  const stand: Cmi5Stand = {
    ...served,
    registration,
    open(options = {}, page = {}) {
      const launch = lms.launch({ registration, ...options });
      activity = launch;
      return clock.open(launch.query, page);
    },
    async launch(options) {
      const page = stand.open(options);
      return { page, session: await connected(page) };
    },
    advance: clock.advance,
    now: clock.now,
    document: () =>
      activity === undefined ? undefined : attemptDocument(lrs, { ...activity, registration }),
    verbs: () => saidByCourse(lrs).map(nameOfVerb),
    said: (verb) => lrs.statements().filter((statement) => nameOfVerb(statement) === verb),
  };
  return stand;
}

/** @throws where nobody launched the page */
export function connected(page: LaunchedPage): Promise<LmsSession> {
  return sessionOf(connectCmi5(launchedCourse), page);
}

export async function makeCmi5(): Promise<LmsUnderTest> {
  const stand = await cmi5Stand();
  const { lrs, lms } = stand;
  const modes = { normal: 'Normal', browse: 'Browse', review: 'Review' } as const;
  return {
    ...lrsUnderTest(stand),
    async launch(mode = 'normal') {
      return keyed((await stand.launch({ launchMode: modes[mode] })).session);
    },
    violations: () => [...lms.violations(), ...againstProfile(lrs)],
  };
}
