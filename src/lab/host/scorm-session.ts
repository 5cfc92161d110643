import type { SavedCmi } from '../learner-store.ts';
import type { ScormCallRecord } from '../strict-scorm.ts';
import type { Fault, ScormLaunch } from '../launch-settings.ts';
import type { DataModel } from './data-panel.ts';

/** One session of a learner in a SCORM LMS. */
export interface ScormSession {
  /** What the course finds in the window, strict and with the fault of the moment. */
  readonly api: object;
  /** Elements that hold something now, by name. */
  data(): DataModel;
}

export interface ScormSessionOptions {
  readonly settings: ScormLaunch;
  /** As the last commit handed it to `save`. */
  readonly saved: SavedCmi | undefined;
  /** Keeps the data; `false` makes the LMS answer that the commit failed. */
  readonly save: (cmi: SavedCmi) => boolean;
  /** Asked at every commit. */
  readonly fault: () => Fault;
  /** Gets each call as it ends. */
  readonly log: (call: ScormCallRecord<string>) => void;
}

/** Starts from what was saved and hands every commit to `save`. */
export type OpenScormSession = (options: ScormSessionOptions) => ScormSession;

/** Only elements that hold a text. @param elements flattened, as scorm-again gives them */
export function filled(elements: object): DataModel {
  return Object.fromEntries(
    Object.entries(elements).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    ),
  );
}

/** What the LMS says of the session before: nothing was, it was suspended, or it ended otherwise. */
export function entryOf(saved: SavedCmi | undefined, exit: unknown): '' | 'ab-initio' | 'resume' {
  if (saved === undefined) return 'ab-initio';
  return exit === 'suspend' ? 'resume' : '';
}
