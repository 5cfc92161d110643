import type { Agent } from '@xapi/xapi';
import { hex } from '../name-uuid.ts';
import { sha1 } from '../sha1.ts';

/**
 * Hash that names a queue on the device, so that no endpoint, account or registration stands there.
 *
 * @param parts in their order; none is a part of another
 */
export function queueName(...parts: readonly string[]): string {
  return hex(sha1(new TextEncoder().encode(JSON.stringify(parts))));
}

/** What tells an agent from all others (xAPI 1.0.3 Data 2.4.2.3); their name does not. */
export function identifierOf({ account, mbox, mbox_sha1sum: sha1sum, openid }: Agent): string {
  return account === undefined ? (mbox ?? sha1sum ?? openid ?? '') : `${account.homePage} ${account.name}`;
}
