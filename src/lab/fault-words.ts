import { faultsOf, type AnyFault } from './launch-settings.ts';

/** What each fault does, in words for people. */
export const FAULT_MEANS: Readonly<Record<AnyFault, string>> = {
  none: 'Nothing',
  'commit-false': 'The commit answers "false"',
  'commit-null': 'The commit answers null',
  'commit-throws': 'The commit throws',
  'commit-lost': 'The commit answers "true" and nothing is saved',
  slow: 'The commit takes two seconds',
  'lrs-503': 'The LRS answers 503',
  'lrs-401': 'The LRS answers 401',
  'lrs-hang': 'The LRS never answers',
  'fetch-error': 'The token is not handed out',
};

/** The packages that a fault means something to. */
export function audienceOf(fault: AnyFault): string {
  if (faultsOf('web').includes(fault)) return 'every package';
  if (faultsOf('scorm12').includes(fault)) return 'SCORM only';
  return faultsOf('xapi').includes(fault) ? 'cmi5 and xAPI only' : 'cmi5 only';
}
