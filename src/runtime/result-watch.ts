import { outcome } from '../core/progress.ts';
import type { Session } from '../core/session.ts';
import type { Delivery } from '../lms/port.ts';
import { course } from './course.ts';
import type { Keeper } from './keeper.ts';
import { askAboutResult } from './saving-notices.ts';

/** How long a result may be on its way before the learner is told that it is not confirmed, milliseconds. */
const PATIENCE = 5_000;

/**
 * Waits, once the attempt is passed, completed or failed for good, for the word that it is saved; where
 * that does not come, says so and lets the learner choose.
 * @param untilArrived when what waits has arrived; the learner is told of it from then on
 * @returns a function that ends the watch
 */
export function watchResult(
  keeper: Keeper,
  untilArrived: () => AbortSignal,
  keepReceipt: () => Promise<void>,
): () => void {
  let known = course.session()?.attempt.status;
  return course.subscribe(() => {
    const session = course.session();
    if (session === null || session.attempt.status === known) return;
    known = session.attempt.status;
    if (known !== 'incomplete') void standBy(session);
  });

  async function standBy(session: Session): Promise<void> {
    const delivery = await inTime(keeper.settle());
    // Leaving has words of its own, and so has a session that the LMS has ended.
    if (delivery.ok || delivery.over === true || keeper.ended() !== null) return;
    await choose(session, delivery);
  }

  async function choose(session: Session, { problem }: Delivery & { ok: false }): Promise<void> {
    const { isKept } = keeper.account();
    const choice = await askAboutResult(outcome(session), { problem, isKept, arrived: untilArrived() });
    switch (choice) {
      case 'try-again':
        return standBy(session);
      case 'receipt':
        await keepReceipt();
        return keeper.account().waitingSince === null ? undefined : choose(session, { ok: false, problem });
      case 'go-on':
        return undefined;
      default:
        return choice satisfies never;
    }
  }
}

function inTime(delivery: Promise<Delivery>): Promise<Delivery> {
  const late: Delivery = { ok: false, problem: { call: 'commit', code: '', message: '' } };
  return Promise.race([
    delivery,
    new Promise<Delivery>((resolve) => {
      setTimeout(() => resolve(late), PATIENCE);
    }),
  ]);
}
