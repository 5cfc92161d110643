import { Scorm12API } from 'scorm-again/scorm12';
import type { ScormLaunch } from '../launch-settings.ts';
import type { SavedCmi } from '../learner-store.ts';
import { strictScorm12 } from '../strict-scorm12.ts';
import { withFaults } from './faults.ts';
import { entryOf, filled, type ScormSession, type ScormSessionOptions } from './scorm-session.ts';

/** A session in a SCORM 1.2 LMS; what is saved is the `cmi` object. */
export function openScorm12Session({ settings, saved, save, fault, log }: ScormSessionOptions): ScormSession {
  const before = record(saved?.['core']);
  const keeper = {
    processHttpRequest(_address: string, commit: unknown) {
      const cmi = record(record(commit)['cmi']);
      // Only the commit of LMSFinish carries a total time; a session that breaks off keeps the old one.
      const core = { total_time: before['total_time'] ?? '00:00:00', ...record(cmi['core']) };
      const kept = save({ ...cmi, core });
      // SCORM 1.2 has no code for a commit that the server refused; 101 is its general exception.
      return kept ? { result: 'true', errorCode: 0 } : { result: 'false', errorCode: 101 };
    },
    updateSettings() {},
  };
  // Without an address scorm-again keeps nothing and calls no keeper; this one is never requested.
  const api = new Scorm12API({ lmsCommitUrl: 'kept-by-the-lab', logLevel: 'NONE' }, keeper);
  api.loadFromJSON({
    ...saved,
    launch_data: settings.launchData,
    core: { ...before, ...launched(settings, saved, before) },
    student_data: {
      ...record(saved?.['student_data']),
      mastery_score: settings.masteryScore === null ? '' : String(settings.masteryScore),
    },
  });
  return {
    api: strictScorm12(withFaults(api, fault), log),
    data: () => filled(api.getFlattenedCMI()),
  };
}

/** What the LMS sets at launch (SCORM 1.2 RTE, cmi.core): nothing of the last session's exit or time. */
function launched(
  settings: ScormLaunch,
  saved: SavedCmi | undefined,
  before: SavedCmi,
): Readonly<Record<string, string>> {
  return {
    student_id: settings.learnerId,
    student_name: settings.learnerName,
    lesson_mode: settings.mode,
    credit: settings.mode === 'normal' ? 'credit' : 'no-credit',
    entry: entryOf(saved, before['exit']),
    exit: '',
    session_time: '',
  };
}

function record(value: unknown): SavedCmi {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
