import { screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { begin } from '../../src/core/begin.ts';
import type { Effect } from '../../src/core/session.ts';
import { decode, encode } from '../../src/core/suspend.ts';
import { course } from '../../src/runtime/course.ts';
import { createKeeper } from '../../src/runtime/keeper.ts';
import { leave, offerReceipts } from '../../src/runtime/leaving.ts';
import { openDevice } from '../../src/runtime/on-device.ts';
import { readSaved } from '../../src/runtime/saved.ts';
import { tellKeeping } from '../../src/runtime/saving.ts';
import { drawSign } from '../../src/runtime/sign.ts';
import type { Visit } from '../../src/runtime/visit.ts';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import receiptWords from '../../src/strings/en-receipt.json' with { type: 'json' };
import savingWords from '../../src/strings/en-saving.json' with { type: 'json' };
import { lms as signs } from '../../src/strings/en.json' with { type: 'json' };
import { fakeEnvironment, fakeStorage } from '../support/lms-environment.ts';
import { lone } from '../support/lone-keeper.ts';
import { settings as launched } from '../support/receipt-sample.ts';
import { AT, REGISTRATION, answered, attempt, judged, question } from '../unit/core/course.ts';

const settings = { ...launched, target: 'web' } as const;
const KEY = `${settings.plan.course}:scorm12`;

/** What `keepsOnDevice` asks with fits, and no attempt does. */
const FEW = 50;

beforeEach(() => {
  document.documentElement.lang = 'en';
  document.documentElement.dataset['record'] = 'device';
  history.replaceState(null, '', '#/');
  document.body.innerHTML = `<div class="chrome"><p id="sign"><span></span><time></time></p></div>
    <div id="above"></div><p id="announcer" role="status"></p>
    <dialog id="dialog" aria-labelledby="dialog-title" aria-describedby="dialog-text"></dialog>
    <template id="banner"><div role="group"><p></p><p></p><div class="btns"></div></div></template>`;
});
afterEach(() => {
  delete document.documentElement.dataset['record'];
  document.body.replaceChildren();
});

/** A device that takes values up to so many characters each. */
function device(longest = Infinity) {
  const storage = fakeStorage();
  const limit = { longest };
  const localStorage = {
    ...storage,
    setItem(key: string, value: string) {
      if (value.length > limit.longest)
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      storage.setItem(key, value);
    },
  };
  /** Numbers of the questions whose answers it holds. */
  const holds = (): readonly number[] => {
    const { cmi } = Object(JSON.parse(storage.getItem(KEY) ?? '{}'));
    const decoded = decode(String(cmi?.suspend_data ?? ''), settings.plan);
    return decoded.kind === 'restored' ? Object.keys(decoded.attempt.answers).map(Number) : [];
  };
  return { localStorage, limit, holds };
}

/** Opens the course as `start.ts` does where the device keeps the record; the keeper's time passes by hand. */
async function open({ localStorage }: Pick<ReturnType<typeof device>, 'localStorage'>) {
  const environment = fakeEnvironment({ localStorage });
  const records = await openDevice(settings, environment);
  let due: () => void = () => {};
  const keeper = createKeeper({
    ...lone,
    lms: records.lms,
    now: () => AT,
    after(_ms, run) {
      due = run;
      return () => (due = () => {});
    },
    show(keeping) {
      drawSign(keeping);
      tellKeeping(keeping, keeper);
    },
  });
  const saved = readSaved(settings, records.lms.launch.savedState);
  const fresh = { registration: REGISTRATION, seed: 7 };
  const [session, effects] = begin(settings.plan, {
    mode: 'normal',
    passMark: null,
    attempt: saved.attempt,
    fresh,
    at: AT,
  });
  drawSign({ state: 'device' });
  const happened: Effect[] = [];
  course.begin(session, effects, [keeper.consume, (all) => void happened.push(...all)]);
  records.begin();
  const visit: Visit = {
    settings,
    records: { lms: records.lms, device: records },
    keeper,
    reporter: null,
    saved,
    happened,
    watched: () => {},
  };
  offerReceipts(visit);
  return {
    visit,
    window: environment.window,
    /** The keeper's next time has come, so many times. */
    async wait(times = 1) {
      for (let time = 0; time < times; time += 1) {
        due();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
}

function answer(): void {
  const asked = question(11);
  course.dispatch({ type: 'answered', question: asked, judged: judged(asked, [1]), latencyMs: 900 });
}

const sign = () => document.querySelector('#sign span')?.textContent;
const above = () => document.getElementById('above')?.textContent ?? '';
const dialog = () => document.getElementById('dialog')?.textContent ?? '';
const shown = (text: string) => waitFor(() => expect(dialog()).toContain(text));
const press = (name: string) => screen.getByRole('button', { name }).click();

describe('A visit that the device keeps', () => {
  test('says so from the beginning to the end, and nothing of each save', async () => {
    const own = device();
    const { visit, wait } = await open(own);
    answer();
    await wait();
    expect(sign()).toBe(signs.device);
    expect(above()).toBe('');
    void leave(visit);
    await shown(notices.leftDevice);
    expect(own.holds()).toEqual([11]);
  });
});

describe('A visit whose device has too little room left', () => {
  test('does not say that anything is kept, from the first save that is refused', async () => {
    const own = device(FEW);
    const { wait } = await open(own);
    expect(above()).toBe('');
    answer();
    await wait();
    expect(own.holds()).toEqual([]);
    expect(sign()).toBe(signs.late);
  });

  test('is told of it after the third try: what is where, the code, and a receipt; nothing is said of an LMS', async () => {
    const { wait } = await open(device(FEW));
    answer();
    await wait(3);
    expect(above()).toContain(notices.deviceLateTitle);
    expect(above()).toContain(notices.deviceLateCause);
    expect(above()).toContain(notices.deviceLate);
    expect(above()).toContain('Support code device full');
    expect(above()).not.toContain('LMS');
    press(notices.keepReceipt);
    await shown(receiptWords.lead);
  });

  test('goes on, keeps all of it as soon as there is room, and says so', async () => {
    const own = device(FEW);
    const { visit, wait } = await open(own);
    answer();
    await wait(3);
    own.limit.longest = Infinity;
    await wait();
    expect(own.holds()).toEqual([11]);
    expect(sign()).toBe(signs.device);
    expect(above()).toContain(savingWords.arrivedTitle);
    expect(above()).toContain(notices.deviceArrived);
    expect(above()).not.toContain('LMS');
    void leave(visit);
    await shown(notices.leftDevice);
  });

  test('tries once more on leaving, and says that it is kept where there is room by then', async () => {
    const own = device(FEW);
    const { visit } = await open(own);
    answer();
    void leave(visit);
    await shown(notices.leaveLateTitle);
    own.limit.longest = Infinity;
    press(notices.tryNow);
    await shown(notices.leftDevice);
    expect(own.holds()).toEqual([11]);
  });
});

test('what another tab keeps and this one has no room to join is joined on leaving', async () => {
  const own = device();
  const { visit, window, wait } = await open(own);
  answer();
  await wait();
  const theirs = attempt({ opened: [1], answers: { 21: answered } });
  const newValue = JSON.stringify({ cmi: { suspend_data: encode(theirs, settings.plan) } });
  own.localStorage.setItem(KEY, newValue);
  own.limit.longest = newValue.length;
  window.dispatchEvent(Object.assign(new Event('storage'), { key: KEY, newValue }));
  expect(own.holds()).toEqual([21]);
  own.limit.longest = Infinity;
  void leave(visit);
  await shown(notices.leftDevice);
  expect(own.holds()).toEqual([11, 21]);
});

describe('A visit whose device keeps nothing from the beginning', () => {
  test('says so at once and at the end, and is held up by nothing', async () => {
    const own = device(0);
    const { visit, wait } = await open(own);
    expect(above()).toContain(notices.windowTitle);
    expect(above()).toContain(notices.window);
    answer();
    await wait();
    expect(sign()).toBe(signs.device);
    void leave(visit);
    await shown(notices.leftWindow);
  });
});

// The last one: its words stay, whatever is asked after them.
test('a device with too little room is not left in silence, nor with the word that it kept something', async () => {
  const own = device(FEW);
  const { visit } = await open(own);
  answer();
  void leave(visit);
  await shown(notices.leaveLateTitle);
  expect(dialog()).toContain(notices.deviceLateTitle);
  expect(dialog()).toContain(notices.deviceLateCause);
  expect(dialog()).not.toContain('LMS');
  press(notices.leaveAnyway);
  await shown(notices.leftLateTitle);
  expect(dialog()).not.toContain(notices.leftDevice);
  expect(dialog()).toContain('Support code device full');
  expect(screen.getByRole('button', { name: notices.keepReceipt })).toBeDefined();
  expect(own.holds()).toEqual([]);
});
