import type { AnyFault } from '../launch-settings.ts';
import type { Call } from './calls-panel.ts';
import type { DataModel } from './data-panel.ts';

/** What keeps the record of the course in the frame: one for each way in which a course is launched. */
export interface RecordSide {
  /**
   * Puts everything in its place that the course will look for.
   * @returns address for the frame
   * @throws Error with a sentence for the page where the launch is refused
   */
  open(): Promise<string>;
  /** The frame is gone: resolves when the course has said goodbye, or will not. */
  close(): Promise<void>;
  /** Forgets what is held of the learner; from this call on the course that runs changes nothing more. */
  reset(): Promise<void>;
  /** What is held at this moment. */
  data(): DataModel;
  /** What the server holds; `null` where it holds nothing. */
  saved(): Promise<Readonly<Record<string, unknown>> | null>;
  /** Counts from the next call on. */
  setFault(fault: AnyFault): Promise<void>;
}

/** What a side does with the page around it. */
export interface RecordPage {
  call(call: Call): void;
  /** `data` has changed. */
  changed(): void;
  say(sentence: string): void;
  /** The fault that is chosen now. */
  fault(): AnyFault;
}
