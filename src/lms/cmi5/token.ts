import { REQUEST_TIMEOUT_MS } from '../../xapi/http-adapter.ts';
import { LrsError } from '../../xapi/lrs-error.ts';
import { LaunchError } from '../launch-error.ts';
import { isObject, jsonOf } from '../lrs/json.ts';
import { isPassing, launchFailure, persistently, statusOf } from '../lrs/persistence.ts';
import type { LmsEnvironment } from '../port.ts';

/**
 * Fetches the token of a launch (cmi5, Quartz, 8.2): one POST without body or own headers, which needs
 * no leave by CORS. Once it was answered it is never repeated: a token is given once.
 *
 * @throws LaunchError
 */
export async function fetchToken(environment: LmsEnvironment, address: string): Promise<string> {
  const { status, text } = await persistently(environment, () => ask(environment.fetch, address)).catch(
    (error: unknown) =>
      isPassing(error)
        ? launchFailure('fetch', 'unreachable')(error)
        : Promise.reject(new LaunchError('no-token', `fetch ${statusOf(error) ?? ''}`, error)),
  );
  const answer = jsonOf(text);
  if (isObject(answer)) {
    const { 'auth-token': token, 'error-code': code } = answer;
    if (typeof token === 'string' && token !== '') return token;
    if (code !== undefined) throw new LaunchError('used', `fetch error-code ${codeOf(code)}`);
  }
  throw new LaunchError('no-token', `fetch ${status}`);
}

async function ask(
  fetch: LmsEnvironment['fetch'],
  address: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const refused = (status?: number, cause?: unknown, retryAfter?: string) =>
    new LrsError('The address for the token did not answer with one.', {
      from: 'lrs',
      status,
      retryAfter,
      cause,
    });
  const answer = await fetch(address, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  }).catch((cause: unknown) => Promise.reject(refused(undefined, cause)));
  const { status } = answer;
  if (!answer.ok) throw refused(status, undefined, answer.headers.get('Retry-After') ?? undefined);
  return { status, text: await answer.text().catch(() => '') };
}

/** The three codes that there are, and nothing else that an answer may hold. */
function codeOf(code: unknown): string {
  const text = String(code);
  return /^[1-3]$/.test(text) ? text : 'unknown';
}
