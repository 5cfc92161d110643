import type { Agent } from '@xapi/xapi';
import { hex } from '../../xapi/name-uuid.ts';
import { sha1 } from '../../xapi/sha1.ts';
import { LaunchError } from '../launch-error.ts';
import { actorOf } from '../lrs/actor.ts';
import { isObject, type JsonObject } from '../lrs/json.ts';
import {
  endpointOf,
  iriOf,
  isIri,
  languagesOf,
  uuidOf,
  type ParameterNames,
} from '../lrs/launch-parameters.ts';

/** Parameters of a TinCan launch (RusticiSoftware/launch, lms_lrs.md). */
export const xapiParameters: ParameterNames = {
  required: ['endpoint', 'auth', 'actor'],
  optional: [
    'registration',
    'activity_id',
    'activity_platform',
    'Accept-Language',
    'grouping',
    'content_endpoint',
    'content_token',
  ],
};

export interface XapiLaunch {
  readonly endpoint: string;
  /** Value of the `Authorization` header. */
  readonly authorization: string;
  /** Without a name: what identifies the learner is all that statements and documents need. */
  readonly actor: Agent;
  readonly registration: string | undefined;
  readonly activityIri: string | undefined;
  readonly grouping: string | undefined;
  readonly platform: string;
  readonly languages: readonly string[];
}

/** @throws LaunchError */
export function xapiLaunch(window: Window, parameters: Readonly<Record<string, string>>): XapiLaunch {
  const { endpoint = '', auth = '', actor = '', registration, activity_id: activity, grouping } = parameters;
  return {
    endpoint: endpointOf(window, endpoint),
    authorization: authorizationOf(auth),
    actor: nameless(actorOf(actor, modernActor)),
    registration: registration === undefined ? undefined : uuidOf('registration', registration),
    activityIri: activity === undefined ? undefined : iriOf('activity_id', activity),
    grouping: grouping !== undefined && isIri(grouping) ? grouping : undefined,
    platform: parameters['activity_platform'] ?? 'xAPI',
    languages: languagesOf(parameters['Accept-Language']),
  };
}

/** cmi5 has the actor used as it is given; here no one asks for that, and names stay out of statements. */
function nameless({ name: _name, ...actor }: Agent): Agent {
  return actor;
}

/**
 * Under what the learner is known, for what this device keeps of them and for a receipt: the name of the
 * account. Another identifier, which may be an address or hold a name, by its SHA-1; of an e-mail address
 * that is the `mbox_sha1sum` which xAPI itself knows (1.0.3, Data 2.4.2.3).
 */
export function learnerIdOf({ account, mbox, mbox_sha1sum: sum, openid = '' }: Agent): string {
  return account?.name ?? sum ?? hex(sha1(new TextEncoder().encode(mbox ?? openid)));
}

/**
 * The header's value, also where a launcher sends bare base64, or a plus that no one encoded: in a query
 * that is a blank.
 */
function authorizationOf(auth: string): string {
  const [, scheme = 'Basic', token = ''] = /^(?:(Basic|Bearer)(?: +|$))?(.*)$/i.exec(auth) ?? [];
  const value = `${scheme} ${token.trim().replaceAll(' ', '+')}`;
  if (/^\w+ [!-~]+$/.test(value)) return value;
  throw new LaunchError('malformed', 'auth');
}

/** Older launchers send `name`, `mbox` and `account` as lists, and an account by other names. */
function modernActor(actor: JsonObject): JsonObject {
  const { account, mbox, name } = actor;
  if (![account, mbox, name].some(Array.isArray)) return actor;
  const first = firstOf(account);
  const isOld = isObject(first) && 'accountServiceHomePage' in first;
  return {
    objectType: 'Agent',
    ...(name === undefined ? {} : { name: firstOf(name) }),
    ...(isObject(first)
      ? {
          account: isOld ? { homePage: first['accountServiceHomePage'], name: first['accountName'] } : first,
        }
      : { mbox: firstOf(mbox) }),
  };
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}
