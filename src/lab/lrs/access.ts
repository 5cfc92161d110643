import { LrsRefusal, type LrsAnswer, type LrsRequest } from './exchange.ts';

/** Who may use the LRS double. */
export interface Access {
  /** Keys that may do everything; left out, everyone may. */
  readonly credentials?: readonly { readonly key: string; readonly secret: string }[];
  /** Whether a header is good for storing statements, and for nothing else. */
  readonly writeOnly?: (authorization: string) => boolean;
  /**
   * Asked first: `pass` where the credentials are its own and good, `unknown` where the others decide.
   * It may throw LrsRefusal.
   */
  readonly gate?: (request: LrsRequest) => 'pass' | 'unknown';
}

/** @throws LrsRefusal 401 without a good header, 403 where the header is good for less */
export function admit({ credentials, writeOnly, gate }: Access, request: LrsRequest): void {
  if (credentials === undefined && writeOnly === undefined && gate === undefined) return;
  if (gate?.(request) === 'pass') return;
  const { method, resource, headers } = request;
  const authorization = headers.authorization ?? '';
  if (credentials?.some(({ key, secret }) => authorization === basic(key, secret)) === true) return;
  if (writeOnly?.(authorization) !== true) {
    throw new LrsRefusal(401, 'No such credentials.', { 'WWW-Authenticate': 'Basic realm="LRS"' });
  }
  if (method !== 'POST' || resource !== 'statements') {
    throw new LrsRefusal(403, `These credentials may only POST statements, not ${method} ${resource}.`);
  }
}

/** Headers that let a page of any origin use the LRS (xAPI 1.0.3 Communication 3.1 leaves CORS to the LRS). */
export function crossOrigin({ headers }: LrsRequest): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': headers.origin ?? '*',
    'Access-Control-Expose-Headers':
      'ETag, Last-Modified, Retry-After, X-Experience-API-Version, X-Experience-API-Consistent-Through',
    Vary: 'Origin',
  };
}

/** A preflight carries no credentials and needs none. */
export function preflight(): LrsAnswer {
  return {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE, OPTIONS',
      'Access-Control-Allow-Headers':
        'Authorization, Content-Type, X-Experience-API-Version, If-Match, If-None-Match',
    },
  };
}

function basic(key: string, secret: string): string {
  return `Basic ${Buffer.from(`${key}:${secret}`, 'utf8').toString('base64')}`;
}
