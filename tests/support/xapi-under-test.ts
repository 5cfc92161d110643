import { onTestFinished } from 'vitest';
import type { XapiVersion } from '../../src/core/settings.ts';
import { createLrs, type Lrs } from '../../src/lab/lrs.ts';
import { tincanViolations } from '../../src/lab/tincan/judge.ts';
import { launchQuery, modernActor, type TinCanLaunch } from '../../src/lab/tincan/launcher.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { connectXapi } from '../../src/lms/tincan/connect.ts';
import type { LaunchedPage, PageOptions } from './launched-page.ts';
import {
  againstProfile,
  attemptDocument,
  launchClock,
  launchedCourse,
  LRS_ABILITIES,
  lrsUnderTest,
  nameOfVerb,
  sessionOf,
} from './launched-stand.ts';
import type { Abilities, LmsUnderTest } from './lms-under-test.ts';
import { serve } from './loopback.ts';
import { keyed } from './lrs-stored.ts';
import { courseIri } from './xapi-course.ts';

/** A launch over xAPI knows no mode but normal. */
export const XAPI_ABILITIES: Abilities = { ...LRS_ABILITIES, readOnlyModes: [] };

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
  const clock = launchClock();
  const lrs = createLrs({
    now: clock.now,
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
      return clock.open(launchQuery(launch), page);
    },
    connected: (page) => sessionOf(connectXapi({ ...launchedCourse, xapiVersion }), page),
    advance: clock.advance,
    now: clock.now,
    document() {
      const { registration, activityId = courseIri } = launch;
      return attemptDocument(lrs, { activityId, actor: modernActor(learner), registration });
    },
    violations: () => [...tincanViolations(launch, lrs.requests()), ...againstProfile(lrs)],
    verbs: () => lrs.statements().map(nameOfVerb),
  };
}

export async function makeXapi(xapiVersion: XapiVersion): Promise<LmsUnderTest> {
  const stand = await xapiStand(xapiVersion);
  return {
    ...lrsUnderTest(stand),
    launch: async () => keyed(await stand.connected(stand.open())),
    violations: stand.violations,
  };
}
