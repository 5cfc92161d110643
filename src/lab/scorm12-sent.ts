const RANGED = /^cmi\.(core\.score\.(raw|min|max)|interactions\.\d+\.weighting)$/;

/**
 * Whether Moodle's SCORM 1.2 takes a value for the one that the commit before sent, and leaves it out. It makes
 * numbers of the elements that have a range, so that `85.0` is no other value than `85`.
 *
 * @param sent `undefined` where none was
 */
export function countsAsSent(element: string, value: string, sent: string | undefined): boolean {
  if (sent === undefined) return false;
  return RANGED.test(element) ? Number(value) === Number(sent) : value === sent;
}
