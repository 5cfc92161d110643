import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cmi5Faults } from './faults.ts';
import type { SessionStore } from './session.ts';

export interface FetchService {
  readonly sessions: SessionStore;
  readonly faults: Cmi5Faults;
  readonly note: (violation: string) => void;
}

/** What browsers and HTTP clients send of themselves; a further header would need a preflight. */
const ORDINARY = new Set(
  (
    'host connection content-length accept accept-encoding accept-language user-agent origin referer cookie ' +
    'cache-control pragma priority dnt upgrade-insecure-requests'
  ).split(' '),
);

/** Hands the token of a session out, once, to a POST (8.2). */
export async function serveFetch(
  { sessions, faults, note }: FetchService,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = {
    'Access-Control-Allow-Origin': request.headers.origin ?? '*',
    'Cache-Control': 'no-store',
  };
  const send = (status: number, type: string, body: string) => {
    response.writeHead(status, { ...headers, 'Content-Type': type }).end(body);
  };
  const sendJson = (value: object) => send(200, 'application/json', JSON.stringify(value));
  const body = await bodyLength(request);
  const session = sessions.byId(/\/fetch\/([^/?]+)$/.exec(request.url ?? '')?.[1] ?? '');
  if (session === undefined) return send(404, 'text/plain', 'There is no such session.');
  if (request.method !== 'POST') {
    note(`8.1.2.0-4: the fetch URL was asked with ${request.method ?? 'nothing'}; it takes a POST.`);
    return send(405, 'text/plain', 'POST only.');
  }
  const custom = Object.keys(request.headers).filter((name) => !isOrdinary(name));
  if (custom.length > 0) note(`8.2.1: the fetch POST carries the headers ${custom.join(', ')}.`);
  if (body > 0) note(`8.2.1: the fetch POST carries a body of ${body} bytes.`);
  if (faults.fetch === '500') return send(500, 'text/plain', 'The fault says so.');
  if (faults.fetch === 'hang') return;
  if (session.done.has('fetched')) {
    note('8.2.3.0-1: the fetch URL was asked a second time; it is for one use.');
    return sendJson(errorOf('1'));
  }
  session.done.add('fetched');
  switch (faults.fetch) {
    case undefined:
      return sendJson({ 'auth-token': session.token });
    case 'error-1':
    case 'error-2':
    case 'error-3':
      return sendJson(errorOf(faults.fetch.slice('error-'.length)));
    case 'html':
      return send(200, 'text/html', '<!doctype html><title>Sign in</title>');
    case 'empty':
      return send(200, 'application/json', '');
    case 'not-json':
      return send(200, 'application/json', `auth-token=${session.token}`);
    default:
      faults.fetch satisfies never;
  }
}

function errorOf(code: string): object {
  return { 'error-code': code, 'error-text': `Error ${code} of the fetch service.` };
}

function isOrdinary(header: string): boolean {
  return ORDINARY.has(header) || header.startsWith('sec-');
}

async function bodyLength(request: IncomingMessage): Promise<number> {
  let length = 0;
  for await (const chunk of request) length += Buffer.from(chunk).length;
  return length;
}
