import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { screen, waitFor, within } from '@testing-library/preact';
import type { Delivery, Lack, LmsProblem } from '../../src/lms/port.ts';
import { course } from '../../src/runtime/course.ts';
import type { Keeper } from '../../src/runtime/keeper.ts';
import { watchResult } from '../../src/runtime/result-watch.ts';
import { reasonsOf } from '../../src/runtime/saving-notices.ts';
import { tellKeeping, watchLacks } from '../../src/runtime/saving.ts';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import saving from '../../src/strings/en-saving.json' with { type: 'json' };
import { attempt, finishedTry, lessonsDone, session } from '../unit/core/course.ts';

/* In a launch over cmi5 or xAPI: what the record lacks although it is saved. */

const problem: LmsProblem = { call: 'POST statements', code: '400', message: '', reason: 'refused' };
const saved = { state: 'saved', at: 0, isProven: false } as const;
const late = (failures: number, why: LmsProblem) =>
  ({ state: 'late', failures, problem: why, isKept: true }) as const;
const away: LmsProblem = { call: 'POST statements', code: '503', message: '' };

const keeper: Keeper = {
  consume: () => {},
  flush: () => {},
  settle: () => Promise.resolve<Delivery>({ ok: false, problem }),
  ended: () => null,
  stop: () => {},
  account: () => ({ confirmed: null, waitingSince: 0, problem, isKept: true }),
};

