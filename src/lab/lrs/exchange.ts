import type { IncomingMessage } from 'node:http';

/** A request to the LRS double, read whole. */
export interface LrsRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  /** Path below the endpoint, for example `statements`. */
  readonly resource: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LrsAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request the LRS does not take. */
export class LrsRefusal extends Error {
  override readonly name = 'LrsRefusal';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, reason: string, headers: Readonly<Record<string, string>> = {}) {
    super(reason);
    this.status = status;
    this.headers = headers;
  }
}

/** @param base path of the endpoint, with slashes around it */
export async function readRequest(message: IncomingMessage, base: string): Promise<LrsRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  const url = message.url ?? '/';
  const { pathname, searchParams } = new URL(url, 'http://lrs.invalid');
  return {
    method: message.method ?? 'GET',
    url,
    resource: pathname.startsWith(base) ? pathname.slice(base.length) : '',
    query: searchParams,
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, String(value ?? '')]),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): LrsAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}

/** @param reason in words, for whoever reads the answer */
export function refused(
  status: number,
  reason: string,
  headers: Readonly<Record<string, string>> = {},
): LrsAnswer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body: reason };
}

/** @returns `undefined` where the text is no JSON */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LrsRefusal(400, `${what} is not JSON: ${text.slice(0, 80)}`);
  }
}

/** A parameter that has to be there. */
export function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value === '') throw new LrsRefusal(400, `The parameter ${name} is missing.`);
  return value;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
