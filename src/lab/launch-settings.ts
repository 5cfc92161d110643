import type { ScormPackage, Standard } from './package-kind.ts';

/** How the lab launches a package: who takes it, in which mode, and what goes wrong on purpose. */
export type LaunchSettings = ScormLaunch | LrsLaunch | WebLaunch;

interface Launch {
  readonly packageName: string;
  readonly title: string;
  /** The standard, in words for people. */
  readonly madeFor: string;
  /** Address of the launch file on the lab, without what a launch adds to it. */
  readonly launch: string;
  readonly learnerId: string;
  readonly learnerName: string;
  readonly mode: LaunchMode;
  /** Percent; `null` where the LMS sends none. */
  readonly masteryScore: number | null;
}

/** The page holds the LMS's API. */
export interface ScormLaunch extends Launch {
  readonly standard: ScormPackage['standard'];
  readonly launchData: string;
  readonly fault: Fault;
  /** Whether the package sends its statements to the lab's LRS, whatever it was built with. */
  readonly lendsLrs: boolean;
}

/** The address names an LRS, and the lab's server plays the LMS. */
export interface LrsLaunch extends Launch {
  readonly standard: 'cmi5' | 'xapi';
  readonly fault: LrsFault;
  /** What the learner has asked of sound; `null` where nothing is said of it. */
  readonly audio: Audio | null;
}

/** Nobody launches, nobody records. */
export interface WebLaunch extends Launch {
  readonly standard: 'web';
  readonly fault: 'none';
}

export const LAUNCH_MODES = ['normal', 'browse', 'review'] as const;
export type LaunchMode = (typeof LAUNCH_MODES)[number];

/** Words of `audioPreference` in the learner's preferences (cmi5 Quartz, 11.2). */
export const AUDIO = ['on', 'off'] as const;
type Audio = (typeof AUDIO)[number];

/**
 * What the commit of a SCORM API does wrong: answers "false", answers `null` (some LMSs do at unload),
 * throws, answers "true" all the same, or keeps the page waiting. With the first four nothing is saved. The
 * end of the session is never touched.
 */
export const FAULTS = [
  'none',
  'commit-false',
  'commit-null',
  'commit-throws',
  'commit-lost',
  'slow',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What the LRS of a launch answers to everything: 503, 401, nothing at all; or the token is not handed out. */
export const LRS_FAULTS = ['none', 'lrs-503', 'lrs-401', 'lrs-hang', 'fetch-error'] as const;
export type LrsFault = (typeof LRS_FAULTS)[number];

export type AnyFault = Fault | LrsFault;

/** Every fault the lab has, each once. */
export const ALL_FAULTS: readonly AnyFault[] = [...FAULTS, ...LRS_FAULTS.filter((fault) => fault !== 'none')];

/** The faults that mean something to packages of a standard. */
export function faultsOf(standard: Standard): readonly AnyFault[] {
  switch (standard) {
    case 'scorm12':
    case 'scorm2004':
      return FAULTS;
    case 'cmi5':
      return LRS_FAULTS;
    case 'xapi':
      return LRS_FAULTS.filter((fault) => fault !== 'fetch-error');
    case 'web':
      return ['none'];
    default:
      return standard satisfies never;
  }
}

/** The modes in which an LMS can launch packages of a standard. */
export function modesOf(standard: Standard): readonly LaunchMode[] {
  return standard === 'xapi' || standard === 'web' ? ['normal'] : LAUNCH_MODES;
}
