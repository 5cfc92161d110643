import type { CoursePlan } from './plan.ts';

/**
 * The file of a SCORM package by which the course finds out whether its LMS is still there, and still
 * lets this learner in: relative to the page, listed in the manifest, a few bytes.
 */
export const CONNECTION_FILE = 'connection.txt';

/** What stands in it, the same in no other package: the ids of course and edition, and the content hash. */
export function connectionText({ course, edition, contentHash }: CoursePlan): string {
  return `${course} ${edition} ${contentHash}\n`;
}

/**
 * Whether this is the file, of this build or of another one of the same edition: a package that was
 * replaced while the page is open is no sign of anything wrong.
 */
export function isConnectionText(text: string, { course, edition }: CoursePlan): boolean {
  const [first, second, hash, ...more] = text.trim().split(' ');
  return first === course && second === edition && more.length === 0 && /^[0-9a-f]+$/.test(hash ?? '');
}
