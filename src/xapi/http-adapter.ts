import type XAPI from '@xapi/xapi';
import { LrsError } from './lrs-error.ts';

/** The library exports no name for it. */
type AdapterFunction = Exclude<NonNullable<ConstructorParameters<typeof XAPI>[0]['adapter']>, string>;

export interface HttpOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds until a request without an answer is given up. */
  readonly timeoutMs: number;
  /** Set while the page goes away: the request outlives it, if all such bodies hold at most 64 KiB. */
  readonly keepalive: boolean;
}

/** Milliseconds: long enough for a slow LRS, short enough to try again. */
export const REQUEST_TIMEOUT_MS = 20_000;

/** Every further header would need the LRS's leave in its CORS preflight, and some give none. */
const SENT_HEADERS = [
  'Authorization',
  'Content-Type',
  'X-Experience-API-Version',
  'If-Match',
  'If-None-Match',
] as const;

/**
 * How @xapi/xapi sends its requests. The library's own fetch adapter loses the status and has no timeout.
 *
 * @returns a function that rejects with `LrsError` on every status but 2xx and where no answer came
 */
export function createHttpAdapter({ fetch, timeoutMs, keepalive }: HttpOptions): AdapterFunction {
  return async ({ url, method, headers, data }) => {
    const asked = `${method} ${new URL(url).origin}${new URL(url).pathname}`;
    const noAnswer = (cause: unknown) =>
      new LrsError(`${asked}: no answer. Check the network, the address and the LRS's CORS settings.`, {
        from: 'lrs',
        cause,
      });
    const init: RequestInit = {
      method,
      headers: allowed(headers ?? {}, data !== undefined),
      credentials: 'omit',
      // A document that was read may have been written since: with an old ETag every write is refused.
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      keepalive,
      signal: AbortSignal.timeout(timeoutMs),
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
    };
    const answer = await fetch(url, init).catch((cause: unknown) => Promise.reject(noAnswer(cause)));
    const body = await answer.text().catch((cause: unknown) => Promise.reject(noAnswer(cause)));
    if (!answer.ok) {
      // A server may say back what it was sent, in any spelling: none of its words goes into an error.
      throw new LrsError(`${asked}: answered ${answer.status}.`, {
        from: 'lrs',
        status: answer.status,
        retryAfter: answer.headers.get('Retry-After') ?? undefined,
      });
    }
    return { data: parsed(body), headers: Object.fromEntries(answer.headers), status: answer.status };
  };
}

function allowed(headers: Readonly<Record<string, unknown>>, hasBody: boolean): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const name of SENT_HEADERS) {
    const value = headers[name];
    if (typeof value === 'string' && (hasBody || name !== 'Content-Type')) sent[name] = value;
  }
  return sent;
}

/** The library's type promises the caller's own; whoever reads the data checks it. */
function parsed(body: string) {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
