import { createCmi5Lms } from '../cmi5/lms.ts';
import type { LaunchMode } from '../cmi5/session.ts';
import type { LrsLaunch } from '../launch-settings.ts';
import type { EnrolmentPlace, Launcher } from './launcher.ts';

/** Words of `launchMode` in LMS.LaunchData (cmi5 Quartz, 10.2.2). */
const MODES: Readonly<Record<LrsLaunch['mode'], LaunchMode>> = {
  normal: 'Normal',
  browse: 'Browse',
  review: 'Review',
};

/** Launches the AU of a package as a cmi5 LMS, under one registration. */
export function createCmi5Launcher(place: EnrolmentPlace): Launcher {
  const { registration } = place;
  const lms = createCmi5Lms({
    now: place.now,
    base: () => place.base,
    endpoint: () => place.endpoint,
    lrs: place.lrs,
  });
  return {
    launch({ learnerId, mode, masteryScore, audio }, kind) {
      if (kind.standard !== 'cmi5')
        throw new Error(`A cmi5 LMS cannot launch a package of ${kind.standard}.`);
      return lms.launch({
        learner: learnerId,
        registration,
        publisherId: kind.auId,
        launchMode: MODES[mode],
        moveOn: kind.moveOn,
        ...(masteryScore === null ? {} : { masteryScore: masteryScore / 100 }),
        ...(kind.launchParameters === null ? {} : { launchParameters: kind.launchParameters }),
        ...(audio === null ? {} : { preferences: { audioPreference: audio } }),
        returnURL: place.returnUrl,
      });
    },
    gate: (request) => lms.gate(request),
    serveFetch: (request, response) => lms.handle(request, response),
    violations: () => lms.violations(),
    facts: () => lms.registration(registration),
    refuseToken(refuses) {
      lms.faults.fetch = refuses ? 'error-1' : undefined;
    },
  };
}
