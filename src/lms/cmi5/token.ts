import { REQUEST_TIMEOUT_MS } from '../../xapi/http-adapter.ts';
import { LrsError } from '../../xapi/lrs-error.ts';
import { LaunchError } from '../launch-error.ts';
import { isObject, jsonOf } from '../lrs/json.ts';
import { launchFailure, persistently } from '../lrs/persistence.ts';
import type { LmsEnvironment } from '../port.ts';

/**
 * Fetches the token of a launch (cmi5, Quartz, 8.2): one POST without body or own headers, which needs
 * no leave by CORS. Once it was answered, however, it is never repeated: a token is given once.
 *
 * @throws LaunchError
 */
export async function fetchToken(environment: LmsEnvironment, address: string): Promise<string> {
  const answer = await persistently(environment, () => ask(environment.fetch, address)).catch(
    launchFailure('fetch', 'unreachable'),
  );
  const body = jsonOf(await answer.text().catch(() => ''));
  const { 'auth-token': token, 'error-code': code } = isObject(body) ? body : {};
  if (answer.ok && typeof token === 'string' && isSendable(token)) return token;
  // 8.2.3: 1 is "already in use"; the others are the LMS's own troubles.
  if (code !== undefined) {
    const known = codeOf(code);
    throw new LaunchError(known === '1' ? 'used' : 'no-token', `fetch error-code ${known}`);
  }
  throw new LaunchError(answer.status >= 500 ? 'unreachable' : 'no-token', `fetch ${answer.status}`);
}

/** Whether it can stand in a header: an error about one that cannot would say it. */
function isSendable(token: string): boolean {
  return /^[!-~]+$/.test(token);
}

/** Rejects with `LrsError` where no answer came. */
async function ask(fetch: LmsEnvironment['fetch'], address: string): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
  } catch (cause) {
    throw new LrsError('The address for the token does not answer.', { from: 'lrs', cause });
  }
}

/** The three codes that there are, and nothing else that an answer may hold. */
function codeOf(code: unknown): string {
  const text = String(code);
  return /^[1-3]$/.test(text) ? text : 'unknown';
}
