import type { Fault } from '../launch-settings.ts';
import type { SavedCmi } from '../learner-store.ts';
import type { Call } from './calls-panel.ts';
import type { DataModel } from './data-panel.ts';

/** What a test, or a curious author in the console, can ask the page. */
export interface LabWindow {
  /** Every call since the page was opened, over all its sessions, oldest first. */
  calls(): readonly Call[];
  /** The data model of the running session, or of the last one. */
  data(): DataModel;
  /** What the server holds for the learner; `null` where it holds nothing. */
  saved(): Promise<SavedCmi | null>;
  /** Counts from the next call on. */
  setFault(fault: Fault): void;
}

declare global {
  interface Window {
    API?: unknown;
    lab?: LabWindow;
  }
}
