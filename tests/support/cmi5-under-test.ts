import { onTestFinished } from 'vitest';
import type { Cmi5LaunchOptions } from '../../src/lab/cmi5/launch-options.ts';
import type { ValidStatement } from '../../src/lab/lrs/validation.ts';
import { checkAgainstProfile } from '../../src/lab/profile-checker.ts';
import { connectCmi5 } from '../../src/lms/cmi5/connect.ts';
import type { LaunchedCourse } from '../../src/lms/lrs/launched-course.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { serveCmi5, type ServedCmi5 } from './cmi5-session.ts';
import { launchedPage, type LaunchedPage, type PageOptions } from './launched-page.ts';
import type { LmsUnderTest } from './lms-under-test.ts';
import { keyed, readStoredLrs } from './lrs-stored.ts';
import { courseIri, report } from './xapi-course.ts';
import { profile } from './xapi-launches.ts';

export const launchedCourse: LaunchedCourse = {
  courseIri,
  language: 'en-US',
  plan: report.plan,
  xapiVersion: '1.0.3',
};

export const attemptStateId = `${courseIri}/xapi-profile/state/attempt`;

/** What an LMS says itself (cmi5, Quartz, 9.3). */
const LMS_VERBS: ReadonlySet<string> = new Set(['launched', 'abandoned', 'satisfied', 'waived']);

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

export async function cmi5Stand(): Promise<Cmi5Stand> {
  let time = Date.UTC(2026, 10, 22, 8);
  const served = await serveCmi5(() => time);
  onTestFinished(() => served.close());
  const registration = crypto.randomUUID();
  const { lms, lrs } = served;
  let activity: { readonly activityId: string; readonly actor: object } | undefined;

  const stand: Cmi5Stand = {
    ...served,
    registration,
    open(options = {}, page = {}) {
      const launch = lms.launch({ registration, ...options });
      activity = launch;
      return launchedPage({
        search: `?${launch.query}`,
        ...page,
        environment: {
          now: () => time,
          wait: async (ms) => {
            time += ms;
          },
          ...page.environment,
        },
      });
    },
    async launch(options) {
      const page = stand.open(options);
      return { page, session: await connected(page) };
    },
    advance(ms) {
      time += ms;
    },
    now: () => time,
    document() {
      if (activity === undefined) return undefined;
      const query = {
        stateId: attemptStateId,
        activityId: activity.activityId,
        agent: JSON.stringify(activity.actor),
        registration,
      };
      const { status, body } = lrs.perform({ method: 'GET', resource: 'activities/state', query });
      return status === 200 ? JSON.parse(body ?? '') : undefined;
    },
    verbs: () =>
      lrs
        .statements()
        .map(nameOfVerb)
        .filter((verb) => !LMS_VERBS.has(verb)),
    said: (verb) => lrs.statements().filter((statement) => nameOfVerb(statement) === verb),
  };
  return stand;
}

/** The last part of a verb's IRI. */
export function nameOfVerb({ verb }: ValidStatement): string {
  return String((verb as { id?: unknown }).id).replace(/.*\//, '');
}

/** What statements of the course do against its own Profile, in words; an LMS's own are not held to it. */
export function againstProfile(statements: readonly ValidStatement[]): readonly string[] {
  return statements
    .filter((statement) => !LMS_VERBS.has(nameOfVerb(statement)))
    .flatMap((statement) => checkAgainstProfile(profile, statement));
}

/** @throws where nobody launched the page */
export async function connected({ environment }: LaunchedPage): Promise<LmsSession> {
  const session = await connectCmi5(launchedCourse)(environment);
  if (session === undefined) throw new Error('Nobody launched the page.');
  return session;
}

export async function makeCmi5(): Promise<LmsUnderTest> {
  const stand = await cmi5Stand();
  const { lrs, lms } = stand;
  const modes = { normal: 'Normal', browse: 'Browse', review: 'Review' } as const;
  return {
    async launch(mode = 'normal') {
      return keyed((await stand.launch({ launchMode: modes[mode] })).session);
    },
    stored: () => readStoredLrs(lrs.statements(), stand.document()),
    advance: stand.advance,
    violations: () => [...lms.violations(), ...againstProfile(lrs.statements())],
    modes: ['normal', 'browse', 'review'],
    setFailing(failing) {
      if (failing) lrs.switches.arm({ kind: 'status', status: 503 }, 1_000);
      else lrs.switches.clear();
    },
    statuses: 'two',
    scoreNeedsJudgement: true,
    judgesOncePerSession: true,
    holdsProgress: true,
    holdsObjectives: false,
    holdsWeighting: false,
  };
}