let lacking: readonly Lack[];
const refuse = (what: Lack['what'], ...ids: readonly string[]) => {
  lacking = [...lacking, ...ids.map((id) => ({ what, code: `POST statements 400 ${id}` }))];
};

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  document.documentElement.lang = 'en';
  document.body.innerHTML = `<div id="above"></div><p id="announcer" role="status"></p>
    <dialog id="dialog" aria-labelledby="dialog-title" aria-describedby="dialog-text"></dialog>
    <template id="banner"><div role="group"><p></p><p></p><div class="btns"></div></div></template>`;
  lacking = [];
});
afterEach(() => {
  lacking = [];
  tellKeeping(saved, keeper);
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const above = () => document.getElementById('above')?.textContent ?? '';
const banners = () => document.querySelectorAll('#above > *').length;
const watch = () => watchLacks({ lacking: () => lacking });
const press = (label: string) => screen.getByRole('button', { name: label }).click();

describe('An entry that was refused', () => {
  test('is told with the save that found out: what is safe, whom to tell, and its code', async () => {
    watch();
    expect(above()).toBe('');
    refuse('entry', '0000000a');
    tellKeeping(saved, keeper);
    expect(above()).toContain('Your LMS refused an entry.');
    expect(above()).toContain('Your answers are kept in the saved attempt');
    expect(above()).toContain('Support code POST statements 400 0000000a');
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('0000000a'));
    await waitFor(() =>
      expect(document.getElementById('announcer')?.textContent).toContain(saving.entryRefusedTitle),
    );
  });

  test('is told where nobody watched yet when it was refused', () => {
    refuse('entry', '0000000a');
    watch();
    expect(above()).toContain('0000000a');
  });

  test('claims neither that the record of the LMS is whole nor that all is saved', () => {
    watch();
    refuse('entry', '0000000a');
    tellKeeping(saved, keeper);
    expect(above()).not.toContain('not touched');
    expect(above()).not.toContain(saving.arrivedTitle);
  });

  test('takes back that everything is saved, where that was said before', () => {
    watch();
    tellKeeping(late(3, away), keeper);
    tellKeeping(saved, keeper);
    expect(above()).toContain(saving.arrivedTitle);
    refuse('entry', '0000000a');
    tellKeeping(saved, keeper);
    expect(above()).not.toContain(saving.arrivedTitle);
    expect(above()).toContain(saving.entryRefusedTitle);
  });

  test('is told once: what was understood does not come back, and another does', () => {
    watch();
    refuse('entry', '0000000a');
    tellKeeping(saved, keeper);
    press(notices.ok);
    tellKeeping(saved, keeper);
    expect(above()).toBe('');
    refuse('entry', '0000000b');
    tellKeeping(saved, keeper);
    expect(above()).toContain('0000000b');
    expect(above()).not.toContain('0000000a');
  });

  test('joins those that nobody has understood yet, in one banner with their number and the last codes', () => {
    watch();
    refuse('entry', '0000000a', '0000000b');
    tellKeeping(saved, keeper);
    refuse('entry', '0000000c', '0000000d', '0000000e');
    tellKeeping(saved, keeper);
    expect(banners()).toBe(1);
    expect(above()).toContain('Your LMS refused 5 entries.');
    for (const id of ['0000000c', '0000000d', '0000000e']) expect(above()).toContain(id);
    expect(above()).not.toContain('0000000a');
  });

  test('leads to a receipt, and stays', () => {
    const asked = vi.fn();
    document.addEventListener('course:receipt', asked, { once: true });
    watch();
    refuse('entry', '0000000a');
    tellKeeping(saved, keeper);
    press(notices.keepReceipt);
    expect(asked).toHaveBeenCalledOnce();
    expect(above()).toContain('0000000a');
  });

  test('is no part of what has arrived when the LMS saves again', () => {
    watch();
    tellKeeping(late(3, away), keeper);
    refuse('entry', '0000000a');
    tellKeeping(saved, keeper);
    expect(above()).not.toContain(saving.arrivedTitle);
    expect(above()).not.toContain(notices.lateTitle);
    expect(above()).toContain(saving.arrivedPartTitle);
  });
});

test('entries that a session of an earlier visit left are told as that', () => {
  refuse('earlier', '0000000a', '0000000b');
  watch();
  expect(above()).toContain('2 entries of an earlier visit did not reach your LMS.');
  expect(above()).toContain('Your answers are kept in the saved attempt');
  expect(above()).toContain('0000000b');
});

describe('A result that was refused', () => {
  test('is told with the first save that fails for it, and no banner promises to keep trying', () => {
    watch();
    refuse('result', '0000000a');
    for (const failures of [1, 2, 3, 4]) tellKeeping(late(failures, problem), keeper);
    expect(banners()).toBe(1);
    expect(above()).toContain('Your LMS refused your result.');
    expect(above()).toContain('0000000a');
    expect(above()).not.toContain(saving.safeKept);
    press(notices.ok);
    tellKeeping(late(5, problem), keeper);
    expect(above()).toBe('');
  });

  test('does not arrive with what waited besides', () => {
    watch();
    refuse('result', '0000000a');
    tellKeeping(late(1, problem), keeper);
    tellKeeping(late(2, away), keeper);
    tellKeeping(late(3, away), keeper);
    expect(above()).toContain(notices.lateTitle);
    tellKeeping(late(4, problem), keeper);
    expect(above()).not.toContain(notices.lateTitle);
    expect(above()).not.toContain(saving.arrivedTitle);
    expect(above()).toContain(saving.arrivedPartTitle);
    expect(above()).toContain(saving.resultRefusedTitle);
  });

  test('is said in the dialog, which stays through the saves that follow, and offers no vain try', async () => {
    const arrived = new AbortController();
    const keep = vi.fn(() => Promise.resolve());
    course.begin(session(), [], []);
    const endWatch = watchResult(keeper, () => arrived.signal, keep);
    const tries = [finishedTry(3), finishedTry(4)];
    course.begin(session({ attempt: attempt({ ...lessonsDone, status: 'passed', tries }) }), [], []);
    const open = await screen.findByRole('dialog', { name: saving.resultTitle });
    expect(open.textContent).toContain('You passed, with 100 percent.');
    expect(open.textContent).toContain(saving.resultRefusedTitle);
    expect(open.textContent).toContain('Support code POST statements 400');
    const labels = within(open)
      .getAllByRole('button')
      .map((one) => one.textContent);
    expect(labels).toEqual([notices.keepReceipt, saving.resultGoOn]);
    tellKeeping(late(1, problem), keeper);
    expect(document.querySelector('dialog')?.open).toBe(true);
    press(notices.keepReceipt);
    await waitFor(() => expect(keep).toHaveBeenCalledOnce());
    await screen.findByRole('dialog', { name: saving.resultTitle });
    press(saving.resultGoOn);
    await waitFor(() => expect(document.querySelector('dialog')?.open).toBe(false));
    endWatch();
  });

  test('is a reason on leaving', () => {
    expect(reasonsOf(problem)).toEqual([saving.resultRefusedTitle, saving.resultRefused]);
  });
});
