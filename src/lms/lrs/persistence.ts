import { backoffMs, retryAfterMs } from '../../xapi/outbox/backoff.ts';
import { LrsError } from '../../xapi/lrs-error.ts';
import { isTemporary as isTemporaryStatus } from '../../xapi/outbox/verdict.ts';
import { LaunchError, type LaunchFault } from '../launch-error.ts';
import type { LmsEnvironment } from '../port.ts';

const TRIES = 4;
/** Nobody who waits for a page is kept longer at a time, whatever `Retry-After` says. */
const LONGEST_MS = 10_000;

/** Asks again, a few times, where no answer came or the server failed. Rejects as the last try did. */
export async function persistently<T>(
  environment: LmsEnvironment,
  ask: () => Promise<T>,
  failures = 1,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (failures === TRIES || !isTemporary(error)) throw error;
    const header = error instanceof LrsError ? error.retryAfter : undefined;
    const asked = retryAfterMs(header, environment.now()) ?? 0;
    await environment.wait(Math.min(LONGEST_MS, Math.max(asked, backoffMs(failures, environment.random()))));
    return persistently(environment, ask, failures + 1);
  }
}

/** Whether no answer came, or a server failed: it may be otherwise in a moment. */
export function isTemporary(error: unknown): boolean {
  return isTemporaryStatus(statusOf(error));
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof LrsError ? error.status : undefined;
}

/** Whether the LRS does not, or no longer, take the credentials. */
export function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status === 401 || status === 403;
}

/**
 * Makes a launch fail with what a request said.
 *
 * @param call for support, for example `GET activities/state`
 * @param otherwise the fault where the LRS answers and it is not about credentials
 */
export function launchFailure(call: string, otherwise: LaunchFault): (error: unknown) => never {
  return (error) => {
    if (error instanceof LaunchError) throw error;
    const detail = `${call} ${statusOf(error) ?? ''}`.trim();
    const fault = isRefusal(error) ? 'refused' : isTemporary(error) ? 'unreachable' : otherwise;
    throw new LaunchError(fault, detail, error);
  };
}
