import { LrsError } from '../../xapi/lrs-error.ts';
import type { OutboxState } from '../../xapi/outbox/state.ts';
import type { Delivery, LmsProblem } from '../port.ts';
import { SupersededError } from './attempt-keeper.ts';
import { isRefusal, statusOf } from './persistence.ts';

/** The call that stores statements, as support reads it. */
export const POST_STATEMENTS = 'POST statements';

/** Characters of a message that are passed on. */
const MOST_WORDS = 200;

/**
 * What a failed request means for the session. Credentials that were good and are refused now tell that
 * the LMS has ended it (cmi5, Quartz, 9.3.6: a new launch abandons the session before).
 *
 * @param call for example `PUT activities/state`
 */
export function undelivered(call: string, error: unknown): Delivery {
  // What an LRS says of an error may repeat what it was sent: support reads the status alone.
  const told = error instanceof LrsError ? '' : String(error);
  const problem: LmsProblem = {
    call,
    code: String(statusOf(error) ?? ''),
    message: told.slice(0, MOST_WORDS),
  };
  const isOver = isRefusal(error) || error instanceof SupersededError;
  return isOver ? { ok: false, problem, over: true } : { ok: false, problem };
}

/**
 * What became of the statements.
 *
 * @param told how many refused statements were told of before: each is told once, nobody can mend it
 */
export function deliveryOf({ problem, setAside, waiting }: OutboxState, told: number): Delivery {
  if (problem !== undefined) {
    const { kind, status, message } = problem;
    const said = { call: POST_STATEMENTS, code: String(status ?? ''), message: message.slice(0, MOST_WORDS) };
    return kind === 'refused' ? { ok: false, problem: said, over: true } : { ok: false, problem: said };
  }
  const refused = setAside[told];
  if (refused !== undefined) {
    const { reason, status } = refused;
    return {
      ok: false,
      problem: {
        call: POST_STATEMENTS,
        code: String(status ?? ''),
        message: reason.slice(0, MOST_WORDS),
      },
    };
  }
  if (waiting === 0) return { ok: true };
  return { ok: false, problem: { call: POST_STATEMENTS, code: '', message: '' } };
}
