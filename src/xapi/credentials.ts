import type { LrsAddress } from './client.ts';
import { LrsError } from './lrs-error.ts';
import { isAsSafe, isEndpoint } from './web-address.ts';

/** Where the credentials for the LRS come from. */
export type CredentialSource =
  | {
      readonly kind: 'broker';
      /** Absolute address of the broker. */
      readonly url: string;
      /** Where given, credentials for any other origin are refused. */
      readonly endpoint?: string;
    }
  | { readonly kind: 'embedded'; readonly endpoint: string; readonly key: string; readonly secret: string };

export interface Credentials extends LrsAddress {
  /** Epoch milliseconds; `undefined` where they do not expire. */
  readonly expiresAt: number | undefined;
}

export interface CredentialKeeper {
  /** What is held and good for `forMs` more milliseconds; `undefined` where that is nothing. */
  held(forMs: number): Credentials | undefined;
  /** Asks the broker. Rejects with `LrsError`. */
  renew(): Promise<Credentials>;
  /** Whether asking again can give other credentials. */
  readonly renewable: boolean;
}

export interface BrokerOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly timeoutMs: number;
  /** What the broker is told: the course's IRI, the learner's id in the LMS, the attempt's UUID. */
  readonly request: { readonly course: string; readonly learner: string; readonly registration: string };
}

export function openCredentials(source: CredentialSource, options: BrokerOptions): CredentialKeeper {
  if (source.kind === 'embedded') {
    const { endpoint, key, secret } = source;
    return fixedCredentials({ endpoint, authorization: basicAuthorization(key, secret) });
  }
  let current: Credentials | undefined;
  return {
    held(forMs) {
      const isGood = current?.expiresAt !== undefined && current.expiresAt - options.now() > forMs;
      return isGood ? current : undefined;
    },
    async renew() {
      current = await ask(source, options);
      return current;
    },
    renewable: true,
  };
}

/** Credentials for a whole visit: nobody could be asked for others. */
export function fixedCredentials(address: LrsAddress): CredentialKeeper {
  const fixed = { ...address, expiresAt: undefined };
  return { held: () => fixed, renew: () => Promise.resolve(fixed), renewable: false };
}

/** `Basic` credentials in UTF-8 (RFC 7617, 2.1); the library's `toBasicAuth` throws beyond Latin-1. */
export function basicAuthorization(key: string, secret: string): string {
  const bytes = new TextEncoder().encode(`${key}:${secret}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

async function ask(
  { url, endpoint }: Extract<CredentialSource, { kind: 'broker' }>,
  { fetch, request, timeoutMs }: BrokerOptions,
): Promise<Credentials> {
  const init: RequestInit = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    // A broker at the LMS's own origin knows the learner by the LMS's login.
    credentials: 'include',
    signal: AbortSignal.timeout(timeoutMs),
    body: JSON.stringify(request),
  };
  const noAnswer = (cause: unknown) =>
    Promise.reject(
      new LrsError(`POST ${url}: no answer from the broker. Check its address and its CORS settings.`, {
        from: 'broker',
        cause,
      }),
    );
  const answer = await fetch(url, init).catch(noAnswer);
  const body = await answer.text().catch(noAnswer);
  // What a broker answers may hold credentials: none of it goes into an error.
  const detail = { from: 'broker', status: answer.status } as const;
  if (!answer.ok) {
    throw new LrsError(`POST ${url}: the broker answered ${answer.status}.`, {
      ...detail,
      retryAfter: answer.headers.get('Retry-After') ?? undefined,
    });
  }
  const credentials = parsed(body);
  if (credentials === undefined) {
    const wanted = '{"endpoint": URL, "authorization": string, "expires": date and time}';
    throw new LrsError(`POST ${url}: the broker's answer is not ${wanted}. See docs/xapi.md.`, detail);
  }
  const { origin } = new URL(credentials.endpoint);
  if (endpoint !== undefined && origin !== new URL(endpoint).origin) {
    throw new LrsError(
      `POST ${url}: the broker names ${origin}, the edition ${new URL(endpoint).origin}.`,
      detail,
    );
  }
  if (!isAsSafe(origin, new URL(url).protocol)) {
    throw new LrsError(`POST ${url}: the broker names ${origin}, which is not encrypted.`, detail);
  }
  return credentials;
}

function parsed(body: string): Credentials | undefined {
  const answer = json(body);
  if (typeof answer !== 'object' || answer === null) return undefined;
  if (!('endpoint' in answer && 'authorization' in answer && 'expires' in answer)) return undefined;
  const { endpoint, authorization, expires } = answer;
  if (typeof endpoint !== 'string' || !isEndpoint(endpoint)) return undefined;
  if (typeof authorization !== 'string' || authorization === '') return undefined;
  const expiresAt = typeof expires === 'string' ? Date.parse(expires) : Number.NaN;
  return Number.isNaN(expiresAt) ? undefined : { endpoint, authorization, expiresAt };
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
