import { Scorm12API } from 'scorm-again/scorm12';
import { withApiFaults, type ApiFault } from './api-faults.ts';
import { countsAsSent } from './scorm12-sent.ts';
import { storedElements, type StoredElements } from './stored-elements.ts';
import { strictScorm12, type CallRecord, type StrictScorm12 } from './strict-scorm12.ts';

/** What goes wrong on purpose. Read at every call, so that a fault can come and go during a session. */
export interface Scorm12Faults {
  LMSInitialize?: ApiFault;
  LMSSetValue?: ApiFault;
  LMSCommit?: ApiFault;
  LMSFinish?: ApiFault;
  /**
   * `true`: commits, the one of LMSFinish too, answer "false" and store nothing, and what they carried
   * counts as sent from then on, as in Moodle after an HTTP 500. `unnoticed`: likewise, and they answer
   * "true", as Moodle does where the network is gone.
   */
  serverDown?: boolean | 'unnoticed';
}

export interface Scorm12LmsOptions {
  readonly learner: { readonly id: string; readonly name: string };
  /** What an earlier LMS's `data()` gave. */
  readonly saved?: StoredElements;
  readonly mode?: 'normal' | 'browse' | 'review';
  /** `cmi.student_data.mastery_score`, `''` for none. With it LMSFinish sets the status by the raw score. */
  readonly mastery?: string;
  readonly faults?: Scorm12Faults;
}

export interface Scorm12Lms {
  /** The API of the launch that runs now. */
  api(): StrictScorm12;
  /** Calls of all launches, oldest first. */
  readonly log: readonly CallRecord[];
  readonly faults: Scorm12Faults;
  /** The window closed, and the learner comes back: what was not stored is gone. */
  relaunch(options?: Pick<Scorm12LmsOptions, 'mode'>): StrictScorm12;
  /** What the LMS has stored; empty before the first commit. */
  data(): StoredElements;
}

/** A SCORM 1.2 LMS in memory: scorm-again, the strict limits, and what a server keeps between launches. */
export function createScorm12Lms(options: Scorm12LmsOptions): Scorm12Lms {
  const { learner, mastery = '', faults = {} } = options;
  const log: CallRecord[] = [];
  const stored = new Map(Object.entries(options.saved ?? {}));
  let current = launch(options.mode ?? 'normal');

  function launch(mode: string): StrictScorm12 {
    // As Moodle does, a commit carries only what differs from the commit before.
    let sent: StoredElements = {};

    function take(commit: StoredElements): boolean {
      const { serverDown = false } = faults;
      const up = serverDown === false;
      for (const [element, value] of Object.entries(commit)) {
        if (up && !countsAsSent(element, value, sent[element])) stored.set(element, value);
      }
      sent = commit;
      return serverDown !== true;
    }

    const api = new Scorm12API(
      // Any address makes it commit. The total time is otherwise only in the last commit.
      { lmsCommitUrl: 'lms:', dataCommitFormat: 'flattened', alwaysSendTotalTime: true, logLevel: 'NONE' },
      {
        processHttpRequest: (_url, commit) =>
          take(storedElements(commit))
            ? { result: 'true', errorCode: 0 }
            : { result: 'false', errorCode: 101 },
        updateSettings: () => undefined,
      },
    );
    // scorm-again keeps a loaded value where an empty one is loaded after it, so what this launch sets is left out.
    const {
      'cmi.core.exit': exit,
      'cmi.core.session_time': _time,
      'cmi.core.entry': _entry,
      'cmi.student_data.mastery_score': _mastery,
      ...kept
    } = Object.fromEntries(stored);
    const entry = stored.size === 0 ? 'ab-initio' : exit === 'suspend' ? 'resume' : '';
    api.loadFromFlattenedJSON(kept, '');
    const core = {
      student_id: learner.id,
      student_name: learner.name,
      entry,
      credit: 'credit',
      lesson_mode: mode,
    };
    api.loadFromJSON({ core, student_data: { mastery_score: mastery } }, 'cmi');
    return strictScorm12(
      withApiFaults(api, (name) => faultOf(faults, name)),
      (call) => log.push(call),
    );
  }

  return {
    api: () => current,
    log,
    faults,
    relaunch({ mode = 'normal' } = {}) {
      current = launch(mode);
      return current;
    },
    data: () => Object.fromEntries(stored),
  };
}

function faultOf(faults: Scorm12Faults, name: string): ApiFault | undefined {
  switch (name) {
    case 'LMSInitialize':
    case 'LMSSetValue':
    case 'LMSCommit':
    case 'LMSFinish':
      return faults[name];
    default:
      return undefined;
  }
}
