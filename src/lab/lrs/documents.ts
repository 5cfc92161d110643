import { createHash } from 'node:crypto';
import {
  isRecord,
  jsonAnswer,
  LrsRefusal,
  parseJson,
  required,
  type LrsAnswer,
  type LrsRequest,
} from './exchange.ts';
import { identity } from './identity.ts';
import type { XapiVersion } from './version.ts';

/** What tells the documents of a resource apart. */
export interface DocumentKind {
  /** Parameters every request needs. */
  readonly keys: readonly ('activityId' | 'agent')[];
  /** Parameter that names a single document. */
  readonly id: 'stateId' | 'profileId';
  /** PUT over a document without a precondition under 1.0.3: 409 for profiles, allowed for state (Communication 3.1). */
  readonly overwrite: 'free' | 'guarded';
}

export const stateDocuments: DocumentKind = {
  keys: ['activityId', 'agent'],
  id: 'stateId',
  overwrite: 'free',
};
export const agentProfiles: DocumentKind = { keys: ['agent'], id: 'profileId', overwrite: 'guarded' };
export const activityProfiles: DocumentKind = { keys: ['activityId'], id: 'profileId', overwrite: 'guarded' };

interface StoredDocument {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly at: number;
}

export interface DocumentResource {
  /** @throws LrsRefusal */
  answer(request: LrsRequest, version: XapiVersion): LrsAnswer;
  clear(): void;
}

/** @param now epoch milliseconds */
export function createDocumentResource(kind: DocumentKind, now: () => number): DocumentResource {
  const shelves = new Map<string, Map<string, StoredDocument>>();

  function single(
    shelf: Map<string, StoredDocument>,
    id: string,
    request: LrsRequest,
    overwrite: DocumentKind['overwrite'],
  ): LrsAnswer {
    const held = shelf.get(id);
    switch (request.method) {
      case 'GET':
        if (held === undefined) throw new LrsRefusal(404, `There is no document ${id}.`);
        return {
          status: 200,
          headers: {
            'Content-Type': held.type,
            ETag: etag(held),
            'Last-Modified': new Date(held.at).toUTCString(),
          },
          body: held.body,
        };
      case 'PUT':
        checkPreconditions(held, request, overwrite);
        shelf.set(id, { id, type: typeOf(request), body: request.body, at: now() });
        return { status: 204 };
      case 'POST':
        checkPreconditions(held, request, 'free');
        shelf.set(id, { id, type: 'application/json', body: merged(held, request), at: now() });
        return { status: 204 };
      case 'DELETE':
        checkPreconditions(held, request, 'free');
        shelf.delete(id);
        return { status: 204 };
      default:
        throw new LrsRefusal(405, `${request.resource} does not take ${request.method}.`);
    }
  }

  return {
    answer(request, version) {
      const { method, query } = request;
      const keys = kind.keys.map((name) => (name === 'agent' ? agentOf(query) : required(query, name)));
      const key = JSON.stringify([...keys, query.get('registration')]);
      const shelf = shelves.get(key) ?? new Map<string, StoredDocument>();
      shelves.set(key, shelf);
      const id = query.get(kind.id);
      // IEEE 9274.1.1, 4.1.4.3: 2.0 guards state as it guards profiles.
      const overwrite = version === '2.0.0' ? 'guarded' : kind.overwrite;
      if (id !== null) return single(shelf, id, request, overwrite);
      if (method === 'GET') {
        const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
        return jsonAnswer(
          200,
          [...shelf.values()].filter(({ at }) => at > since).map((document) => document.id),
        );
      }
      if (method !== 'DELETE' || kind.id !== 'stateId')
        throw new LrsRefusal(400, `The parameter ${kind.id} is missing.`);
      shelf.clear();
      return { status: 204 };
    },
    clear: () => shelves.clear(),
  };
}

function agentOf(query: URLSearchParams): string {
  return identity(parseJson(required(query, 'agent'), 'agent'));
}

/** xAPI 1.0.3 Communication 3.1, concurrency. */
function checkPreconditions(
  held: StoredDocument | undefined,
  { headers }: LrsRequest,
  overwrite: DocumentKind['overwrite'],
): void {
  const match = headers['if-match'];
  const noneMatch = headers['if-none-match'];
  if (match !== undefined && (held === undefined || (match !== '*' && match !== etag(held)))) {
    throw new LrsRefusal(412, 'The document is not the one that If-Match names.');
  }
  if (noneMatch !== undefined && held !== undefined && (noneMatch === '*' || noneMatch === etag(held))) {
    throw new LrsRefusal(412, 'There is a document that If-None-Match excludes.');
  }
  if (overwrite === 'guarded' && held !== undefined && match === undefined && noneMatch === undefined) {
    throw new LrsRefusal(409, 'There is a document: read it and send its ETag as If-Match.');
  }
}

/** POST merges JSON objects, member by member (xAPI 1.0.3 Communication 2.2). */
function merged(held: StoredDocument | undefined, request: LrsRequest): string {
  const sent = parseJson(request.body, 'The document');
  const isJson = typeOf(request).startsWith('application/json');
  if (held === undefined) return request.body;
  const before = held.type.startsWith('application/json')
    ? parseJson(held.body, 'The held document')
    : undefined;
  if (!isJson || !isRecord(sent) || !isRecord(before))
    throw new LrsRefusal(400, 'Only JSON objects can be merged.');
  return JSON.stringify({ ...before, ...sent });
}

function typeOf({ headers }: LrsRequest): string {
  return headers['content-type'] ?? 'application/octet-stream';
}

function etag({ body }: StoredDocument): string {
  return `"${createHash('sha1').update(body).digest('hex')}"`;
}
