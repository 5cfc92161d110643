import { describe, expect, test } from 'vitest';
import { createScorm12Lms } from '../../../../src/lab/scorm12-lms.ts';
import { heldBy, visitIn } from '../../../support/accompanied-visit.ts';
import { scorm12Stand } from '../../../support/scorm12-stand.ts';

describe('Two windows of one learner', () => {
  test('never write over each other: the later one takes over with all that the earlier one had', async () => {
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
      const { lms, browser } = scorm12Stand();
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
      const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
    const one = visitIn(browser.open(), lms.api());
    const other = createScorm12Lms({ learner: { id: 'officer-2', name: 'Okafor, Dana' } });
    visitIn(browser.open(), other.api());
    one.answer(11);
    await one.pass();
    expect(one.shown.at(-1)?.state).toBe('saved');
  });

  test('that were closed and opened one after the other are one visit each', async () => {
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
    const visit = visitIn(browser.open(), lms.api());
    browser.items.clear();
    visit.answer(11);
    await visit.pass();
    expect(visit.shown.at(-1)?.state).toBe('saved');
  });
});
