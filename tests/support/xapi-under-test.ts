import { onTestFinished } from 'vitest';
import type { XapiVersion } from '../../src/core/settings.ts';
import { createLrs, type Lrs } from '../../src/lab/lrs.ts';
import { tincanViolations } from '../../src/lab/tincan/judge.ts';
import { launchQuery, modernActor, type TinCanLaunch } from '../../src/lab/tincan/launcher.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { connectXapi } from '../../src/lms/xapi/connect.ts';
import { againstProfile, attemptStateId, launchedCourse, nameOfVerb } from './cmi5-under-test.ts';
import { launchedPage, type LaunchedPage, type PageOptions } from './launched-page.ts';
import type { LmsUnderTest } from './lms-under-test.ts';
import { serve } from './loopback.ts';
import { keyed, readStoredLrs } from './lrs-stored.ts';
import { courseIri } from './xapi-course.ts';

export const learner = {
  name: 'Sam Rivera',
  account: { homePage: 'https://lms.example.gov', name: 'badge-117' },
};

/** `Basic` credentials beyond Latin-1: agency and Łódź, in UTF-8. */
export const auth = `Basic ${Buffer.from('agency:Łódź').toString('base64')}`;

/** One learner and an LRS, on a clock of its own. */
export interface XapiStand {
  readonly lrs: Lrs;
  readonly endpoint: string;
  /** A launcher opens the page. */
  open(launch?: Partial<TinCanLaunch>, page?: Partial<PageOptions>): LaunchedPage;
  connected(page: LaunchedPage): Promise<LmsSession>;
  advance(ms: number): void;
  now(): number;
  /** The attempt's document; `undefined` where there is none. */
  document(): unknown;
  /** What was done against the launch, in words. */
  violations(): readonly string[];
  verbs(): readonly string[];
}

export async function xapiStand(xapiVersion: XapiVersion = '1.0.3'): Promise<XapiStand> {
  let time = Date.UTC(2026, 10, 22, 8);
  const lrs = createLrs({
    now: () => time,
    credentials: [{ key: 'agency', secret: 'Łódź' }],
    versions: [xapiVersion],
  });
  const server = await serve((request, response) => void lrs.handle(request, response));
  onTestFinished(() => server.close());
  const endpoint = `${server.url}/xapi/`;
  let launch: TinCanLaunch = { endpoint, auth, actorForm: 'new', learner };
  return {
    lrs,
    endpoint,
    open(changes = {}, page = {}) {
      launch = { endpoint, auth, actorForm: 'new', learner, ...changes };
      return launchedPage({
        search: `?${launchQuery(launch)}`,
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
    async connected({ environment }) {
      const session = await connectXapi({ ...launchedCourse, xapiVersion })(environment);
      if (session === undefined) throw new Error('Nobody launched the page.');
      return session;
    },
    advance(ms) {
      time += ms;
    },
    now: () => time,
    document() {
      const { registration, activityId = courseIri } = launch;
      const query = {
        stateId: attemptStateId,
        activityId,
        agent: JSON.stringify(modernActor(learner)),
        ...(registration === undefined ? {} : { registration }),
      };
      const { status, body } = lrs.perform({ method: 'GET', resource: 'activities/state', query });
      return status === 200 ? JSON.parse(body ?? '') : undefined;
    },
    violations: () => [...tincanViolations(launch, lrs.requests()), ...againstProfile(lrs.statements())],
    verbs: () => lrs.statements().map(nameOfVerb),
  };
}

export async function makeXapi(xapiVersion: XapiVersion): Promise<LmsUnderTest> {
  const stand = await xapiStand(xapiVersion);
  const { lrs } = stand;
  return {
    launch: async () => keyed(await stand.connected(stand.open())),
    stored: () => readStoredLrs(lrs.statements(), stand.document()),
    advance: stand.advance,
    violations: stand.violations,
    modes: ['normal'],
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
