import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { screen, waitFor, within } from '@testing-library/preact';
import type { Delivery, LmsProblem } from '../../src/lms/port.ts';
import { course } from '../../src/runtime/course.ts';
import { ask, UNANSWERED } from '../../src/runtime/dialog.ts';
import type { Keeper } from '../../src/runtime/keeper.ts';
import { askToLeave, sayUnsaved } from '../../src/runtime/notices.ts';
import { sheetOf } from '../../src/runtime/receipt-sheet.ts';
import { watchResult } from '../../src/runtime/result-watch.ts';
import { reasonsOf } from '../../src/runtime/saving-notices.ts';
import { tellKeeping } from '../../src/runtime/saving.ts';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import receiptWords from '../../src/strings/en-receipt.json' with { type: 'json' };
import savingWords from '../../src/strings/en-saving.json' with { type: 'json' };
import { matter, passed, sampleReceipt } from '../support/receipt-sample.ts';
import { receiptOf } from '../../src/receipt/receipt.ts';
import { attempt, finishedTry, lessonsDone, session } from '../unit/core/course.ts';

const words = { ...notices, ...savingWords };
const problem: LmsProblem = { call: 'LMSCommit', code: '101', message: '' };
const saved = { state: 'saved', at: 0, isProven: true } as const;
const late = (failures: number, over: Partial<LmsProblem> = {}, isKept = false) =>
  ({ state: 'late', failures, problem: { ...problem, ...over }, isKept }) as const;

function keeperThat(settle: () => Promise<Delivery>): Keeper {
  return {
    consume: () => {},
    flush: () => {},
    settle,
    ended: () => null,
    stop: () => {},
    account: () => ({ confirmed: null, waitingSince: 0, problem, isKept: false }),
  };
}
const idle = keeperThat(() => Promise.resolve({ ok: true }));

let endWatch = () => {};

beforeEach(() => {
  document.documentElement.lang = 'en';
  document.body.innerHTML = `<div id="above"></div><p id="announcer" role="status"></p>
    <dialog id="dialog" aria-labelledby="dialog-title" aria-describedby="dialog-text"></dialog>
    <template id="banner"><div role="group"><p></p><p></p><div class="btns"></div></div></template>`;
});
afterEach(() => {
  endWatch();
  tellKeeping(saved, idle);
  document.body.replaceChildren();
});

const above = () => document.getElementById('above')?.textContent ?? '';
const heard = (text: string) =>
  waitFor(() => expect(document.getElementById('announcer')?.textContent).toContain(text));

describe('The banner', () => {
  test('comes with the third failure in a row: what fails, what is safe and where, and the code', async () => {
    tellKeeping(late(1), idle);
    tellKeeping(late(2), idle);
    expect(above()).toBe('');
    tellKeeping(late(3), idle);
    expect(above()).toContain(words.lateTitle);
    expect(above()).toContain(words.safeHere);
    expect(above()).toContain('Support code LMSCommit 101');
    await heard(words.safeHere);
  });

  test('says so where the device keeps a copy, and changes when that changes', () => {
    tellKeeping(late(3, {}, true), idle);
    expect(above()).toContain(words.safeKept);
    expect(above()).not.toContain(words.safeHere);
    tellKeeping(late(4, {}, false), idle);
    expect(above()).toContain(words.safeHere);
    expect(document.querySelectorAll('#above > *')).toHaveLength(1);
  });

  test('names an LMS that cannot be reached, and a login that is over at the first failure', () => {
    tellKeeping(late(3, { reason: 'offline' }), idle);
    expect(above()).toContain(words.offlineTitle);
    tellKeeping(late(1, { reason: 'signed-out' }), idle);
    expect(above()).toContain(words.signedOutTitle);
    expect(above()).toContain(words.signedOut);
  });

  test('is said once, however often the same fails', async () => {
    tellKeeping(late(3), idle);
    await heard(words.lateTitle);
    const announcer = document.getElementById('announcer');
    if (announcer !== null) announcer.textContent = '';
    tellKeeping(late(4), idle);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(announcer?.textContent).toBe('');
  });

  test('says that everything has arrived, and keeps the focus of who pressed Try again', async () => {
    tellKeeping(late(3), idle);
    screen.getByRole('button', { name: words.tryNow }).focus();
    tellKeeping(saved, idle);
    expect(above()).toContain(words.arrivedTitle);
    expect(above()).not.toContain(words.lateTitle);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: words.ok }));
    await heard(words.arrivedTitle);
  });

  test('says nothing of arriving where nothing was told to be missing', () => {
    tellKeeping(late(2), idle);
    tellKeeping(saved, idle);
    expect(above()).toBe('');
  });

  test('Try again tries, and says so where it fails again', async () => {
    const settle = vi.fn(() => Promise.resolve<Delivery>({ ok: false, problem }));
    tellKeeping(late(3), keeperThat(settle));
    screen.getByRole('button', { name: words.tryNow }).click();
    expect(settle).toHaveBeenCalledOnce();
    await heard('Not saved yet');
  });
});

