import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EnrolmentStore } from './enrolment/store.ts';
import { handleLaunches } from './launch-route.ts';
import { handleLearner } from './learner-route.ts';
import type { LearnerStore } from './learner-store.ts';
import type { PackageStore } from './package-store.ts';
import { handleFault, handleRecord } from './record-route.ts';
import { replyJson, replyText } from './reply.ts';

/** Everything behind the addresses that start with `/api/`. */
export interface ApiParts {
  readonly packages: PackageStore;
  readonly learners: LearnerStore;
  readonly enrolments: EnrolmentStore;
  /** Everything that any LRS of the lab took, oldest first. */
  readonly statements: () => readonly unknown[];
}

/** A real LMS waits for its database, never for half a minute. */
const LONGEST_WAIT_MS = 10_000;

/** @param segments decoded, without `api` */
export async function handleApi(
  parts: ApiParts,
  segments: readonly string[],
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [kind, packageName, learner, ...more] = segments;
  if (packageName === undefined) {
    if (kind === 'launches') return handleLaunches(request, response, parts);
    if (kind === 'statements' && request.method === 'GET') {
      replyJson(response, parts.statements());
      return;
    }
  }
  if (packageName !== undefined && learner !== undefined && more.length === 0) {
    switch (kind) {
      case 'learners': {
        const wait = query.get('wait') ?? '';
        const waitMs = /^\d{1,6}$/.test(wait) ? Math.min(Number(wait), LONGEST_WAIT_MS) : 0;
        return handleLearner(request, response, parts.learners, { packageName, learner, waitMs });
      }
      case 'records':
        return handleRecord(request, response, parts, { packageName, learner });
      case 'faults':
        return handleFault(request, response, parts, { packageName, learner });
      default:
    }
  }
  replyText(
    response,
    404,
    'The lab answers GET /api/statements, POST /api/launches, and /api/learners, /api/records and /api/faults with /<package>/<learner>.',
  );
}
