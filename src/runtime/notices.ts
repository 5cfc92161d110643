import type { Mode } from '../core/session.ts';
import type { LmsProblem } from '../lms/port.ts';
import words from '../strings/en-notices.json';
import { showBanner } from './banner.ts';
import { ask, UNANSWERED } from './dialog.ts';
import { hideBanner } from './hide-banner.ts';
import { phrase } from './phrase.ts';
import { supportCodeOf } from './support-code.ts';

/*
 * What is said to the learner outside the course's own pages, in banners and dialogs. Hardly anybody
 * needs it, so the page fetches it once it is alive: when it is needed, the network may be gone.
 */

/** Where no LMS was found. @returns whether to look for it again */
export async function askForLms(): Promise<boolean> {
  const choice = await ask(words.noLmsTitle, [words.noLms, words.noLmsAdvice], [words.tryAgain, words.goOn]);
  return choice === 0;
}

export function tellMode(mode: Exclude<Mode, 'normal'>): void {
  showBanner('mode', { title: words[mode], text: '' });
}

export function tellUnreadable(): void {
  showBanner('unreadable', {
    title: words.unreadableTitle,
    text: words.unreadable,
    understood: () => hideBanner('unreadable'),
  });
}

/** The LMS has ended the session: the dialog stays, whatever receipts are kept. */
export async function tellOver(problem: LmsProblem): Promise<void> {
  const choice = await ask(words.overTitle, [words.overText, supportCode(problem)], [words.keepReceipt]);
  if (choice === UNANSWERED) return;
  document.addEventListener('course:receipt-closed', () => void tellOver(problem), { once: true });
  document.dispatchEvent(new Event('course:receipt'));
}

/** What the learner wants to do about a save that failed on leaving. @param reasons what is known of the cause */
export async function askToLeave(
  problem: LmsProblem,
  reasons: readonly string[],
): Promise<'try-again' | 'stay' | 'receipt' | 'leave'> {
  const texts = [...reasons, words.leaveLate, supportCode(problem)];
  const buttons = [words.tryNow, words.stay, words.keepReceipt, words.leaveAnyway];
  const choice = await ask(words.leaveLateTitle, texts, buttons);
  return (['try-again', 'stay', 'receipt', 'leave'] as const)[choice] ?? 'stay';
}

/** The visit is over and everything is saved; the words of the dialog are its end. */
export async function sayGoodbye(farewell: string = words.left): Promise<void> {
  await ask(words.leftTitle, [farewell], []);
}

/** The visit is over and its last save was not confirmed. Settles each time that a receipt is wanted. */
export async function sayUnsaved(problem: LmsProblem): Promise<void> {
  await ask(words.leftLateTitle, [words.leftLate, supportCode(problem)], [words.keepReceipt]);
}

/** The record is saved, and statements beside it end with the page. */
export async function sayGap(): Promise<'receipt' | 'go-on'> {
  const choice = await ask(words.gapTitle, [words.gap], [words.keepReceipt, words.leaveNow]);
  return choice === 0 ? 'receipt' : 'go-on';
}

/** The part of the course that makes receipts did not arrive. */
export async function sayNoReceipt(): Promise<void> {
  await ask(words.keepReceipt, [words.receiptFailed], [words.ok]);
}

export function supportCode(problem: LmsProblem): string {
  return phrase(words.support, { code: supportCodeOf(problem) });
}
