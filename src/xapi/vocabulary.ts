/** The words of the statements: IRIs fixed by ADL and cmi5, and the course's own. */

/** Verbs of the ADL vocabulary, by their display name. */
export const verbIris = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  resumed: 'http://adlnet.gov/expapi/verbs/resumed',
  progressed: 'http://adlnet.gov/expapi/verbs/progressed',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  suspended: 'http://adlnet.gov/expapi/verbs/suspended',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
} as const;

export type VerbName = keyof typeof verbIris;

export const activityTypes = {
  course: 'http://adlnet.gov/expapi/activities/course',
  lesson: 'http://adlnet.gov/expapi/activities/lesson',
  scenario: 'http://adlnet.gov/expapi/activities/simulation',
  assessment: 'http://adlnet.gov/expapi/activities/assessment',
  attempt: 'http://adlnet.gov/expapi/activities/attempt',
  objective: 'http://adlnet.gov/expapi/activities/objective',
  profile: 'http://adlnet.gov/expapi/activities/profile',
  interaction: 'http://adlnet.gov/expapi/activities/cmi.interaction',
} as const;

/** Category of every statement that follows the ADL SCORM profile (section 3.2). */
export const scormProfileIri = 'https://w3id.org/xapi/scorm';

/** Categories of cmi5 (Quartz) 9.6.2.1 and 9.6.2.2. */
export const cmi5Categories = {
  cmi5: 'https://w3id.org/xapi/cmi5/context/categories/cmi5',
  moveOn: 'https://w3id.org/xapi/cmi5/context/categories/moveon',
} as const;

/**
 * Version of the course's own xAPI Profile: raised, with its date in `src/packaging/profile.ts`, when a
 * rule or a word of it changes, never for new content.
 */
const PROFILE_VERSION = '1.2';

/** IRI of the course's own xAPI Profile. @param courseIri absolute IRI of the course */
export function profileIri(courseIri: string): string {
  return `${under(courseIri)}/xapi-profile`;
}

/** IRI of the Profile's version that statements follow: it stands in the category of each. */
export function profileVersionIri(courseIri: string): string {
  return `${profileIri(courseIri)}/v${PROFILE_VERSION}`;
}

/** Result extension with an integer from 0 to 100 (cmi5, Quartz, 9.5.5.1). */
export const progressIri = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

/** The course's own context extensions. */
export interface ExtensionIris {
  /** Version of the course, as its author counts. */
  readonly version: string;
  /** Hex digest of everything the learner could see. */
  readonly contentHash: string;
  readonly edition: string;
  /** Try at the assessment, from 1. */
  readonly attempt: string;
  /** Number from which the form of the try was drawn. */
  readonly seed: string;
  /** Percent that had to be reached. */
  readonly passMark: string;
  /** `true` on an answer to what was answered before. */
  readonly retry: string;
}

/** @param courseIri absolute IRI of the course, with or without a slash at its end */
export function extensionIris(courseIri: string): ExtensionIris {
  const iri = (name: string) => `${under(courseIri)}/extensions/${name}`;
  return {
    version: iri('version'),
    contentHash: iri('content-hash'),
    edition: iri('edition'),
    attempt: iri('try'),
    seed: iri('form-seed'),
    passMark: iri('pass-mark'),
    retry: iri('retry'),
  };
}

/** @param courseIri absolute IRI of the course @param lesson the lesson's stable id */
export function lessonIri(courseIri: string, lesson: string): string {
  return `${under(courseIri)}/lessons/${lesson}`;
}

/** @param courseIri absolute IRI of the course @param scenario the scenario's stable id */
export function scenarioIri(courseIri: string, scenario: string): string {
  return `${under(courseIri)}/scenarios/${scenario}`;
}

/** @param courseIri absolute IRI of the course @param objective the objective's id, for example `O-1.2` */
export function objectiveIri(courseIri: string, objective: string): string {
  return `${under(courseIri)}/objectives/${objective}`;
}

/** @param courseIri absolute IRI of the course */
export function assessmentIri(courseIri: string): string {
  return `${under(courseIri)}/assessment`;
}

/** The course IRI as a stem for the IRIs below it. */
export function under(courseIri: string): string {
  return courseIri.endsWith('/') ? courseIri.slice(0, -1) : courseIri;
}
