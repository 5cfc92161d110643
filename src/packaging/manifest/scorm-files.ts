import { escapeXml, hrefOf } from './manifest.ts';

/** `titleType` of imscp_rootv1p1p2.xsd; in SCORM 2004 the length that every LMS has to take. */
const MAX_TITLE = 200;
/** `attr.version` of imscp_rootv1p1p2.xsd; likewise in SCORM 2004. */
const MAX_VERSION = 20;

/** The `<file>` elements of a resource, one a line. */
export function fileElements(files: readonly string[]): string {
  return files.map((file) => `      <file href="${escapeXml(hrefOf(file))}"/>`).join('\n');
}

/** The paths that a manifest lists in `fileElements`. */
export function listedFiles(manifest: string): readonly string[] {
  return [...manifest.matchAll(/<file href="([^"]*)"\/>/g)].map(([, href]) =>
    decodeURIComponent((href ?? '').replaceAll('&apos;', "'")),
  );
}

/**
 * @param standard as messages name it
 * @throws Error where a title or version is longer than the standard lets an author count on
 */
export function checkLengths(input: { readonly title: string; readonly version: string }, standard: string) {
  checkLength('title', input.title, { most: MAX_TITLE, standard });
  checkLength('version', input.version, { most: MAX_VERSION, standard });
}

function checkLength(name: string, value: string, { most, standard }: { most: number; standard: string }) {
  // XML Schema Part 2, 4.3.1: the unit of length is the character, that is the code point.
  const length = Array.from(value).length;
  if (length > most) {
    throw new Error(
      `The ${name} ${JSON.stringify(value)} has ${length} characters; ${standard} allows ${most}: shorten it.`,
    );
  }
}
