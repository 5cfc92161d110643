/** How the lab launches a package: who takes it, in which mode, and what goes wrong on purpose. */
export interface LaunchSettings {
  readonly packageName: string;
  readonly title: string;
  /** Address of the launch file on the lab. */
  readonly launch: string;
  readonly launchData: string;
  readonly learnerId: string;
  readonly learnerName: string;
  readonly mode: LaunchMode;
  /** Percent; `null` where the LMS sends none. */
  readonly masteryScore: number | null;
  readonly fault: Fault;
  /** Whether the package sends its statements to the lab's LRS, whatever it was built with. */
  readonly lendsLrs: boolean;
}

export const LAUNCH_MODES = ['normal', 'browse', 'review'] as const;
export type LaunchMode = (typeof LAUNCH_MODES)[number];

/**
 * What `LMSCommit` does wrong: answers "false", answers `null` (some LMSs do at unload), throws, or
 * keeps the page waiting. With the first three nothing is saved. `LMSFinish` is never touched.
 */
export const FAULTS = ['none', 'commit-false', 'commit-null', 'commit-throws', 'slow'] as const;
export type Fault = (typeof FAULTS)[number];

export type Asked = Pick<
  LaunchSettings,
  'learnerId' | 'learnerName' | 'mode' | 'masteryScore' | 'fault' | 'lendsLrs'
>;

export type AskedReading =
  { readonly ok: true; readonly asked: Asked } | { readonly ok: false; readonly problem: string };

/**
 * Reads the query of a launch: `learner`, `name`, `mode`, `mastery`, `faults`, `statements`, all optional.
 * @param manifestMastery what counts where the query names no mastery score, percent
 */
export function readAsked(query: URLSearchParams, manifestMastery: number | null): AskedReading {
  const learnerId = query.get('learner') ?? 'officer-1';
  // SCORM 1.2 RTE: cmi.core.student_id is a CMIIdentifier, no white space, at most 255 characters.
  if (!/^[\x21-\x7e]{1,255}$/.test(learnerId)) {
    return failed(`learner="${learnerId}" is no learner id: 1 to 255 printable ASCII characters, no spaces.`);
  }
  const mode = LAUNCH_MODES.find((known) => known === (query.get('mode') ?? 'normal'));
  if (mode === undefined) {
    return failed(`mode="${query.get('mode')}" is unknown. SCORM 1.2 has ${LAUNCH_MODES.join(', ')}.`);
  }
  const fault = FAULTS.find((known) => known === (query.get('faults') ?? 'none'));
  if (fault === undefined) {
    return failed(`faults="${query.get('faults')}" is unknown. The lab has ${FAULTS.join(', ')}.`);
  }
  const mastery = query.get('mastery')?.trim() ?? '';
  if (mastery !== '' && !/^(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)$/.test(mastery)) {
    return failed(`mastery="${mastery}" is no percentage. Write a number from 0 to 100, or leave it empty.`);
  }
  const statements = query.get('statements') ?? 'as-built';
  if (statements !== 'as-built' && statements !== 'lab') {
    return failed(`statements="${statements}" is unknown. The lab has as-built, lab.`);
  }
  return {
    ok: true,
    asked: {
      learnerId,
      learnerName: query.get('name') ?? 'Rivera, Sam',
      mode,
      masteryScore: mastery === '' ? manifestMastery : Number(mastery),
      fault,
      lendsLrs: statements === 'lab',
    },
  };
}

function failed(problem: string): AskedReading {
  return { ok: false, problem };
}
