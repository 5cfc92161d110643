import type { Outcome } from '../core/session.ts';
import type { LmsProblem } from '../lms/port.ts';
import words from '../strings/en-notices.json';
import saving from '../strings/en-saving.json';
import { showBanner } from './banner.ts';
import { ask } from './dialog.ts';
import { hideBanner } from './hide-banner.ts';
import { supportCode } from './notices.ts';
import { phrase } from './phrase.ts';

/** Commits fail: what is safe and where, what happens next, and what not to do. */
export function tellLate(problem: LmsProblem, isKept: boolean, tryNow: () => void): void {
  const actions = [{ label: words.tryNow, run: tryNow }];
  showBanner('late', titleOf(problem), textsOf(problem, isKept).join(' '), actions);
}

/** What waited is confirmed; the banner goes with the next page. */
export function tellArrived(): void {
  const hadFocus = document.getElementById('banner-late')?.contains(document.activeElement) === true;
  hideBanner('late');
  showBanner('passing', saving.arrivedTitle, saving.arrived, [
    { label: words.ok, run: () => hideBanner('passing') },
  ]);
  if (hadFocus) document.querySelector<HTMLElement>('#banner-passing button')?.focus();
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
  const buttons = [words.tryNow, words.keepReceipt, saving.resultGoOn];
  const choice = await ask(saving.resultTitle, texts, buttons, arrived);
  return (['try-again', 'receipt', 'go-on'] as const)[choice] ?? 'go-on';
}

function reachedWords(status: Outcome['status'], score: Outcome['score']): string {
  if (status === 'passed')
    return score === null ? saving.resultPassed : phrase(saving.resultPassedScore, { score: score.raw });
  return status === 'completed' || score === null
    ? saving.resultCompleted
    : phrase(saving.resultFailed, { score: score.raw });
}

function titleOf({ reason }: LmsProblem): string {
  if (reason === undefined) return words.lateTitle;
  return reason === 'offline' ? saving.offlineTitle : saving.signedOutTitle;
}

function textsOf(problem: LmsProblem, isKept: boolean): readonly string[] {
  const safe = isKept ? saving.safeKept : saving.safeHere;
  return [...(problem.reason === 'signed-out' ? [saving.signedOut] : []), safe, supportCode(problem)];
}

/** What is known of the cause, and what the learner can do about it, for a dialog that has words of its own. */
export function reasonsOf({ reason }: LmsProblem): readonly string[] {
  return reason === 'signed-out' ? [saving.signedOutTitle, saving.signedOut] : [];
}
