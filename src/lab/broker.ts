import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface BrokerOptions {
  /** Absolute address of the LRS's xAPI. */
  readonly lrsEndpoint: string;
  /** Whether the request comes from someone the LMS has logged in. */
  readonly isLoggedIn: (request: IncomingMessage) => boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How long credentials are good, milliseconds. */
  readonly lifetimeMs?: number;
}

/** What a department runs beside its LMS: it hands out short-lived credentials that can only store statements. */
export interface Broker {
  /** For `http.createServer`; answers every path. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Whether an `Authorization` header was handed out and is still good: the LRS double's `writeOnly`. */
  readonly accepts: (authorization: string) => boolean;
  /** What was asked for, oldest first. */
  asked(): readonly BrokerRequest[];
  /** Takes back everything handed out. */
  revoke(): void;
}

export interface BrokerRequest {
  readonly course: string;
  readonly learner: string;
  readonly registration: string;
}

const QUARTER_OF_AN_HOUR_MS = 900_000;

export function createBroker({
  lrsEndpoint,
  isLoggedIn,
  now,
  lifetimeMs = QUARTER_OF_AN_HOUR_MS,
}: BrokerOptions): Broker {
  const expiries = new Map<string, number>();
  let asked: readonly BrokerRequest[] = [];

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    if (request.method !== 'POST') return { status: 405, body: { error: 'POST only' } };
    const wish = parsed(await bodyOf(request));
    if (wish === undefined)
      return { status: 400, body: { error: 'course, learner and registration are wanted' } };
    if (!isLoggedIn(request)) return { status: 401, body: { error: 'not logged in to the LMS' } };
    asked = [...asked, wish];
    const authorization = `Basic ${Buffer.from(`learner:${randomUUID()}`).toString('base64')}`;
    const expiry = now() + lifetimeMs;
    expiries.set(authorization, expiry);
    return {
      status: 200,
      body: { endpoint: lrsEndpoint, authorization, expires: new Date(expiry).toISOString() },
    };
  }

  return {
    async handle(request, response) {
      const headers = {
        // With cookies the origin has to be named: a star is refused (Fetch, CORS check).
        'Access-Control-Allow-Origin': request.headers.origin ?? '*',
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Headers': 'Content-Type',
        'Access-Control-Allow-Methods': 'POST',
        'Cache-Control': 'no-store',
        Vary: 'Origin',
      };
      if (request.method === 'OPTIONS') {
        response.writeHead(204, headers).end();
        return;
      }
      const { status, body } = await answer(request).catch(() => ({
        status: 400,
        body: { error: 'broken off' },
      }));
      response
        .writeHead(status, { ...headers, 'Content-Type': 'application/json' })
        .end(JSON.stringify(body));
    },
    accepts: (authorization) => (expiries.get(authorization) ?? Number.NEGATIVE_INFINITY) > now(),
    asked: () => asked,
    revoke: () => expiries.clear(),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(body: string): BrokerRequest | undefined {
  let wish: unknown;
  try {
    wish = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof wish !== 'object' || wish === null) return undefined;
  if (!('course' in wish && 'learner' in wish && 'registration' in wish)) return undefined;
  const { course, learner, registration } = wish;
  return isText(course) && isText(learner) && isText(registration)
    ? { course, learner, registration }
    : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
