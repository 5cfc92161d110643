import type { Agent } from '@xapi/xapi';
import { LaunchError } from '../launch-error.ts';
import { isObject, jsonOf, type JsonObject } from './json.ts';

const IDENTIFIERS = ['account', 'mbox', 'mbox_sha1sum', 'openid'] as const;

/**
 * The learner as the launch names them, an agent with exactly one identifier (xAPI 1.0.3 Data 2.4.2.1).
 *
 * @param modern makes an agent of what older launchers send
 * @throws LaunchError
 */
export function actorOf(parameter: string, modern = (actor: JsonObject) => actor): Agent {
  const given = jsonOf(parameter);
  const actor = isObject(given) ? modern(given) : given;
  if (isAgent(actor)) return actor;
  throw new LaunchError('malformed', 'actor');
}

function isAgent(actor: unknown): actor is Agent {
  if (!isObject(actor) || (actor['objectType'] ?? 'Agent') !== 'Agent') return false;
  if (typeof (actor['name'] ?? '') !== 'string') return false;
  const [identifier, ...others] = IDENTIFIERS.filter((name) => name in actor);
  if (identifier === undefined || others.length > 0) return false;
  const value = actor[identifier];
  if (identifier !== 'account') return typeof value === 'string';
  return isObject(value) && typeof value['homePage'] === 'string' && typeof value['name'] === 'string';
}
