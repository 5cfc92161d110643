import { describe, expect, test } from 'vitest';
import { createScorm12Lms } from '../../../../src/lab/scorm12-lms.ts';
import { heldBy, visitIn } from '../../../support/accompanied-visit.ts';
import { AT } from '../../core/course.ts';
import { createBrowser } from '../../../support/browser.ts';

const learner = { id: 'officer-1', name: 'Rivera, Sam' };

function stand() {
  return { lms: createScorm12Lms({ learner }), browser: createBrowser() };
}

describe('A device', () => {
  test('keeps an answer from the moment it is given until the LMS has confirmed it', async () => {
    const { lms, browser } = stand();
    const visit = visitIn(browser.open(), lms.api());
    await visit.pass();
    const unsaved = () => [...browser.items.keys()].filter((key) => key.includes(':unsaved:'));
    expect(unsaved()).toEqual([]);
    visit.answer(11);
    expect(unsaved()).toHaveLength(1);
    expect(visit.isKept()).toBe(true);
    await visit.pass();
    expect(heldBy(lms).answers).toEqual([11]);
    expect(unsaved()).toEqual([]);
    expect(visit.isKept()).toBe(false);
  });

  test('holds neither the learner’s id nor the name', async () => {
    const { lms, browser } = stand();
    const visit = visitIn(browser.open(), lms.api());
    visit.answer(11);
    const kept = JSON.stringify([...browser.items]);
    expect(kept).toContain(':unsaved:');
    for (const clear of ['officer-1', 'Rivera', 'Sam']) expect(kept).not.toContain(clear);
  });

  test('holds nothing any more after an exit that the LMS confirmed', async () => {
    const { lms, browser } = stand();
    const visit = visitIn(browser.open(), lms.api());
    visit.answer(11);
    await visit.pass();
    visit.dispatch({ type: 'left', by: 'exit' });
    await visit.settled();
    expect(heldBy(lms).answers).toEqual([11]);
    expect([...browser.items]).toEqual([]);
  });

  test('holds what an exit told an LMS of which nobody had looked whether it can be believed', async () => {
    const { lms, browser } = stand();
    const visit = visitIn(browser.open(), lms.api(), { confirm: async () => ({ ok: true }) });
    visit.answer(11);
    await visit.pass();
    visit.dispatch({ type: 'left', by: 'exit' });
    await visit.settled();
    expect([...browser.items.keys()]).toEqual([expect.stringContaining(':unsaved:')]);
  });

  test('keeps what a later package left there, for that package', async () => {
    const { lms, browser } = stand();
    const first = visitIn(browser.open(), lms.api());
    first.answer(11);
    const key = [...browser.items.keys()].find((one) => one.includes(':unsaved:')) ?? '';
    first.dispatch({ type: 'left', by: 'exit' });
    await first.settled();
    const later = JSON.stringify({ version: 2 });
    browser.items.set(key, later);
    const visit = visitIn(browser.open(), lms.relaunch());
    visit.answer(12);
    expect(visit.isKept()).toBe(false);
    await visit.pass();
    visit.dispatch({ type: 'left', by: 'exit' });
    await visit.settled();
    expect(heldBy(lms).answers).toEqual([11, 12]);
    expect(browser.items.get(key)).toBe(later);
  });

  test('keeps what the LMS says to have taken while the network is gone', async () => {
    const { lms, browser } = stand();
    const visit = visitIn(browser.open(), lms.api());
    await visit.pass();
    browser.isOnline = false;
    visit.answer(11);
    await visit.pass();
    expect([...browser.items.keys()].some((key) => key.includes(':unsaved:'))).toBe(true);
    browser.isOnline = true;
    visit.answer(12);
    await visit.pass();
    expect([...browser.items.keys()].some((key) => key.includes(':unsaved:'))).toBe(false);
  });

  test('keeps what the LMS says to have taken until somebody has looked, and no answer is lost', async () => {
    const { lms, browser } = stand();
    const confirm = async () => ({ ok: true }) as const;
    const visit = visitIn(browser.open(), lms.api(), { confirm });
    visit.answer(11);
    await visit.pass();
    expect(visit.shown.at(-1)?.state).toBe('saved');
    expect(visit.isKept()).toBe(true);
    // The window is closed; what it said last was said to nobody.
    Object.assign(visit.api, { LMSCommit: () => 'true', LMSFinish: () => 'true' });
    visit.answer(12);
    visit.dispatch({ type: 'left', by: 'gone' });
    await visit.settled();
    expect(heldBy(lms).answers).toEqual([11]);

    const again = visitIn(browser.open(), lms.relaunch());
    await again.pass();
    expect(heldBy(lms)).toEqual({ answers: [11, 12], interactions: ['q11', 'q12'] });
    again.dispatch({ type: 'left', by: 'exit' });
    await again.settled();
    expect([...browser.items]).toEqual([]);
  });

  test('drops at the next launch what was kept though the LMS had it', async () => {
    const { lms, browser } = stand();
    const confirm = async () => ({ ok: true }) as const;
    const visit = visitIn(browser.open(), lms.api(), { confirm });
    visit.answer(11);
    visit.dispatch({ type: 'left', by: 'gone' });
    await visit.settled();
    expect([...browser.items.keys()]).toEqual([expect.stringContaining(':unsaved:')]);
    const again = visitIn(browser.open(), lms.relaunch());
    await again.pass();
    expect([...browser.items.keys()]).toEqual([expect.stringContaining(':window:')]);
    expect(heldBy(lms)).toEqual({ answers: [11], interactions: ['q11'] });
  });

  test.each(['blocked', 'full'] as const)(
    'whose storage is %s lets the course go on, which knows',
    async (storage) => {
      const { lms, browser } = stand();
      browser.storage = storage;
      lms.faults.LMSCommit = 'false';
      const visit = visitIn(browser.open(), lms.api());
      visit.answer(11);
      await visit.pass();
      expect(visit.isKept()).toBe(false);
      delete lms.faults.LMSCommit;
      await visit.pass();
      expect(heldBy(lms)).toEqual({ answers: [11], interactions: ['q11'] });
    },
  );
});

