import { describe, expect, test } from 'vitest';
import { createScorm12Lms } from '../../../../src/lab/scorm12-lms.ts';
import { heldBy, visitIn } from '../../../support/accompanied-visit.ts';
import { createBrowser } from '../../../support/browser.ts';
import { learner, scorm12Stand } from '../../../support/scorm12-stand.ts';

describe('A learner whose tab was killed while the LMS failed', () => {
  test('finds every answer again, and the LMS hears each once', async () => {
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
