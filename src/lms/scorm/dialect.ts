import type { Reported } from '../../core/reported.ts';
import type { Mode, ObjectiveResult } from '../../core/session.ts';
import type { Preferences } from '../port.ts';
import type { ApiWords, ScormApi } from './api.ts';
import type { Entry, InteractionRules } from './interactions.ts';
import type { RecordRules, ScormRecord } from './record.ts';
import type { StandingRules } from './standing.ts';

/** Everything in which one SCORM standard differs from the other. */
export interface Dialect extends RecordRules, InteractionRules, StandingRules {
  readonly words: ApiWords;
  readonly elements: Readonly<Record<LaunchElement | 'exit', string>>;
  /** Percent; `null` where the element is blank or no mark. */
  passMarkOf(value: string): number | null;
  preferencesOf(api: ScormApi): Preferences;
  exitOf(reported: Reported): string;
  /** Before the end of a visit that keeps nothing: writes what keeps the LMS from changing the attempt by itself. */
  leaveReading(api: ScormApi, mode: Mode): void;
  /**
   * What each commit writes.
   *
   * @param ms time of this session so far
   * @param percent progress that was reported last; `null` where none was
   */
  commitEntries(ms: number, percent: number | null, api: ScormApi): readonly Entry[];
  /** `null` in a standard that tells nothing of objectives. */
  readonly openObjectives:
    ((rules: InteractionRules, api: ScormApi, record: ScormRecord) => ScormObjectives) | null;
}

type LaunchElement = 'learnerId' | 'learnerName' | 'mode' | 'state' | 'bookmark' | 'passMark';

export interface ScormObjectives {
  report(results: readonly ObjectiveResult[]): void;
  /** Sends what the LMS does not have yet. */
  send(): void;
}
