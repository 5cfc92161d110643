import { Scorm2004API } from 'scorm-again/scorm2004';
import { withApiFaults, type ApiFault } from './api-faults.ts';
import { storedElements, type StoredElements } from './stored-elements.ts';
import { strictScorm2004, type CallRecord2004, type StrictScorm2004 } from './strict-scorm2004.ts';

/** What goes wrong on purpose. Read at every call, so that a fault can come and go during a session. */
export interface Scorm2004Faults {
  Initialize?: ApiFault;
  SetValue?: ApiFault;
  Commit?: ApiFault;
  Terminate?: ApiFault;
  /** `true`: commits, the one of Terminate too, answer "false" and store nothing; `unnoticed`: "true", and nothing. */
  serverDown?: boolean | 'unnoticed';
}

export interface Scorm2004LmsOptions {
  readonly learner: { readonly id: string; readonly name: string };
  /** What an earlier LMS's `data()` gave. */
  readonly saved?: StoredElements;
  readonly mode?: 'normal' | 'browse' | 'review';
  /** `cmi.scaled_passing_score`, `''` for none. */
  readonly passingScore?: string;
  readonly preference?: { readonly audio_level?: string; readonly language?: string };
  /** Ids of the objectives that the manifest names: there from the first launch on. */
  readonly objectives?: readonly string[];
  readonly faults?: Scorm2004Faults;
}

export interface Scorm2004Lms {
  /** The API of the launch that runs now. */
  api(): StrictScorm2004;
  /** Calls of all launches, oldest first. */
  readonly log: readonly CallRecord2004[];
  readonly faults: Scorm2004Faults;
  /** The window closed, and the learner comes back: what was not stored is gone. */
  relaunch(options?: Pick<Scorm2004LmsOptions, 'mode'>): StrictScorm2004;
  /** What the LMS has stored; empty before the first commit. */
  data(): StoredElements;
}

/**
 * A SCORM 2004 LMS in memory: scorm-again, the strict limits, and what a server keeps between launches. As
 * in Moodle every commit sends everything, and suspend data comes back only after the exit `suspend`.
 */
export function createScorm2004Lms(options: Scorm2004LmsOptions): Scorm2004Lms {
  const { learner, passingScore = '', preference = {}, objectives = [], faults = {} } = options;
  const log: CallRecord2004[] = [];
  const stored = new Map(Object.entries(options.saved ?? {}));
  let current = launch(options.mode ?? 'normal');

  function take(commit: StoredElements): boolean {
    const { serverDown = false } = faults;
    if (serverDown !== false) return serverDown === 'unnoticed';
    for (const [element, value] of Object.entries(commit)) stored.set(element, value);
    return true;
  }

  function launch(mode: string): StrictScorm2004 {
    const api = new Scorm2004API(
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
      'cmi.exit': exit,
      'cmi.session_time': _time,
      'cmi.entry': _entry,
      'cmi.scaled_passing_score': _passingScore,
      'cmi.suspend_data': state = '',
      ...kept
    } = Object.fromEntries(stored);
    const named = objectives.map((id, index) => [`cmi.objectives.${index}.id`, id]);
    api.loadFromFlattenedJSON({ ...Object.fromEntries(named), ...kept }, '');
    api.loadFromJSON(
      {
        learner_id: learner.id,
        learner_name: learner.name,
        entry: exit === 'suspend' ? 'resume' : 'ab-initio',
        suspend_data: exit === 'suspend' ? state : '',
        credit: mode === 'normal' ? 'credit' : 'no-credit',
        mode,
        scaled_passing_score: passingScore,
        learner_preference: preference,
      },
      'cmi',
    );
    return strictScorm2004(
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

function faultOf(faults: Scorm2004Faults, name: string): ApiFault | undefined {
  switch (name) {
    case 'Initialize':
    case 'SetValue':
    case 'Commit':
    case 'Terminate':
      return faults[name];
    default:
      return undefined;
  }
}
