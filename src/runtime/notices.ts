import type { Mode, Outcome } from '../core/session.ts';
import type { LmsProblem } from '../lms/port.ts';
import words from '../strings/en-notices.json';
import { showBanner } from './banner.ts';
import { ask } from './dialog.ts';
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
  showBanner('mode', words[mode], '', []);
}

export function tellUnreadable(): void {
  showBanner('unreadable', words.unreadableTitle, words.unreadable, [
    { label: words.ok, run: () => hideBanner('unreadable') },
  ]);
}

/** Commits fail: what is safe and where, what happens next, and what not to do. */
export function tellLate(problem: LmsProblem, isKept: boolean, tryNow: () => void): void {
  const actions = [{ label: words.tryNow, run: tryNow }];
  showBanner('late', titleOf(problem), textsOf(problem, isKept).join(' '), actions);
}

/** What waited is confirmed; the banner goes with the next page. */
export function tellArrived(): void {
  const hadFocus = document.getElementById('banner-late')?.contains(document.activeElement) === true;
  hideBanner('late');
  showBanner('arrived', words.arrivedTitle, words.arrived, [
    { label: words.ok, run: () => hideBanner('arrived') },
  ]);
  if (hadFocus) document.querySelector<HTMLElement>('#banner-arrived button')?.focus();
}

/**
 * The result is reached and not confirmed: the dialog does not pretend.
 * @param arrived takes the dialog away
 */
export async function askAboutResult(
  { status, score }: Outcome,
  { problem, isKept, arrived }: { problem: LmsProblem; isKept: boolean; arrived: AbortSignal },
): Promise<'try-again' | 'receipt' | 'go-on'> {
  const texts = [reachedWords(status, score), titleOf(problem), ...textsOf(problem, isKept)];
  const buttons = [words.tryNow, words.keepReceipt, words.resultGoOn];
  const choice = await ask(words.resultTitle, texts, buttons, arrived);
  return (['try-again', 'receipt', 'go-on'] as const)[choice] ?? 'go-on';
}

function reachedWords(status: Outcome['status'], score: Outcome['score']): string {
  if (status === 'passed')
    return score === null ? words.resultPassed : phrase(words.resultPassedScore, { score: score.raw });
  return status === 'completed' || score === null
    ? words.resultCompleted
    : phrase(words.resultFailed, { score: score.raw });
}

function titleOf({ reason }: LmsProblem): string {
  if (reason === undefined) return words.lateTitle;
  return reason === 'offline' ? words.offlineTitle : words.signedOutTitle;
}

function textsOf(problem: LmsProblem, isKept: boolean): readonly string[] {
  const safe = isKept ? words.safeKept : words.safeHere;
  return [...(problem.reason === 'signed-out' ? [words.signedOut] : []), safe, supportCode(problem)];
}

/** The LMS has ended the session: the dialog stays. */
export function tellOver(problem: LmsProblem): void {
  void ask(words.overTitle, [words.overText, supportCode(problem)], []);
}

/** What the learner wants to do about a save that failed on leaving. */
export async function askToLeave(problem: LmsProblem): Promise<'try-again' | 'stay' | 'receipt' | 'leave'> {
  const reason = problem.reason === 'signed-out' ? [words.signedOutTitle, words.signedOut] : [];
  const texts = [...reason, words.leaveLate, supportCode(problem)];
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

/** The part of the course that makes receipts did not arrive. */
export async function sayNoReceipt(): Promise<void> {
  await ask(words.keepReceipt, [words.receiptFailed], [words.ok]);
}

function supportCode(problem: LmsProblem): string {
  return phrase(words.support, { code: supportCodeOf(problem) });
}
