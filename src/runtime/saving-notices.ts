import type { Outcome } from '../core/session.ts';
import type { LmsProblem } from '../lms/port.ts';
import words from '../strings/en-notices.json';
import saving from '../strings/en-saving.json';
import { showBanner } from './banner.ts';
import { ask } from './dialog.ts';
import { hideBanner } from './hide-banner.ts';
import { supportCode } from './notices.ts';
import { phrase } from './phrase.ts';
import { isLearnersOwn } from './whose-device.ts';

/** Commits fail: what is safe and where, what happens next, and what not to do. */
export function tellLate(problem: LmsProblem, isKept: boolean, tryNow: () => void): void {
  const actions = [{ label: words.tryNow, run: tryNow }];
  // Nobody else holds the record, and the page may be far from the one that offers a receipt.
  if (isLearnersOwn())
    actions.push({
      label: words.keepReceipt,
      run: () => void document.dispatchEvent(new Event('course:receipt')),
    });
  showBanner('late', { title: titleOf(problem), text: textsOf(problem, isKept).join(' '), actions });
}

/**
 * What waited is confirmed; the banner goes with the next page.
 * @param isAll whether the record lacks nothing by now
 */
export function tellArrived(isAll: boolean): void {
  const hadFocus = document.getElementById('banner-late')?.contains(document.activeElement) === true;
  hideBanner('late');
  const [title, text] = isAll
    ? [saving.arrivedTitle, isLearnersOwn() ? words.deviceArrived : saving.arrived]
    : [saving.arrivedPartTitle, saving.arrivedPart];
  showBanner('passing', { title, text, isGood: isAll, understood: () => hideBanner('passing') });
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
  const others = [
    ['receipt', words.keepReceipt],
    ['go-on', saving.resultGoOn],
  ] as const;
  // What was refused is not sent again in this visit.
  const choices = problem.reason === 'refused' ? others : ([['try-again', words.tryNow], ...others] as const);
  const labels = choices.map(([, label]) => label);
  const choice = await ask(saving.resultTitle, texts, labels, arrived);
  return choices[choice]?.[0] ?? 'go-on';
}

function reachedWords(status: Outcome['status'], score: Outcome['score']): string {
  if (status === 'passed')
    return score === null ? saving.resultPassed : phrase(saving.resultPassedScore, { score: score.raw });
  return status === 'completed' || score === null
    ? saving.resultCompleted
    : phrase(saving.resultFailed, { score: score.raw });
}

function titleOf({ reason }: LmsProblem): string {
  if (isLearnersOwn()) return words.deviceLateTitle;
  if (reason === undefined) return words.lateTitle;
  if (reason === 'refused') return saving.resultRefusedTitle;
  return reason === 'offline' ? saving.offlineTitle : saving.signedOutTitle;
}

function textsOf(problem: LmsProblem, isKept: boolean): readonly string[] {
  if (isLearnersOwn()) return [...causeOnDevice(problem), words.deviceLate, supportCode(problem)];
  if (problem.reason === 'refused') return [saving.resultRefused, supportCode(problem)];
  const safe = isKept ? saving.safeKept : saving.safeHere;
  return [...(problem.reason === 'signed-out' ? [saving.signedOut] : []), safe, supportCode(problem)];
}

/** What is known of the cause, and what the learner can do about it, for a dialog that has words of its own. */
export function reasonsOf(problem: LmsProblem): readonly string[] {
  if (isLearnersOwn()) return [words.deviceLateTitle, ...causeOnDevice(problem)];
  if (problem.reason === 'refused') return [saving.resultRefusedTitle, saving.resultRefused];
  return problem.reason === 'signed-out' ? [saving.signedOutTitle, saving.signedOut] : [];
}

function causeOnDevice({ call }: LmsProblem): readonly string[] {
  return call === 'device' ? [words.deviceLateCause] : [];
}
