import type { Reported } from '../../core/reported.ts';
import type { ContextFrame } from '../../xapi/context-frame.ts';
import type { Saying } from '../../xapi/course-statement.ts';

/** What the standard of a launch asks of a session over an LRS. */
export interface LaunchStandard {
  readonly frame: ContextFrame;
  /** The frame of `passed` and `failed`. */
  readonly judgementFrame: ContextFrame;
  /** Least scaled score of a pass: a score on its wrong side is left out. `undefined` where none is set. */
  readonly masteryScore: number | undefined;
  /** Whether no statement of a session may be older than its `initialized`. */
  readonly boundToSession: boolean;
  /** Said after `initialized`, where the attempt goes on. */
  readonly resuming: readonly Saying[];
  /** The last to be said. @param duration of the session, ISO 8601 */
  closing(reported: Reported, duration: string): readonly Saying[];
}