describe('A learner whose tab was killed while the LMS failed', () => {
  test('finds every answer again, and the LMS hears each once', async () => {
    const { lms, browser } = stand();
    const first = browser.open();
    const visit = visitIn(first, lms.api());
    visit.answer(11);
    await visit.pass();
    lms.faults.LMSCommit = 'false';
    visit.answer(12, [2]);
    visit.answer(13);
    await visit.pass();
    first.isAsleep = true;
    delete lms.faults.LMSCommit;

    const again = visitIn(browser.open(), lms.relaunch());
    expect(again.answers()).toEqual([11, 12, 13]);
    await again.settled();
    expect(heldBy(lms)).toEqual({ answers: [11, 12, 13], interactions: ['q11', 'q12', 'q13'] });
    again.dispatch({ type: 'left', by: 'exit' });
    await again.settled();
    // The tab may sleep instead: all that stays is the word that the visit went on.
    expect([...browser.items]).toEqual([
      [expect.stringContaining(':window:'), expect.stringContaining(' left ')],
    ]);

    const third = visitIn(browser.open(), lms.relaunch());
    await third.pass();
    expect(heldBy(lms).interactions).toEqual(['q11', 'q12', 'q13']);
  });

  test('finds them though nothing ever reached the LMS, under the same registration', async () => {
    const { lms, browser } = stand();
    lms.faults.LMSCommit = 'throws';
    const first = browser.open();
    const visit = visitIn(first, lms.api());
    visit.answer(11);
    await visit.pass();
    first.isAsleep = true;
    delete lms.faults.LMSCommit;
    const again = visitIn(browser.open(), lms.relaunch());
    expect(again.course.session()?.attempt.registration).toBe(visit.course.session()?.attempt.registration);
    await again.settled();
    expect(heldBy(lms)).toEqual({ answers: [11], interactions: ['q11'] });
  });

  test('and went on at another machine keeps what was done at both', async () => {
    const { lms, browser } = stand();
    const first = browser.open();
    const visit = visitIn(first, lms.api());
    visit.answer(11);
    await visit.pass();
    lms.faults.LMSCommit = 'false';
    visit.answer(12, [2]);
    await visit.pass();
    first.isAsleep = true;
    delete lms.faults.LMSCommit;

    const elsewhere = visitIn(createBrowser().open(), lms.relaunch());
    elsewhere.answer(13);
    elsewhere.dispatch({ type: 'left', by: 'exit' });
    await elsewhere.settled();

    const again = visitIn(browser.open(), lms.relaunch());
    await again.settled();
    expect(heldBy(lms)).toEqual({ answers: [11, 12, 13], interactions: ['q11', 'q13', 'q12'] });
  });

  test('whose attempt was reset in the LMS begins anew', async () => {
    const { lms, browser } = stand();
    const visit = visitIn(browser.open(), lms.api());
    visit.answer(11);
    visit.dispatch({ type: 'left', by: 'exit' });
    await visit.settled();
    const next = browser.open();
    const second = visitIn(next, lms.relaunch());
    lms.faults.LMSCommit = 'false';
    second.answer(12);
    await second.pass();
    next.isAsleep = true;
    const reset = createScorm12Lms({ learner });
    const again = visitIn(browser.open(), reset.api());
    expect(again.answers()).toEqual([]);
  });

  test('leaves nothing to another learner at the same computer', async () => {
    const { lms, browser } = stand();
    lms.faults.LMSCommit = 'false';
    const first = browser.open();
    visitIn(first, lms.api()).answer(11);
    first.isAsleep = true;
    const other = createScorm12Lms({ learner: { id: 'officer-2', name: 'Okafor, Dana' } });
    expect(visitIn(browser.open(), other.api()).answers()).toEqual([]);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":1}',
    '{"version":1,"at":1,"isBased":true,"state":"","interactions":[]}',
  ])('whose copy is broken begins with what the LMS holds: %s', async (text) => {
    const { lms, browser } = stand();
    lms.faults.LMSCommit = 'false';
    const first = browser.open();
    visitIn(first, lms.api()).answer(11);
    first.isAsleep = true;
    const key = [...browser.items.keys()].find((one) => one.includes(':unsaved:')) ?? '';
    browser.items.set(key, text);
    expect(visitIn(browser.open(), lms.relaunch()).answers()).toEqual([]);
    expect(browser.items.get(key)).not.toBe(text);
  });
});