describe('The dialog about a result', () => {
  const failed: Delivery = { ok: false, problem };
  const ended = (status: 'passed' | 'failed' | 'completed') =>
    attempt({
      ...lessonsDone,
      status,
      tries: status === 'completed' ? [] : [finishedTry(3), finishedTry(status === 'passed' ? 4 : 1)],
    });

  function reach(status: 'passed' | 'failed' | 'completed', keeper: Keeper, keep = async () => {}) {
    course.begin(session(), [], []);
    endWatch = watchResult(keeper, () => new AbortController().signal, keep);
    course.begin(session({ attempt: ended(status) }), [], []);
  }
  const dialog = () => screen.findByRole('dialog', { name: words.resultTitle });

  test.each([
    ['passed', 'You passed, with 100 percent.'],
    ['failed', 'Your last attempt is finished, with 25 percent.'],
    ['completed', words.resultCompleted],
  ] as const)('says what was reached and that it is not confirmed: %s', async (status, said) => {
    reach(
      status,
      keeperThat(() => Promise.resolve(failed)),
    );
    const open = await dialog();
    expect(open.textContent).toContain(said);
    expect(open.textContent).toContain(words.lateTitle);
    expect(open.textContent).toContain(words.safeHere);
    expect(
      within(open)
        .getAllByRole('button')
        .map((one) => one.textContent),
    ).toEqual([words.tryNow, words.keepReceipt, words.resultGoOn]);
  });

  test('does not come where the LMS confirms', async () => {
    const settle = vi.fn(() => Promise.resolve<Delivery>({ ok: true }));
    reach('passed', keeperThat(settle));
    await Promise.resolve();
    expect(settle).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('comes after a few seconds where no answer comes', async () => {
    vi.useFakeTimers();
    reach(
      'passed',
      keeperThat(() => new Promise(() => {})),
    );
    await vi.advanceTimersByTimeAsync(4_999);
    expect(document.querySelector('dialog')?.open).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    expect((await dialog()).textContent).toContain('Support code commit ?');
  });

  test('stays until it is chosen: again, a receipt as often as wanted, and then on', async () => {
    const settle = vi.fn(() => Promise.resolve(failed));
    const keep = vi.fn(() => Promise.resolve());
    reach('passed', keeperThat(settle), keep);
    (await dialog()).querySelectorAll('button')[0]?.click();
    await waitFor(() => expect(settle).toHaveBeenCalledTimes(2));
    (await dialog()).querySelectorAll('button')[1]?.click();
    await waitFor(() => expect(keep).toHaveBeenCalledOnce());
    (await dialog()).querySelectorAll('button')[2]?.click();
    await waitFor(() => expect(document.querySelector('dialog')?.open).toBe(false));
  });
});

describe('A dialog', () => {
  test('gives way to the next one, unanswered', async () => {
    const first = ask('First', [], ['Yes']);
    const second = ask('Second', [], ['No', 'Yes']);
    expect(await first).toBe(UNANSWERED);
    screen.getByRole('button', { name: 'Yes' }).click();
    expect(await second).toBe(1);
  });

  test('goes when what it says is no longer so, and takes no later one with it', async () => {
    const gone = new AbortController();
    const first = ask('First', [], ['Yes'], gone.signal);
    screen.getByRole('button', { name: 'Yes' }).click();
    expect(await first).toBe(0);
    const second = ask('Second', [], ['Yes']);
    gone.abort();
    expect(document.querySelector('dialog')?.open).toBe(true);
    screen.getByRole('button', { name: 'Yes' }).click();
    expect(await second).toBe(0);
    const third = ask('Third', [], ['Yes'], AbortSignal.abort());
    expect(await third).toBe(UNANSWERED);
  });
});

describe('A session that the LMS has ended', () => {
  test('is said, with a receipt as often as it is wanted, and the words come back', async () => {
    const asked = vi.fn();
    document.addEventListener('course:receipt', asked);
    tellKeeping({ state: 'over', problem }, idle);
    for (const times of [1, 2]) {
      const dialog = await screen.findByRole('dialog');
      expect(dialog.textContent).toContain(words.overText);
      within(dialog).getByRole('button', { name: words.keepReceipt }).click();
      await waitFor(() => expect(asked).toHaveBeenCalledTimes(times));
      document.dispatchEvent(new Event('course:receipt-closed'));
    }
    expect((await screen.findByRole('dialog')).textContent).toContain(words.overTitle);
    document.removeEventListener('course:receipt', asked);
  });
});

describe('Leaving where saving failed', () => {
  test('offers to try again, to stay, a receipt, and to leave all the same', async () => {
    for (const [name, choice] of [
      [words.tryNow, 'try-again'],
      [words.stay, 'stay'],
      [words.keepReceipt, 'receipt'],
      [words.leaveAnyway, 'leave'],
    ] as const) {
      const asked = askToLeave(problem, reasonsOf({ ...problem, reason: 'signed-out' }));
      expect(document.querySelector('dialog')?.textContent).toContain(words.signedOut);
      screen.getByRole('button', { name }).click();
      expect(await asked).toBe(choice);
    }
  });

  test('offers a receipt to the last', async () => {
    const said = sayUnsaved(problem);
    screen.getByRole('button', { name: words.keepReceipt }).click();
    await said;
  });
});

describe('The printed receipt', () => {
  const text = (sheet: HTMLElement) => sheet.textContent ?? '';

  test('says course, result, attempt, what was confirmed, and the checksum; names are for the learner to write', () => {
    const receipt = sampleReceipt();
    const sheet = sheetOf(receipt);
    for (const said of [
      'Harbor Police',
      'A course',
      'Passed',
      '75 percent; pass mark 75',
      '1.0.0 · 00ff',
      passed.registration,
      receipt.checksum,
      'what was done by',
    ])
      expect(text(sheet)).toContain(said);
    expect(text(sheet)).not.toContain('badge-117');
    const lines = [...sheet.querySelectorAll('.lines dd')];
    expect(lines).toHaveLength(4);
    expect(lines.every((line) => line.textContent === '')).toBe(true);
  });

  test('does not claim what was not confirmed', () => {
    const of = (record: Partial<typeof matter.record>) =>
      text(sheetOf(receiptOf({ ...matter, record: { ...matter.record, ...record } })));
    expect(of({ confirmed: null })).toContain(receiptWords.confirmedNone);
    expect(of({ unconfirmedSince: null, problem: null })).toContain(receiptWords.confirmedAll);
    expect(of({ unconfirmedSince: null, problem: 'POST statements 400 1a2b3c4d' })).toContain(
      'but for what the support code POST statements 400 1a2b3c4d names',
    );
    expect(of({ keeper: 'device', unconfirmedSince: null })).toContain(receiptWords.device);
    expect(of({ keeper: 'device' })).toContain(receiptWords.deviceLate);
  });
});
