import { describe, expect, test } from 'vitest';
import { heldBy, visitIn } from '../../../support/accompanied-visit.ts';
import { scorm12Stand } from '../../../support/scorm12-stand.ts';

describe('A device', () => {
  test('keeps an answer from the moment it is given until the LMS has confirmed it', async () => {
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
    const visit = visitIn(browser.open(), lms.api());
    visit.answer(11);
    const kept = JSON.stringify([...browser.items]);
    expect(kept).toContain(':unsaved:');
    for (const clear of ['officer-1', 'Rivera', 'Sam']) expect(kept).not.toContain(clear);
  });

  test('holds nothing any more after an exit that the LMS confirmed', async () => {
    const { lms, browser } = scorm12Stand();
    const visit = visitIn(browser.open(), lms.api());
    visit.answer(11);
    await visit.pass();
    visit.dispatch({ type: 'left', by: 'exit' });
    await visit.settled();
    expect(heldBy(lms).answers).toEqual([11]);
    expect([...browser.items]).toEqual([]);
  });

  test('holds what an exit told an LMS of which nobody had looked whether it can be believed', async () => {
    const { lms, browser } = scorm12Stand();
    const visit = visitIn(browser.open(), lms.api(), { confirm: async () => ({ ok: true }) });
    visit.answer(11);
    await visit.pass();
    visit.dispatch({ type: 'left', by: 'exit' });
    await visit.settled();
    expect([...browser.items.keys()]).toEqual([expect.stringContaining(':unsaved:')]);
  });

  test('keeps what a later package left there, for that package', async () => {
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
    const { lms, browser } = scorm12Stand();
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
      const { lms, browser } = scorm12Stand();
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
