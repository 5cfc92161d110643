import { tinCanFrame } from '../../xapi/context-frame.ts';
import { begun, closing } from '../../xapi/course-statement.ts';
import { openAttempt } from '../lrs/attempt-keeper.ts';
import { askNobodyBut } from '../lrs/endpoint-policy.ts';
import { createLaunchMemory, discreetly } from '../lrs/launch-memory.ts';
import { takeLaunch } from '../lrs/launch-parameters.ts';
import type { LaunchedCourse } from '../lrs/launched-course.ts';
import { openLaunchLrs } from '../lrs/launch-lrs.ts';
import { openSession } from '../lrs/open-session.ts';
import type { LaunchStandard } from '../lrs/standard.ts';
import type { Connect, LmsEnvironment } from '../port.ts';
import { learnerIdOf, xapiLaunch, xapiParameters, type XapiLaunch } from './launch.ts';

/** A course that a launcher opens with the address and the credentials of an LRS (TinCan launch). */
export function connectXapi(course: LaunchedCourse): Connect {
  const memory = createLaunchMemory();

  const open = async (environment: LmsEnvironment) => {
    const { window } = environment;
    const remembered = takeLaunch(environment, memory, xapiParameters);
    if (remembered === undefined) return undefined;
    const launch = xapiLaunch(window, remembered.parameters);
    const { endpoint, authorization, actor, registration } = launch;
    askNobodyBut(endpoint, window);
    const activityIri = launch.activityIri ?? course.courseIri;
    const address = { endpoint, authorization, actor, registration, activityIri };
    const lrs = openLaunchLrs({ ...address, version: course.xapiVersion }, environment.fetch);
    const keeper = await openAttempt(environment, lrs, course, address);
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
      standard: xapiStandard(launch),
      session: undefined,
      launch: {
        learnerId: learnerIdOf(actor),
        // Nobody asks for a name.
        learnerName: '',
        mode: 'normal',
        passMark: null,
        returnUrl: null,
        preferences: { languages: launch.languages, audio: null },
      },
      known: [],
    });
  };
  return (environment) => discreetly(environment.window, memory, () => open(environment));
}

function xapiStandard(launch: XapiLaunch): LaunchStandard {
  const frame = tinCanFrame(launch);
  return {
    frame,
    judgementFrame: frame,
    masteryScore: undefined,
    boundToSession: false,
    resuming: [begun('resumed')],
    closing,
  };
}
