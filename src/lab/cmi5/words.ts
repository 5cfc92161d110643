/*
 * The words of cmi5 (Quartz) as an LMS knows them. Written out here and not taken from the course's own:
 * the double judges the course, so a wrong word there must not be a right one here.
 */

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const CONTEXT = 'https://w3id.org/xapi/cmi5/context/';

/** Verbs of cmi5 defined statements that an AU sends (9.3), by IRI. */
export const AU_VERBS = {
  [`${VERBS}initialized`]: 'initialized',
  [`${VERBS}completed`]: 'completed',
  [`${VERBS}passed`]: 'passed',
  [`${VERBS}failed`]: 'failed',
  [`${VERBS}terminated`]: 'terminated',
} as const;

export type AuVerb = (typeof AU_VERBS)[keyof typeof AU_VERBS];

/** Verbs of cmi5 defined statements that an LMS sends, and no AU (9.3). */
export const LMS_VERBS = {
  launched: `${VERBS}launched`,
  abandoned: 'https://w3id.org/xapi/adl/verbs/abandoned',
  waived: 'https://w3id.org/xapi/adl/verbs/waived',
  satisfied: 'https://w3id.org/xapi/adl/verbs/satisfied',
} as const;

/** xAPI's own verb, which no AU uses (9.0). */
export const VOIDED = `${VERBS}voided`;

export const CATEGORIES = {
  cmi5: `${CONTEXT}categories/cmi5`,
  moveOn: `${CONTEXT}categories/moveon`,
} as const;

/** Context extensions (9.6.3). */
export const EXTENSIONS = {
  sessionId: `${CONTEXT}extensions/sessionid`,
  masteryScore: `${CONTEXT}extensions/masteryscore`,
  launchMode: `${CONTEXT}extensions/launchmode`,
  launchUrl: `${CONTEXT}extensions/launchurl`,
  moveOn: `${CONTEXT}extensions/moveon`,
  launchParameters: `${CONTEXT}extensions/launchparameters`,
} as const;

/** Result extension (9.5.5.1). */
export const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

/** `stateId` (10.0) and `profileId` (11.0). */
export const DOCUMENTS = { launchData: 'LMS.LaunchData', preferences: 'cmi5LearnerPreferences' } as const;
