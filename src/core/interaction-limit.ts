/**
 * Single answers that an attempt records in SCORM 2004: the smallest number of interactions that every
 * LMS has to take (RTE 4.2.9), and each commit sends all of them again.
 */
export const MOST_INTERACTIONS_2004 = 250;
