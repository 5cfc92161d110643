import { sha1 } from '../xapi/sha1.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * SHA-1, 40 hex digits, of the canonical JSON (RFC 8785) of a receipt without its checksum, in UTF-8. It
 * finds damage and typing errors. It keeps nobody from making another one: who can read this can.
 */
export function checksumOf(receipt: object): string {
  const rest = Object.fromEntries(Object.entries(receipt).filter(([key]) => key !== 'checksum'));
  const digest = sha1(new TextEncoder().encode(canonicalJson(rest)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
