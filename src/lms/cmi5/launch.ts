import type { Agent } from '@xapi/xapi';
import { actorOf } from '../lrs/actor.ts';
import { addressOf, endpointOf, iriOf, uuidOf, type ParameterNames } from '../lrs/launch-parameters.ts';

/** Launch parameters of cmi5 (Quartz) 8.1. A one-time token address tells one launch from the next. */
export const cmi5Parameters: ParameterNames = {
  required: ['endpoint', 'fetch', 'actor', 'registration', 'activityId'],
  optional: [],
  once: 'fetch',
};

export interface Cmi5Launch {
  readonly endpoint: string;
  /** Where the token is fetched, once. */
  readonly fetch: string;
  readonly actor: Agent;
  readonly registration: string;
  readonly activityIri: string;
}

/** @throws LaunchError */
export function cmi5Launch(window: Window, parameters: Readonly<Record<string, string>>): Cmi5Launch {
  const { endpoint = '', fetch = '', actor = '', registration = '', activityId = '' } = parameters;
  return {
    endpoint: endpointOf(window, endpoint),
    fetch: addressOf(window, 'fetch', fetch),
    actor: actorOf(actor),
    registration: uuidOf('registration', registration),
    activityIri: iriOf('activityId', activityId),
  };
}
