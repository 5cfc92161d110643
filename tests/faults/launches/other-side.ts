import { createCmi5Lms } from '../../../src/lab/cmi5/lms.ts';
import { createLrs, type Lrs } from '../../../src/lab/lrs.ts';
import { tincanViolations } from '../../../src/lab/tincan/judge.ts';
import { launchQuery, modernActor, type TinCanLaunch } from '../../../src/lab/tincan/launcher.ts';
import { againstProfile, attemptDocument } from '../../support/launched-stand.ts';
import { REGISTRATION } from '../../unit/core/course.ts';
import { courseIri } from '../../support/xapi-course.ts';
import type { LaunchSetting } from './act.ts';
import { askInProcess, type Asked, type Given } from './in-process.ts';

/** Who launches the course, and keeps its record: a learner's registration at an LMS or a launcher, and the LRS. */
export interface OtherSide {
  readonly lrs: Lrs;
  /** Launches once more, always in the same registration. @returns what is appended to the page's address */
  launch(): URLSearchParams;
  serve(asked: Asked): Promise<Given | undefined>;
  /** The attempt's document, as the LRS holds it; `undefined` where there is none. */
  document(): unknown;
  /** What the course did against its standard, in words. */
  violations(): readonly string[];
}

interface OtherSideTools {
  now(): number;
  uuid(): string;
}

const ORIGIN = 'http://lms.example.gov';
const ENDPOINT = `${ORIGIN}/xapi/`;
const LEARNER = { account: { homePage: 'https://lms.example.gov', name: 'badge-117' } };

export function createOtherSide(setting: LaunchSetting, tools: OtherSideTools): OtherSide {
  return setting.standard === 'cmi5' ? cmi5Side(setting, tools) : xapiSide(setting, tools);
}

function cmi5Side({ refusesRepeats }: LaunchSetting, { now, uuid }: OtherSideTools): OtherSide {
  const lms = createCmi5Lms({
    now,
    uuid,
    base: () => `${ORIGIN}/cmi5/`,
    endpoint: () => ENDPOINT,
    lrs: () => lrs,
  });
  const lrs = createLrs({ now, gate: (request) => lms.gate(request) });
  if (refusesRepeats) lms.faults.repeats = 'refused';
  let activity: { readonly activityId: string; readonly actor: object } | undefined;
  return {
    lrs,
    launch() {
      const launch = lms.launch({ registration: REGISTRATION });
      activity = launch;
      return launch.query;
    },
    serve: (asked) => askInProcess(asked.url.pathname.startsWith('/cmi5/') ? lms.handle : lrs.handle, asked),
    document: () =>
      activity === undefined ? undefined : attemptDocument(lrs, { ...activity, registration: REGISTRATION }),
    violations: () => [...lms.violations(), ...againstProfile(lrs)],
  };
}

function xapiSide({ refusesRepeats }: LaunchSetting, { now }: OtherSideTools): OtherSide {
  const lrs = createLrs({ now, credentials: [{ key: 'agency', secret: 'secret' }] });
  const auth = `Basic ${Buffer.from('agency:secret').toString('base64')}`;
  const launch: TinCanLaunch = {
    endpoint: ENDPOINT,
    auth,
    actorForm: 'new',
    learner: LEARNER,
    registration: REGISTRATION,
  };

  /** An LRS that answers 409 to what it holds, though it is the same. */
  function isRepeat({ method, url, body }: Asked): boolean {
    if (!refusesRepeats || method !== 'POST' || !url.pathname.endsWith('/statements')) return false;
    return lrs.statements().some(({ id }) => body.includes(String(id)));
  }

  return {
    lrs,
    launch: () => launchQuery(launch),
    serve: async (asked) =>
      isRepeat(asked) ? { status: 409, headers: {}, body: 'It is there.' } : askInProcess(lrs.handle, asked),
    document: () =>
      attemptDocument(lrs, {
        activityId: courseIri,
        actor: modernActor(LEARNER),
        registration: REGISTRATION,
      }),
    violations: () => [...tincanViolations(launch, lrs.requests()), ...againstProfile(lrs)],
  };
}
