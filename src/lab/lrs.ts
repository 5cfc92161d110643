import type { IncomingMessage, ServerResponse } from 'node:http';
import { admit, checkVersion, crossOrigin, preflight, type Access } from './lrs/access.ts';
import { activityProfiles, agentProfiles, createDocumentResource, stateDocuments } from './lrs/documents.ts';
import { jsonAnswer, LrsRefusal, readRequest, type LrsAnswer, type LrsRequest } from './lrs/exchange.ts';
import { createStatementResource } from './lrs/statements.ts';
import { createSwitches, type Fault, type Switches } from './lrs/switches.ts';
import type { ValidStatement } from './lrs/validation.ts';

export interface LrsOptions extends Access {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Path of the endpoint, with slashes around it. */
  readonly base?: string;
}

/** A small LRS in memory that speaks xAPI 1.0.3 and can be told to misbehave. */
export interface Lrs {
  /** For `http.createServer`; takes what lies below `base`. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Stored statements as they are given back, oldest first. */
  statements(): readonly ValidStatement[];
  /** Requests that reached a resource, oldest first; preflights are left out. */
  requests(): readonly LrsRequest[];
  readonly switches: Switches;
  /** Forgets everything and arms nothing. */
  reset(): void;
}

export function createLrs({ now, base = '/xapi/', ...access }: LrsOptions): Lrs {
  const statements = createStatementResource(now);
  const documents = {
    'activities/state': createDocumentResource(stateDocuments, now),
    'activities/profile': createDocumentResource(activityProfiles, now),
    'agents/profile': createDocumentResource(agentProfiles, now),
  } as const;
  const switches = createSwitches();
  let requests: readonly LrsRequest[] = [];

  /** @throws LrsRefusal */
  function resourceAnswer(request: LrsRequest): LrsAnswer {
    if (request.resource === 'about') return jsonAnswer(200, { version: ['1.0.3'] });
    admit(access, request);
    checkVersion(request);
    switch (request.resource) {
      case 'statements':
        return statements.answer(request);
      case 'activities/state':
      case 'activities/profile':
      case 'agents/profile':
        return documents[request.resource].answer(request);
      default:
        throw new LrsRefusal(404, `There is no resource ${request.resource}.`);
    }
  }

  function answerTo(request: LrsRequest): LrsAnswer {
    try {
      return resourceAnswer(request);
    } catch (error) {
      if (error instanceof LrsRefusal) return refused(error.status, error.message, error.headers);
      return refused(500, String(error));
    }
  }

  return {
    async handle(message, response) {
      const request = await readRequest(message, base).catch(() => undefined);
      if (request === undefined) {
        response.destroy();
        return;
      }
      const send = (answer: LrsAnswer) => {
        const headers = { ...crossOrigin(request), 'X-Experience-API-Version': '1.0.3', ...answer.headers };
        response.writeHead(answer.status, headers).end(request.method === 'HEAD' ? undefined : answer.body);
      };
      if (request.method === 'OPTIONS') return send(preflight());
      requests = [...requests, request];
      misbehave(switches.next(), { request, response, send, answerTo });
    },
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

function misbehave(
  fault: Fault | undefined,
  lrs: {
    readonly request: LrsRequest;
    readonly response: ServerResponse;
    readonly send: (answer: LrsAnswer) => void;
    readonly answerTo: (request: LrsRequest) => LrsAnswer;
  },
): void {
  switch (fault?.kind) {
    case undefined:
      return lrs.send(lrs.answerTo(lrs.request));
    case 'status':
      return lrs.send(
        refused(
          fault.status,
          'The switch says so.',
          fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter },
        ),
      );
    case 'portal':
      return lrs.send({ status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>Sign in</h1>' });
    case 'hang':
      return;
    case 'store-then-drop':
      lrs.answerTo(lrs.request);
      lrs.response.destroy();
      return;
    case 'drop':
      lrs.response.destroy();
      return;
    default:
      fault satisfies never;
  }
}

function refused(status: number, reason: string, headers: Readonly<Record<string, string>> = {}): LrsAnswer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body: reason };
}
