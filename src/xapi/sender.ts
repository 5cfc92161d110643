import { createClient, type ClientOptions } from './client.ts';
import type { CredentialKeeper, Credentials } from './credentials.ts';
import { LrsError } from './lrs-error.ts';
import type { Statement } from './statement.ts';

/** The two requests the outbox makes. Both reject with `LrsError`. */
export interface Sender {
  /**
   * Stores a batch, all or nothing. Where credentials are held, the request has begun when this
   * returns, so that it still works while the page goes away.
   */
  post(statements: readonly Statement[], leaving: boolean): Promise<void>;
  /** What the LRS holds under an id. */
  read(id: string): Promise<unknown>;
}

/** Milliseconds before their end from which credentials are renewed. */
const RENEW_BEFORE_MS = 30_000;

export function createSender(
  credentials: CredentialKeeper,
  options: Omit<ClientOptions, 'keepalive'>,
): Sender {
  const client = (held: Credentials, keepalive: boolean) => createClient(held, { ...options, keepalive });

  return {
    post: (statements, leaving) => {
      const send = async (held: Credentials) => {
        confirm(await client(held, leaving).sendStatements({ statements: [...statements] }), statements);
      };
      return withCredentials(credentials, leaving ? 0 : RENEW_BEFORE_MS, send);
    },
    read: (id) =>
      withCredentials(credentials, RENEW_BEFORE_MS, async (held) => {
        const { data } = await client(held, false).getStatement({ statementId: id });
        return data;
      }),
  };
}

/** Uses what is held, else what the broker gives; renews once where the LRS no longer takes it. */
async function withCredentials<T>(
  credentials: CredentialKeeper,
  forMs: number,
  use: (credentials: Credentials) => Promise<T>,
): Promise<T> {
  const held = credentials.held(forMs);
  if (held === undefined) return use(await credentials.renew());
  try {
    return await use(held);
  } catch (error) {
    const isOver = error instanceof LrsError && error.from === 'lrs' && error.status === 401;
    if (!isOver || !credentials.renewable) throw error;
    return use(await credentials.renew());
  }
}

/**
 * Only the ids tell that an LRS took the statements (xAPI 1.0.3 Communication 2.1.2): the sign-in page
 * of a station's network answers 200 as well.
 */
function confirm({ data, status }: { data: unknown; status: number }, sent: readonly Statement[]): void {
  if (status === 204 || (Array.isArray(data) && data.length === sent.length)) return;
  throw new LrsError('POST statements: a 2xx answer without the statements’ ids. Is this the LRS?', {
    from: 'lrs',
    status: undefined,
  });
}
