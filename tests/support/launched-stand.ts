import type { ValidStatement } from '../../src/lab/lrs/validation.ts';
import type { Lrs } from '../../src/lab/lrs.ts';
import { checkAgainstProfile } from '../../src/lab/profile-checker.ts';
import type { LaunchedCourse } from '../../src/lms/lrs/launched-course.ts';
import type { Connect, LmsSession } from '../../src/lms/port.ts';
import { launchedPage, type LaunchedPage, type PageOptions } from './launched-page.ts';
import type { Abilities, LmsUnderTest } from './lms-under-test.ts';
import { readStoredLrs } from './lrs-stored.ts';
import { courseIri, report } from './xapi-course.ts';
import { profile } from './xapi-launches.ts';

/* What cmi5 and a launch over xAPI have in common: a page that is launched, and an LRS that keeps the record. */

export const launchedCourse: LaunchedCourse = {
  courseIri,
  language: 'en-US',
  plan: report.plan,
  reach: [
    [9, 5000],
    [999, 5999],
    [49, 5000],
  ],
  xapiVersion: '1.0.3',
};

export const attemptStateId = `${courseIri}/xapi-profile/state/attempt`;

/** Statements tell both statuses and progress, and neither objectives nor weights. */
export const LRS_ABILITIES: Omit<Abilities, 'readOnlyModes'> = {
  statuses: 'two',
  scoreNeedsJudgement: true,
  judgesOncePerSession: true,
  holdsProgress: true,
  holdsObjectives: false,
  holdsWeighting: false,
  commitsCanFail: true,
};

/** What an LMS says itself (cmi5, Quartz, 9.3). */
const LMS_VERBS: ReadonlySet<string> = new Set(['launched', 'abandoned', 'satisfied', 'waived']);

/** Time that only waiting pages and the test move. */
export interface LaunchClock {
  now(): number;
  advance(ms: number): void;
  /** A page that was opened with this query, on this clock. */
  open(query: URLSearchParams, page?: Partial<PageOptions>): LaunchedPage;
}

export function launchClock(): LaunchClock {
  let time = Date.UTC(2026, 10, 22, 8);
  const now = () => time;
  return {
    now,
    advance(ms) {
      time += ms;
    },
    open: (query, page = {}) =>
      launchedPage({
        search: `?${query}`,
        ...page,
        environment: {
          now,
          wait: async (ms) => {
            time += ms;
          },
          ...page.environment,
        },
      }),
  };
}

/** @throws where nobody launched the page */
export async function sessionOf(connect: Connect, { environment }: LaunchedPage): Promise<LmsSession> {
  const session = await connect(environment);
  if (session === undefined) throw new Error('Nobody launched the page.');
  return session;
}

/** The attempt's document, as the LRS holds it; `undefined` where there is none. */
export function attemptDocument(
  lrs: Lrs,
  attempt: {
    readonly activityId: string;
    readonly actor: object;
    readonly registration?: string | undefined;
  },
): unknown {
  const { activityId, actor, registration } = attempt;
  const query = {
    stateId: attemptStateId,
    activityId,
    agent: JSON.stringify(actor),
    ...(registration === undefined ? {} : { registration }),
  };
  const { status, body } = lrs.perform({ method: 'GET', resource: 'activities/state', query });
  return status === 200 ? JSON.parse(body ?? '') : undefined;
}

/** The last part of a verb's IRI. */
export function nameOfVerb({ verb }: ValidStatement): string {
  return String((verb as { id?: unknown }).id).replace(/.*\//, '');
}

/** What the course said, oldest first; an LMS's own statements are left out. */
export function saidByCourse(lrs: Lrs): readonly ValidStatement[] {
  return lrs.statements().filter((statement) => !LMS_VERBS.has(nameOfVerb(statement)));
}

/** What statements of the course do against its own Profile, in words; an LMS's own are not held to it. */
export function againstProfile(lrs: Lrs): readonly string[] {
  return saidByCourse(lrs).flatMap((statement) => checkAgainstProfile(profile, statement));
}

interface LrsStand {
  readonly lrs: Lrs;
  advance(ms: number): void;
  document(): unknown;
}

/** The parts of a record keeper that are the LRS's: what it holds, and how it fails. */
export function lrsUnderTest({
  lrs,
  advance,
  document,
}: LrsStand): Required<Pick<LmsUnderTest, 'stored' | 'advance' | 'setFailing'>> {
  return {
    stored: () => readStoredLrs(lrs.statements(), document()),
    advance,
    setFailing(failing) {
      if (failing) lrs.switches.arm({ kind: 'status', status: 503 }, 1_000);
      else lrs.switches.clear();
    },
  };
}
