import type { Machine } from './machine.ts';
import type { SetAside } from './state.ts';

/** What has to be told of the statements, beside what the outbox mends by itself. */
export interface Notice {
  /**
   * - `set-aside`: one statement was refused alone.
   * - `stopped`: nothing is sent for now, and whoever keeps the LRS has to act.
   * - `unkept`: nothing is sent for now, and what waits ends with the page.
   * - `going`: what was told as `stopped` or `unkept` is over.
   */
  readonly kind: 'set-aside' | 'stopped' | 'unkept' | 'going';
  /** For support: what was asked of whom and which status came back. Nothing about the learner. */
  readonly code: string;
}

/** Requests in a row that failed before anybody is told: the first ones often mend themselves. */
const FAILURES_UNTIL_TOLD = 3;

/** @param aside the first part of its id finds the statement on the learner's device */
export function setAsideNotice({ id, status }: Pick<SetAside, 'id' | 'status'>): Notice {
  return { kind: 'set-aside', code: `POST statements ${status ?? '?'} ${id.slice(0, 8)}` };
}

/**
 * What is wrong for longer than a moment; `undefined` where nothing is.
 *
 * @param isOnDevice whether what waits outlives the page: then an LRS that is away costs nothing
 */
export function standingNotice(
  { problem, pacing }: Pick<Machine, 'problem' | 'pacing'>,
  isOnDevice: boolean,
): Notice | undefined {
  if (problem === undefined) return undefined;
  const code = `POST ${problem.from === 'broker' ? 'broker' : 'statements'} ${problem.status ?? '?'}`;
  const mayPass = problem.kind === 'unreachable' && pacing.failures < FAILURES_UNTIL_TOLD;
  if (!isOnDevice) return mayPass ? undefined : { kind: 'unkept', code };
  return problem.kind === 'unreachable' ? undefined : { kind: 'stopped', code };
}
