import { hex } from '../xapi/name-uuid.ts';
import { sha1 } from '../xapi/sha1.ts';

/**
 * Name of what a device keeps for one learner: neither an id nor a name stands there in clear.
 *
 * @param parts in their order, for example course, edition and the learner's id; none is a part of another
 * @returns 40 hexadecimal digits
 */
export function ownerOf(...parts: readonly string[]): string {
  return hex(sha1(new TextEncoder().encode(JSON.stringify(parts))));
}
