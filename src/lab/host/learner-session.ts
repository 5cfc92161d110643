import { Scorm12API } from 'scorm-again/scorm12';
import type { LaunchSettings } from '../launch-settings.ts';
import type { SavedCmi } from '../learner-store.ts';
import type { DataModel } from './data-panel.ts';

export interface LearnerSession {
  /** The LMS side of one session, not yet strict. */
  readonly api: Scorm12API;
  /** Elements that hold something now, by name. */
  data(): DataModel;
}

/**
 * One session of a learner in the LMS: starts from what was saved and hands every commit to `save`.
 * @param save keeps the data; `false` makes the LMS answer that the commit failed
 */
export function openLearnerSession(
  settings: LaunchSettings,
  saved: SavedCmi | undefined,
  save: (cmi: SavedCmi) => boolean,
): LearnerSession {
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
    api,
    data() {
      const all = Object.entries(api.getFlattenedCMI());
      return Object.fromEntries(
        all.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
      );
    },
  };
}

/** What the LMS sets at launch (SCORM 1.2 RTE, cmi.core): nothing of the last session's exit or time. */
function launched(
  settings: LaunchSettings,
  saved: SavedCmi | undefined,
  before: SavedCmi,
): Readonly<Record<string, string>> {
  const afterSuspend = before['exit'] === 'suspend' ? 'resume' : '';
  return {
    student_id: settings.learnerId,
    student_name: settings.learnerName,
    lesson_mode: settings.mode,
    credit: settings.mode === 'normal' ? 'credit' : 'no-credit',
    entry: saved === undefined ? 'ab-initio' : afterSuspend,
    exit: '',
    session_time: '',
  };
}

function record(value: unknown): SavedCmi {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
