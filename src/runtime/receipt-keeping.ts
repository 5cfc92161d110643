import { receiptOf, type Receipt } from '../receipt/receipt.ts';
import { isoTimestamp } from '../core/timestamp.ts';
import words from '../strings/en-receipt.json';
import { course } from './course.ts';
import { ask } from './dialog.ts';
import { phrase } from './phrase.ts';
import { supportCodeOf } from './support-code.ts';
import { printReceipt } from './receipt-sheet.ts';
import type { Visit } from './visit.ts';

/** Makes a receipt of this moment and lets the learner save and print it as often as they like. */
export async function keepReceipt(visit: Visit): Promise<void> {
  const receipt = receiptNow(visit);
  if (receipt !== undefined) await offer(receipt, [words.lead, words.what]);
}

async function offer(receipt: Receipt, texts: readonly string[]): Promise<void> {
  const choice = await ask(words.title, texts, [words.download, words.print, words.back]);
  if (choice === 0) {
    const file = save(receipt);
    return offer(receipt, [phrase(words.saved, { file })]);
  }
  if (choice === 1) {
    printReceipt(receipt);
    return offer(receipt, texts);
  }
  return undefined;
}

function receiptNow({ settings, records, keeper, happened }: Visit): Receipt | undefined {
  const session = course.session();
  if (session === null) return undefined;
  const began = happened.find((effect) => effect.type === 'began');
  const now = Date.now();
  const { confirmed, waitingSince, problem } = keeper.account();
  const lack = records.lms.lacking?.().at(-1);
  return receiptOf({
    settings,
    session,
    learner: records.lms.launch.learnerId,
    record: {
      keeper: records.device === null ? 'lms' : 'device',
      confirmed: confirmed === null ? null : { at: isoTimestamp(confirmed.at), status: confirmed.status },
      unconfirmedSince: waitingSince === null ? null : isoTimestamp(waitingSince),
      problem: problem === null ? (lack?.code ?? null) : supportCodeOf(problem),
    },
    visitBegan: began?.at ?? now,
    answers: happened.flatMap((effect) => (effect.type === 'record' ? [effect.interaction] : [])),
    now,
  });
}

/** @returns the name of the file, as the browser is asked to call it */
function save(receipt: Receipt): string {
  const { course: made, attempt } = receipt;
  const name = `receipt-${made.edition}-${attempt.registration.slice(0, 8)}.json`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([`${JSON.stringify(receipt, null, 2)}\n`], { type: 'application/json' }),
  );
  link.download = name;
  link.click();
  // The browser has the file by then; the page keeps no second copy of it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}