describe('Two activities with one edition', () => {
  /** Kills a visit of the one while its LMS fails, with an answer that only the device has. */
  async function killed(isBegun: boolean) {
    const one = createScorm12Lms({ learner });
    const browser = createBrowser();
    const visit = visitIn(browser.open('/activity-1/'), one.api());
    if (isBegun) visit.answer(11);
    await visit.pass();
    one.faults.LMSCommit = 'false';
    visit.answer(12);
    await visit.pass();
    delete one.faults.LMSCommit;
    return { one, browser };
  }

  test.each([true, false])(
    'keep what is unsaved apart, whether or not the first had reached its LMS: %s',
    async (isBegun) => {
      const { one, browser } = await killed(isBegun);
      const other = createScorm12Lms({ learner });
      const beside = visitIn(browser.open('/activity-2/'), other.api());
      expect(beside.answers()).toEqual([]);
      beside.answer(13);
      await beside.pass();
      beside.dispatch({ type: 'left', by: 'exit' });
      await beside.settled();
      expect(heldBy(other)).toEqual({ answers: [13], interactions: ['q13'] });

      const again = visitIn(browser.open('/activity-1/'), one.relaunch());
      await again.pass();
      const numbers = isBegun ? [11, 12] : [12];
      expect(heldBy(one)).toEqual({
        answers: numbers,
        interactions: numbers.map((number) => `q${number}`),
      });
    },
  );
});

describe('What nobody came back for', () => {
  const DAY = 24 * 60 * 60 * 1_000;
  const entries = (at: number) =>
    new Map([
      ['course:unsaved:f00', JSON.stringify({ version: 1, at, state: '' })],
      ['course:unsaved:f01:6f1c', JSON.stringify({ version: 9, at, kept: 'otherwise' })],
      ['course:window:f00', `window-0 saved ${String(at)}`],
    ]);

  test.each([
    ['older than 30 days goes, whoever’s it is', AT - 30 * DAY - 1, []],
    ['younger stays', AT - 30 * DAY, ['course:unsaved:f00', 'course:unsaved:f01:6f1c', 'course:window:f00']],
    ['of tomorrow stays', AT + DAY, ['course:unsaved:f00', 'course:unsaved:f01:6f1c', 'course:window:f00']],
  ])('and is %s', (_, at, left) => {
    const { lms, browser } = stand();
    for (const [key, value] of entries(at)) browser.items.set(key, value);
    visitIn(browser.open(), lms.api());
    expect([...browser.items.keys()].filter((key) => key.includes(':f0'))).toEqual(left);
  });

  test('and says no time, or is of another course, is not the course’s to take', () => {
    const { lms, browser } = stand();
    const others = ['other:unsaved:f00', 'course:notes:f00', 'course:window:f00'];
    for (const key of others) browser.items.set(key, 'kept');
    visitIn(browser.open(), lms.api());
    expect([...browser.items.keys()]).toEqual(expect.arrayContaining(others));
  });
});

