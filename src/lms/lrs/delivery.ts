import { LrsError } from '../../xapi/lrs-error.ts';
import { setAsideNotice } from '../../xapi/outbox/notice.ts';
import type { OutboxState, SetAside } from '../../xapi/outbox/state.ts';
import type { Delivery, Lack, LmsProblem } from '../port.ts';
import { SupersededError } from './attempt-keeper.ts';
import type { Judged } from './judgement.ts';
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

/** What became of the statements that can be sent. What was refused alone is no failure of the sending. */
export function deliveryOf({ problem, waiting }: OutboxState): Delivery {
  if (problem !== undefined) {
    const { kind, status, message } = problem;
    const said = { call: POST_STATEMENTS, code: String(status ?? ''), message: message.slice(0, MOST_WORDS) };
    return kind === 'refused' ? { ok: false, problem: said, over: true } : { ok: false, problem: said };
  }
  if (waiting === 0) return { ok: true };
  return { ok: false, problem: { call: POST_STATEMENTS, code: '', message: '' } };
}

/**
 * The same for whoever takes it for the word that the result is on record: as long as a judgement is refused,
 * nothing was confirmed.
 */
export function confirmedBy(delivery: Delivery, { setAside }: OutboxState, judged: Judged): Delivery {
  const refused = setAside.find((aside) => isResult(aside, judged));
  if (!delivery.ok || refused === undefined) return delivery;
  const { reason, status } = refused;
  const said = { call: POST_STATEMENTS, code: String(status ?? ''), message: reason.slice(0, MOST_WORDS) };
  return { ok: false, problem: { ...said, reason: 'refused' } };
}

/** What refused statements leave the record without. */
export function lackOf(refused: readonly Refused[], judged: Judged): readonly Lack[] {
  return refused.map((aside) => ({
    what: isResult(aside, judged) ? 'result' : 'entry',
    code: setAsideNotice(aside).code,
  }));
}

export type Refused = Pick<SetAside, 'id' | 'status'>;

/** Another window may have said the same judgement, and been heard. */
function isResult({ id }: Refused, judged: Judged): boolean {
  return Object.values(judged).some((judgement) => judgement.id === id && !judgement.sent);
}
