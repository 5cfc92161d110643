import type { AnyFault } from '../launch-settings.ts';
import type { Call } from './calls-panel.ts';
import type { DataModel } from './data-panel.ts';

/** What a test, or a curious author in the console, can ask the page. */
export interface LabWindow {
  /**
   * Every call since the page was opened, over all its sessions, oldest first; where an LRS keeps the
   * record, every request to it.
   */
  calls(): readonly Call[];
  /** The data model of the running session, or of the last one; where an LRS keeps the record, its facts. */
  data(): DataModel;
  /** What the server holds for the learner; `null` where it holds nothing. */
  saved(): Promise<Readonly<Record<string, unknown>> | null>;
  /** Counts from the next call on, where an LRS keeps the record once it resolves. */
  setFault(fault: AnyFault): Promise<void>;
}

declare global {
  interface Window {
    API?: unknown;
    API_1484_11?: unknown;
    lab?: LabWindow;
  }
}
