import type { IncomingMessage, ServerResponse } from 'node:http';
import { admit, crossOrigin, preflight, type Access } from './lrs/access.ts';
import { activityProfiles, agentProfiles, createDocumentResource, stateDocuments } from './lrs/documents.ts';
import {
  jsonAnswer,
  LrsRefusal,
  readRequest,
  refused,
  type LrsAnswer,
  type LrsRequest,
} from './lrs/exchange.ts';
import { misbehave } from './lrs/misbehave.ts';
import { createStatementResource } from './lrs/statements.ts';
import { createSwitches, type Switches } from './lrs/switches.ts';
import type { ValidStatement } from './lrs/validation.ts';
import { spokenVersion, versionNamed, XAPI_VERSIONS, type XapiVersion } from './lrs/version.ts';

export interface LrsOptions extends Access {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Path of the endpoint, with slashes around it. */
  readonly base?: string;
  /** What it speaks; left out, both. */
  readonly versions?: readonly XapiVersion[];
}

/** A small LRS in memory that speaks xAPI 1.0.3 and 2.0.0 and can be told to misbehave. */
export interface Lrs {
  /** For `http.createServer`; takes what lies below `base`. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** What the owner of the LRS does: asks no credentials, meets no switch, stands in no list of requests. */
  perform(request: OwnRequest): LrsAnswer;
  /** Stored statements as they are given back, oldest first. */
  statements(): readonly ValidStatement[];
  /** Requests that reached a resource, oldest first; preflights are left out. */
  requests(): readonly LrsRequest[];
  readonly switches: Switches;
  /** Forgets everything and arms nothing. */
  reset(): void;
}

/** A request of xAPI 1.0.3 that needs no network. */
export interface OwnRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly resource: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent as it stands. */
  readonly body?: unknown;
}

export function createLrs({ now, base = '/xapi/', versions = XAPI_VERSIONS, ...access }: LrsOptions): Lrs {
  const statements = createStatementResource(now);
  const documents = {
    'activities/state': createDocumentResource(stateDocuments, now),
    'activities/profile': createDocumentResource(activityProfiles, now),
    'agents/profile': createDocumentResource(agentProfiles, now),
  } as const;
  const switches = createSwitches();
  let requests: readonly LrsRequest[] = [];

  /** @throws LrsRefusal */
  function resourceAnswer(request: LrsRequest, version: XapiVersion): LrsAnswer {
    switch (request.resource) {
      case 'statements':
        return statements.answer(request, version);
      case 'activities/state':
      case 'activities/profile':
      case 'agents/profile':
        return documents[request.resource].answer(request, version);
      default:
        throw new LrsRefusal(404, `There is no resource ${request.resource}.`);
    }
  }

  function answerTo(request: LrsRequest): LrsAnswer {
    return unlessRefused(() => {
      if (request.resource === 'about') return jsonAnswer(200, { version: versions });
      admit(access, request);
      const version = spokenVersion(request, versions);
      // HEAD is GET whose body is not sent (xAPI 1.0.3 Communication 1.1).
      return resourceAnswer(request.method === 'HEAD' ? { ...request, method: 'GET' } : request, version);
    });
  }

  return {
    async handle(message, response) {
      const request = await readRequest(message, base).catch(() => undefined);
      if (request === undefined) {
        response.destroy();
        return;
      }
      const version = versionNamed(request, versions) ?? versions[0] ?? '1.0.3';
      const send = (answer: LrsAnswer) => {
        const headers = { ...crossOrigin(request), 'X-Experience-API-Version': version, ...answer.headers };
        response.writeHead(answer.status, headers).end(request.method === 'HEAD' ? undefined : answer.body);
      };
      if (request.method === 'OPTIONS') return send(preflight());
      requests = [...requests, request];
      misbehave(switches.next(request), { request, response, send, answerTo });
    },
    perform: (request) => unlessRefused(() => resourceAnswer(asSent(request, base), '1.0.3')),
    statements: () => statements.stored().map(({ held }) => held),
    requests: () => requests,
    switches,
    reset() {
      statements.clear();
      for (const resource of Object.values(documents)) resource.clear();
      switches.clear();
      requests = [];
    },
  };
}

function unlessRefused(answer: () => LrsAnswer): LrsAnswer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof LrsRefusal) return refused(error.status, error.message, error.headers);
    return refused(500, String(error));
  }
}

function asSent({ method, resource, query = {}, body }: OwnRequest, base: string): LrsRequest {
  const parameters = new URLSearchParams(query);
  return {
    method,
    url: `${base}${resource}?${parameters}`,
    resource,
    query: parameters,
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body ?? null),
  };
}
