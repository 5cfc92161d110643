/** How the cmi5 double misbehaves, until it is changed. */
export interface Cmi5Faults {
  /** What the fetch service answers. `500` and `hang` leave the token for a later POST, the others use it up. */
  fetch?: 'error-1' | 'error-2' | 'error-3' | 'html' | 'empty' | '500' | 'hang' | 'not-json' | undefined;
  /** What becomes of LMS.LaunchData at the next launches. */
  launchData?: 'missing' | 'malformed' | 'null-members' | undefined;
  /** `refused`: an LMS that looks at verbs and not at ids, and takes nothing again, not even the same statement. */
  repeats?: 'refused' | undefined;
}
