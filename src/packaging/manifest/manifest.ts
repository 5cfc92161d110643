import type { MoveOn } from './move-on.ts';

/** What every manifest tells an LMS: each format takes from it what it has a place for. */
export interface ManifestInput {
  /** Of `identifierOf`: the LMS recognises an update of the same course by it. */
  readonly identifier: string;
  readonly title: string;
  /** One sentence for the LMS's catalog. */
  readonly description: string;
  /** RFC 5646 tag of the texts. */
  readonly language: string;
  readonly version: string;
  /** Absolute IRI of the course, without a slash at its end. */
  readonly courseIri: string;
  /** Id of the edition. */
  readonly edition: string;
  readonly lessons: readonly ManifestLesson[];
  /** `null` in an edition without one. */
  readonly assessment: { readonly title: string } | null;
  /** What satisfies the course, where the LMS decides about it. */
  readonly moveOn: MoveOn;
  /** Pass mark, 0 to 1; `null` where no judgement is told. */
  readonly masteryScore: number | null;
  /** The file the LMS opens. */
  readonly launch: string;
  /** Paths of every shipped file in the package; control files and the manifest itself are none. */
  readonly files: readonly string[];
}

export interface ManifestLesson {
  readonly id: string;
  readonly title: string;
  /** Ids such as `O-1.2`. */
  readonly objectives: readonly { readonly id: string; readonly text: string }[];
}

/**
 * Identifier of a package: the same for all versions of an edition, safe as `xs:ID` (a letter first,
 * then letters, digits, `.`, `-` and `_`).
 */
export function identifierOf(course: string, edition: string, target: string): string {
  const safe = [course, edition, target].map((part) =>
    part.replaceAll(/[^A-Za-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}`),
  );
  return `id.${safe.join('.')}`;
}

/**
 * Text as XML 1.0 character data or attribute value.
 * @throws Error at a character that XML 1.0 (2.2) does not allow, escaped or not
 */
export function escapeXml(text: string): string {
  const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text);
  if (illegal !== null) {
    const code = illegal[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw new Error(
      `${JSON.stringify(text)} holds the character U+${code}, which XML 1.0 (2.2) does not allow: take it out.`,
    );
  }
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** A path in the package as a relative reference (RFC 3986, 4.2): each part percent-encoded. */
export function hrefOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
