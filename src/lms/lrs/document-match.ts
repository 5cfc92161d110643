import { hex } from '../../xapi/name-uuid.ts';
import { sha1 } from '../../xapi/sha1.ts';
import type { DocumentWrite, HeldDocument } from './launch-lrs.ts';

/** Over which document one is written (RFC 9110, 13.1). */
export type DocumentMatch = NonNullable<DocumentWrite['match']>;

/** Only where there is none. */
export const WHERE_NONE: DocumentMatch = { matchHeader: 'If-None-Match', etag: '*' };

/** Whatever is there. */
export const OVER_ANY: DocumentMatch = { matchHeader: 'If-Match', etag: '*' };

/** What was read, and nothing newer. @param found `undefined` where there was nothing */
export function overFound(found: HeldDocument | undefined): DocumentMatch {
  if (found === undefined) return WHERE_NONE;
  return found.etag === undefined
    ? overContent(found.content)
    : { matchHeader: 'If-Match', etag: found.etag };
}

/**
 * The same by its content alone, where no ETag was seen: CORS can hide it, and hardly any answer to a PUT
 * has one. It is the SHA-1 of the content, so that it can be reckoned by those who cannot read it
 * (xAPI 1.0.3, Communication 3.1). An LRS that makes its ETags otherwise refuses it, and writes nothing over.
 */
export function overContent(content: unknown): DocumentMatch {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return { matchHeader: 'If-Match', etag: `"${hex(sha1(bytes))}"` };
}
