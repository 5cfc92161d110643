import { isDeepStrictEqual } from 'node:util';
import { isRecord, jsonOf, type LrsRequest } from '../lrs/exchange.ts';
import type { Cmi5Session } from './session.ts';
import { DOCUMENTS } from './words.ts';

/** A rule about requests for documents. */
interface DocumentRule {
  readonly clause: string;
  readonly breach: (request: LrsRequest, session: Cmi5Session) => string | undefined;
}

const documentRules: readonly DocumentRule[] = [
  {
    clause: '10.2.1.0-5',
    breach({ method, resource, query }) {
      if (resource !== 'activities/state' || isReading(method)) return undefined;
      const stateId = query.get('stateId');
      if (stateId === null) return `${method} of all state documents takes ${DOCUMENTS.launchData} too`;
      return stateId === DOCUMENTS.launchData ? `${method} of ${DOCUMENTS.launchData}` : undefined;
    },
  },
  {
    clause: '8.1.3.0-3',
    breach: ({ resource, query }, { actor }) =>
      resource === 'activities/profile' || isDeepStrictEqual(jsonOf(query.get('agent') ?? ''), actor)
        ? undefined
        : `the agent of ${resource} is not the actor of the launch`,
  },
  {
    clause: '8.1.4.0-3',
    breach({ resource, query }, session) {
      if (resource !== 'activities/state') return undefined;
      const registration = query.get('registration');
      // Without a registration a document is shared by all of them: legal for any but the LMS's own (10.1).
      if (registration === null && query.get('stateId') !== DOCUMENTS.launchData) return undefined;
      return registration === session.registration
        ? undefined
        : `the registration of ${resource} is not the one of the launch`;
    },
  },
  {
    clause: '8.1.5.0-5',
    breach: ({ resource, query }, { activityId }) =>
      resource === 'agents/profile' || query.get('activityId') === activityId
        ? undefined
        : `the activityId of ${resource} is not the one of the launch`,
  },
  {
    clause: '11.0.0.0-4',
    breach: ({ resource, query }) =>
      resource !== 'agents/profile' || query.get('profileId') === DOCUMENTS.preferences
        ? undefined
        : `the agent profile ${query.get('profileId') ?? 'without a name'} is not ${DOCUMENTS.preferences}`,
  },
  {
    clause: '11.0.0.0-5',
    breach({ method, resource, headers, body }) {
      if (resource !== 'agents/profile' || isReading(method)) return undefined;
      const written = jsonOf(body);
      const isWhole =
        headers['content-type']?.startsWith('application/json') === true &&
        isRecord(written) &&
        'languagePreference' in written &&
        'audioPreference' in written;
      return isWhole ? undefined : 'preferences are written as JSON with both their properties';
    },
  },
];

/** What a request does against the rules for state and profiles. @returns violations */
export function documentBreaches(request: LrsRequest, session: Cmi5Session): readonly string[] {
  if (!['activities/state', 'activities/profile', 'agents/profile'].includes(request.resource)) return [];
  return documentRules.flatMap(({ clause, breach }) => {
    const words = breach(request, session);
    return words === undefined ? [] : [`${clause}: ${words}`];
  });
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
