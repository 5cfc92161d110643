import type { LmsProblem } from '../lms/port.ts';
import { course } from './course.ts';
import { askToLeave, sayGap, sayGoodbye, sayNoReceipt, sayUnsaved } from './notices.ts';
import { proveBeforeLeaving } from './proof.ts';
import { stopPage } from './stop-page.ts';
import type { Visit } from './visit.ts';

/** Save and exit: ends the visit while the page is alive, then says so. What is not saved is not left in silence. */
export async function leave(visit: Visit): Promise<void> {
  const { keeper, reporter, records } = visit;
  await proveBeforeLeaving(visit);
  const saved = await keeper.settle();
  if (!saved.ok) {
    const choice = await askToLeave(saved.problem, await reasonsOf(saved.problem));
    if (choice === 'receipt') await keepReceipt(visit);
    if (choice === 'receipt' || choice === 'try-again') return leave(visit);
    if (choice === 'stay') return;
  }
  course.dispatch({ type: 'left', by: 'exit' });
  const delivery = await keeper.ended();
  const hasGap = await reporter?.settle();
  stopPage();
  if (delivery?.ok === false) return endUnsaved(visit, delivery.problem);
  if (hasGap === true) await offerProof(visit);
  const { returnUrl } = records.lms.launch;
  // cmi5 (Quartz) 10.2.6: the window goes back to the LMS that asked for it.
  if (returnUrl !== null) return location.replace(returnUrl);
  // Only a window that a script opened may close itself; elsewhere the words below are the end.
  if (window.opener !== null) window.close();
  await sayGoodbye(records.device?.farewell);
}

/** Words that came with the first failure, or cannot be had any more. */
async function reasonsOf(problem: LmsProblem): Promise<readonly string[]> {
  return import('./saving-notices.ts').then(
    (notices) => notices.reasonsOf(problem),
    () => [],
  );
}

/** Makes receipts for whoever asks on the page, and tells when the learner is done with one. */
export function offerReceipts(visit: Visit): void {
  document.addEventListener('course:receipt', () => {
    void keepReceipt(visit).then(() => document.dispatchEvent(new Event('course:receipt-closed')));
  });
}

async function keepReceipt(visit: Visit): Promise<void> {
  await import('./receipt-keeping.ts').then(
    (receipts) => receipts.keepReceipt(visit),
    () => sayNoReceipt(),
  );
}

/** Statements beside the record did not arrive and end with the page. */
async function offerProof(visit: Visit): Promise<void> {
  if ((await sayGap()) !== 'receipt') return;
  await keepReceipt(visit);
  await offerProof(visit);
}

/** The words stay, whatever receipts are kept: nothing behind them can be used any more. */
async function endUnsaved(visit: Visit, problem: LmsProblem): Promise<void> {
  await sayUnsaved(problem);
  await keepReceipt(visit);
  return endUnsaved(visit, problem);
}