describe('Two windows of one learner', () => {
  test('never write over each other: the later one takes over with all that the earlier one had', async () => {
    const { lms, browser } = stand();
    const early = visitIn(browser.open(), lms.api());
    early.answer(11);
    await early.pass();
    // The LMS hands its data to the page when the player opens.
    const launched = lms.relaunch();
    early.answer(12, [2]);
    await early.pass();
    early.answer(13);

    const late = visitIn(browser.open(), launched);
    await late.settled();
    expect(early.course.session()?.phase).toBe('ended');
    expect(early.isElsewhere()).toBe(true);
    expect(early.finishes()).toBe(1);
    expect(late.answers()).toEqual([11, 12, 13]);
    late.answer(14);
    await late.pass();
    expect(heldBy(lms)).toEqual({ answers: [11, 12, 13, 14], interactions: ['q11', 'q13', 'q12', 'q14'] });

    const calls = early.api.calls.length;
    early.answer(15);
    await early.pass();
    expect(early.api.calls).toHaveLength(calls);
    late.dispatch({ type: 'left', by: 'exit' });
    await late.settled();
    expect(late.finishes()).toBe(1);
    expect([...browser.items]).toEqual([]);
  });

  test('lose nothing where the later one had answered before it heard of the other', async () => {
    const { lms, browser } = stand();
    const early = visitIn(browser.open(), lms.api());
    early.answer(11);
    await early.pass();
    const launched = lms.relaunch();
    early.answer(12, [2]);
    await early.pass();
    const late = visitIn(browser.open(), launched, { companionComes: 'later' });
    late.answer(13);
    await late.pass();
    late.answer(14);
    late.accompany();
    await late.pass();
    expect(late.answers()).toEqual([11, 12, 13, 14]);
    const { answers, interactions } = heldBy(lms);
    expect(answers).toEqual([11, 12, 13, 14]);
    expect(interactions.toSorted()).toEqual(['q11', 'q12', 'q13', 'q14']);
    expect(early.finishes()).toBe(1);
  });

  test('of which one wakes after the other saved: it sends nothing, and the other tells what it brought', async () => {
    const { lms, browser } = stand();
    const first = browser.open();
    const early = visitIn(first, lms.api());
    early.answer(11);
    await early.pass();
    first.isAsleep = true;
    const late = visitIn(browser.open(), lms.relaunch());
    late.answer(12);
    await late.pass();
    const sent = () =>
      early.api.calls.filter(({ name }) => name === 'LMSCommit' || name === 'LMSFinish').length;
    const before = sent();
    first.isAsleep = false;
    early.answer(13);
    await early.pass();
    expect(sent()).toBe(before);
    expect(early.isElsewhere()).toBe(true);
    await late.pass();
    expect(heldBy(lms)).toEqual({ answers: [11, 12, 13], interactions: ['q11', 'q12', 'q13'] });
  });

  test.each(['still open', 'closed again'])(
    'told by a page that wakes while the other one is %s',
    async (state) => {
      const { lms, browser } = stand();
      const first = browser.open();
      const early = visitIn(first, lms.api());
      await early.pass();
      first.isAsleep = true;
      const late = visitIn(browser.open(), lms.relaunch());
      late.answer(12);
      await late.pass();
      if (state === 'closed again') late.dispatch({ type: 'left', by: 'exit' });
      await late.settled();
      first.isAsleep = false;
      const calls = early.api.calls.length;
      first.fire('pageshow', { persisted: true });
      expect(early.isElsewhere()).toBe(true);
      expect(early.api.calls).toHaveLength(calls);
    },
  );

  test.each(['hears of it late', 'never hears of it'])(
    'of which the earlier one sleeps until the later one is closed: it %s, and sends nothing',
    async (how) => {
      const { lms, browser } = stand();
      const first = browser.open();
      const early = visitIn(first, lms.api());
      early.answer(11);
      await early.pass();
      if (how === 'never hears of it') first.isAsleep = true;
      else first.freeze();
      const late = visitIn(browser.open(), lms.relaunch());
      late.answer(12);
      await late.pass();
      late.dispatch({ type: 'left', by: 'exit' });
      await late.settled();
      const held = heldBy(lms);
      first.isAsleep = false;
      // A timer may run before the browser says anything.
      early.answer(13);
      await early.pass();
      first.thaw();
      first.fire('visibilitychange');
      await early.pass();
      expect(heldBy(lms)).toEqual(held);
      expect(early.isElsewhere()).toBe(true);
      expect(early.finishes()).toBe(0);

      const again = visitIn(browser.open(), lms.relaunch());
      await again.pass();
      expect(heldBy(lms)).toEqual({ answers: [11, 12, 13], interactions: ['q11', 'q12', 'q13'] });
    },
  );

  test('of which the later one is killed with an answer, and the earlier one wakes and saves that nothing was done', async () => {
    const { lms, browser } = stand();
    const first = browser.open();
    const early = visitIn(first, lms.api());
    first.freeze();
    const second = browser.open();
    const late = visitIn(second, lms.relaunch());
    late.answer(11);
    second.isAsleep = true;
    first.thaw();
    await early.pass();
    expect(heldBy(lms).answers).toEqual([]);
    const again = visitIn(browser.open(), lms.relaunch());
    await again.pass();
    expect(heldBy(lms)).toEqual({ answers: [11], interactions: ['q11'] });
  });

  test('over one session of the LMS: the earlier one does not end it', async () => {
    const { lms, browser } = stand();
    const api = lms.api();
    const early = visitIn(browser.open(), api);
    early.answer(11);
    await early.pass();
    early.answer(12);
    const late = visitIn(browser.open(), api);
    await late.settled();
    expect(early.isElsewhere()).toBe(true);
    early.dispatch({ type: 'left', by: 'gone' });
    await early.settled();
    expect(early.finishes()).toBe(0);
    late.answer(13);
    await late.pass();
    expect(late.shown.at(-1)?.state).toBe('saved');
    expect(heldBy(lms)).toEqual({ answers: [11, 12, 13], interactions: ['q11', 'q12', 'q13'] });
    late.dispatch({ type: 'left', by: 'exit' });
    await late.settled();
    expect(late.finishes()).toBe(1);
  });

  test('are two visits where storage is blocked, and nothing breaks', async () => {
    const { lms, browser } = stand();
    browser.storage = 'blocked';
    const early = visitIn(browser.open(), lms.api());
    const late = visitIn(browser.open(), lms.relaunch());
    early.answer(11);
    late.answer(12);
    await early.pass();
    await late.pass();
    expect([early, late].map(({ shown }) => shown.at(-1)?.state)).toEqual(['saved', 'saved']);
  });

  test('of two learners do not disturb each other', async () => {
    const { lms, browser } = stand();
    const one = visitIn(browser.open(), lms.api());
    const other = createScorm12Lms({ learner: { id: 'officer-2', name: 'Okafor, Dana' } });
    visitIn(browser.open(), other.api());
    one.answer(11);
    await one.pass();
    expect(one.shown.at(-1)?.state).toBe('saved');
  });

  test('that were closed and opened one after the other are one visit each', async () => {
    const { lms, browser } = stand();
    const early = visitIn(browser.open(), lms.api());
    early.dispatch({ type: 'left', by: 'gone' });
    await early.settled();
    const late = visitIn(browser.open(), lms.relaunch());
    // What the first one kept is told before.
    await late.settled();
    late.answer(11);
    await late.pass();
    expect(late.shown.at(-1)?.state).toBe('saved');
  });

  test('go on where somebody cleared the storage meanwhile', async () => {
    const { lms, browser } = stand();
    const visit = visitIn(browser.open(), lms.api());
    browser.items.clear();
    visit.answer(11);
    await visit.pass();
    expect(visit.shown.at(-1)?.state).toBe('saved');
  });
});
