import type { Context } from '@xapi/xapi';
import { cmi5Frame } from '../../xapi/context-frame.ts';
import { openAttempt } from '../lrs/attempt-keeper.ts';
import { askNobodyBut } from '../lrs/endpoint-policy.ts';
import { createLaunchMemory, discreetly, type Remembered } from '../lrs/launch-memory.ts';
import { takeLaunch } from '../lrs/launch-parameters.ts';
import type { LaunchedCourse } from '../lrs/launched-course.ts';
import { openLaunchLrs } from '../lrs/launch-lrs.ts';
import { openSession } from '../lrs/open-session.ts';
import type { LaunchStandard } from '../lrs/standard.ts';
import type { Connect, LmsEnvironment } from '../port.ts';
import { cmi5Launch, cmi5Parameters } from './launch.ts';
import { readLaunchData, readPreferences, type LaunchData } from './launch-data.ts';
import { fetchToken } from './token.ts';

const SESSION_ID = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
const MASTERY_SCORE = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';

/**
 * A course as an Assignable Unit of cmi5 (Quartz). Asked again after a launch that failed, the same
 * function goes on with the token it has.
 */
export function connectCmi5(course: LaunchedCourse): Connect {
  const memory = createLaunchMemory();

  const open = async (environment: LmsEnvironment) => {
    const { window } = environment;
    const taken = takeLaunch(environment, memory, cmi5Parameters);
    if (taken === undefined) return undefined;
    const launch = cmi5Launch(window, taken.parameters);
    const { endpoint, actor, registration, activityIri } = launch;
    const authorization = taken.authorization ?? `Basic ${await fetchToken(environment, launch.fetch)}`;
    const remembered: Remembered = { ...taken, authorization };
    memory.write(window, remembered);
    // The address for the token is asked no more, and may have led to another one.
    askNobodyBut(endpoint, window);
    const address = { endpoint, authorization, actor, registration, activityIri };
    // cmi5 is written on xAPI 1.0.x.
    const lrs = openLaunchLrs({ ...address, version: '1.0.3' }, environment.fetch);
    const [data, preferences, keeper] = await Promise.all([
      readLaunchData(environment, lrs),
      readPreferences(environment, lrs),
      openAttempt(environment, lrs, course, address),
    ]);
    const { masteryScore, mode, returnUrl } = data;
    return openSession({
      environment,
      course,
      lrs,
      keeper,
      memory,
      remembered,
      endpoint,
      actor,
      activityIri,
      registration,
      standard: cmi5Standard(data),
      session: sessionOf(data) ?? launch.fetch,
      launch: {
        learnerId: actor.account?.name ?? '',
        learnerName: actor.name ?? '',
        mode,
        passMark: masteryScore === undefined ? null : percentOf(masteryScore),
        returnUrl,
        preferences,
      },
      known: ['fetch'],
    });
  };
  return (environment) => discreetly(environment.window, memory, () => open(environment));
}

function cmi5Standard({ contextTemplate, masteryScore }: LaunchData): LaunchStandard {
  return {
    frame: cmi5Frame(contextTemplate),
    judgementFrame: cmi5Frame(
      masteryScore === undefined ? contextTemplate : withMastery(contextTemplate, masteryScore),
    ),
    masteryScore,
    // Quartz 9.3: nothing of a session is older than its `initialized`.
    boundToSession: true,
    resuming: [],
    // Quartz 9.3.8 and 9.5: a duration, neither score nor success nor completion.
    closing: (_reported, duration) => [{ verb: 'terminated', kind: 'session', result: { duration } }],
  };
}

/** Quartz 9.6.3.1: the LMS names the session in the template; the address for its token is given once as well. */
function sessionOf({ contextTemplate }: LaunchData): string | undefined {
  const id: unknown = contextTemplate.extensions?.[SESSION_ID];
  return typeof id === 'string' ? id : undefined;
}

/** Quartz 9.6.3.2: whoever judges by a mastery score says by which. */
function withMastery(template: Context, masteryScore: number): Context {
  return { ...template, extensions: { ...template.extensions, [MASTERY_SCORE]: masteryScore } };
}

/** Percent, free of what binary fractions add: 0.57 is 57. */
function percentOf(scaled: number): number {
  return Number((scaled * 100).toFixed(6));
}
