import { Scorm2004API } from 'scorm-again/scorm2004';
import { storedElements } from '../stored-elements.ts';
import { strictScorm2004 } from '../strict-scorm2004.ts';
import { withFaults } from './faults.ts';
import { entryOf, filled, type ScormSession, type ScormSessionOptions } from './scorm-session.ts';

/** Set at each launch, or of one session only. Left out of what is loaded: the library keeps an element that is then loaded empty. */
const OF_LAUNCH = new Set(
  ['entry', 'exit', 'launch_data', 'scaled_passing_score', 'session_time', 'suspend_data'].map(
    (name) => `cmi.${name}`,
  ),
);

/** A session in a SCORM 2004 LMS; what is saved are the elements by name. */
export function openScorm2004Session({
  settings,
  saved,
  save,
  fault,
  log,
}: ScormSessionOptions): ScormSession {
  const keeper = {
    processHttpRequest(_address: string, commit: unknown) {
      const kept =
        typeof commit === 'object' && commit !== null && save({ ...saved, ...storedElements(commit) });
      // RTE 3.1.7.6: 391 is the commit that failed.
      return kept ? { result: 'true', errorCode: 0 } : { result: 'false', errorCode: 391 };
    },
    updateSettings() {},
  };
  const api = new Scorm2004API(
    // Any address makes it commit, and none is requested. The total time is otherwise only in the last commit.
    {
      lmsCommitUrl: 'kept-by-the-lab',
      dataCommitFormat: 'flattened',
      alwaysSendTotalTime: true,
      logLevel: 'NONE',
    },
    keeper,
  );
  const before = storedElements(saved ?? {});
  const exit = before['cmi.exit'];
  api.loadFromFlattenedJSON(
    Object.fromEntries(Object.entries(before).filter(([name]) => !OF_LAUNCH.has(name))),
    '',
  );
  const { learnerId, learnerName, mode, masteryScore, launchData } = settings;
  api.loadFromJSON(
    {
      learner_id: learnerId,
      learner_name: learnerName,
      mode,
      credit: mode === 'normal' ? 'credit' : 'no-credit',
      entry: entryOf(saved, exit),
      // RTE 4.1.1: data of a session that did not end in suspend are not of the next one.
      suspend_data: exit === 'suspend' ? (before['cmi.suspend_data'] ?? '') : '',
      launch_data: launchData,
      scaled_passing_score: masteryScore === null ? '' : String(masteryScore / 100),
    },
    'cmi',
  );
  return {
    api: strictScorm2004(withFaults(api, fault), log),
    data: () => filled(api.getFlattenedCMI()),
  };
}
