import { describe, expect, test } from 'vitest';
import { createScorm12Lms } from '../../src/lab/scorm12-lms.ts';
import { createScorm2004Lms } from '../../src/lab/scorm2004-lms.ts';
import type { LmsEnvironment } from '../../src/lms/port.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { fakeEnvironment } from '../support/lms-environment.ts';
import { readStored12 } from '../support/scorm12-stored.ts';
import { connected as connected12, learner } from '../support/scorm12-under-test.ts';
import { readStored2004 } from '../support/scorm2004-stored.ts';
import { connected2004 } from '../support/scorm2004-under-test.ts';

type Reloading = LmsEnvironment['isReloading'];

/*
 * Both standards give a launch one session: after Terminate none is opened (104, 101) until the LMS
 * launches again (SCORM 2004 RTE 3.1.2, SCORM 1.2 RTE 3.2.2). An open one is gone on with.
 */
const STANDARDS = {
  'SCORM 1.2': (mode: 'normal' | 'review' = 'normal') => {
    const lms = createScorm12Lms({ learner, mode });
    const api = lms.api();
    return {
      open: (isReloading: Reloading) => connected12(fakeEnvironment({ API: api }, { isReloading })),
      refusals: () =>
        api.calls.flatMap(({ name, error }) => (name === 'LMSInitialize' && error !== '0' ? [error] : [])),
      commits: () => api.count('LMSCommit'),
      ends: () => api.count('LMSFinish'),
      calls: () => api.calls.length,
      stored: () => readStored12(lms.data()),
      fail: (isDown: boolean) => (lms.faults.serverDown = isDown),
      violations: () => api.violations(),
    };
  },
  'SCORM 2004': (mode: 'normal' | 'review' = 'normal') => {
    const lms = createScorm2004Lms({ learner, mode });
    const api = lms.api();
    return {
      open: (isReloading: Reloading) => connected2004(fakeEnvironment({ API_1484_11: api }, { isReloading })),
      refusals: () =>
        api.calls.flatMap(({ name, error }) => (name === 'Initialize' && error !== '0' ? [error] : [])),
      commits: () => api.count('Commit'),
      ends: () => api.count('Terminate'),
      calls: () => api.calls.length,
      stored: () => readStored2004(lms.data()),
      fail: (isDown: boolean) => (lms.faults.serverDown = isDown),
      violations: () => api.violations(),
    };
  },
} as const;

describe.each([
  ['SCORM 1.2', '101'],
  ['SCORM 2004', '103'],
] as const)('a page of %s that goes away', (standard, alreadyOpen) => {
  test('to be loaded again is committed, not ended, and goes on with its session', async () => {
    const lms = STANDARDS[standard]();
    const page = await lms.open(() => true);
    page.saveState('kept', 'lesson-2');
    expect(await page.end(scored('passed', 85), 'gone')).toEqual({ ok: true });
    expect([lms.commits(), lms.ends()]).toEqual([1, 0]);
    expect(lms.stored()).toMatchObject({ state: 'kept', success: 'passed', score: 85 });

    const reloaded = await lms.open(() => false);
    expect(lms.refusals()).toEqual([alreadyOpen]);
    expect(reloaded.launch).toMatchObject({ savedState: 'kept', bookmark: 'lesson-2', mode: 'normal' });
    reloaded.saveState('kept on', 'lesson-3');
    expect(await reloaded.end(UNFINISHED, 'exit')).toEqual({ ok: true });
    expect(lms.ends()).toBe(1);
    expect(lms.stored()).toMatchObject({
      completion: 'completed',
      success: 'passed',
      score: 85,
      state: 'kept on',
      bookmark: 'lesson-3',
    });
    expect(lms.violations()).toEqual([]);
  });

  test('to be loaded again while the LMS fails leaves it to the next page to save what it wrote', async () => {
    const lms = STANDARDS[standard]();
    const page = await lms.open(() => true);
    expect(page.launch.saveAgain).toBe(false);
    page.saveState('kept', 'lesson-2');
    lms.fail(true);
    expect(await page.end(scored('passed', 85), 'gone')).toMatchObject({ ok: false });
    lms.fail(false);
    const reloaded = await lms.open(() => false);
    expect(reloaded.launch).toMatchObject({ savedState: 'kept', saveAgain: true });
    reloaded.saveState('kept', 'lesson-2');
    expect(await reloaded.commit()).toEqual({ ok: true });
    expect(lms.stored()).toMatchObject({ state: 'kept', bookmark: 'lesson-2' });
    expect(lms.violations()).toEqual([]);
  });

  test('to be loaded again after a save that failed has its result and answers saved, each in its place', async () => {
    const lms = STANDARDS[standard]();
    const page = await lms.open(() => true);
    page.recordInteraction(interaction());
    lms.fail(true);
    expect(await page.end(scored('passed', 85), 'gone')).toMatchObject({ ok: false });
    lms.fail(false);
    const reloaded = await lms.open(() => false);
    expect(reloaded.launch.recorded).toBe(1);
    reloaded.recordAgainFrom?.(0);
    reloaded.recordInteraction(interaction());
    expect(await reloaded.commit()).toEqual({ ok: true });
    expect(lms.stored()).toMatchObject({ success: 'passed', score: 85 });
    expect(lms.stored().interactions).toHaveLength(1);
    expect(lms.violations()).toEqual([]);
  });

  test('to be loaded again in review goes on with its session too', async () => {
    const lms = STANDARDS[standard]('review');
    const page = await lms.open(() => true);
    expect(await page.end(UNFINISHED, 'gone')).toEqual({ ok: true });
    expect(lms.ends()).toBe(0);
    const again = await lms.open(() => false);
    expect(again.launch.mode).toBe('review');
    await again.end(UNFINISHED, 'exit');
    expect(lms.ends()).toBe(1);
    expect(lms.violations()).toEqual([]);
  });

  test('to be loaded again writes nothing more', async () => {
    const lms = STANDARDS[standard]();
    const page = await lms.open(() => true);
    await page.end(UNFINISHED, 'gone');
    const calls = lms.calls();
    page.saveState('late', 'lesson-2');
    page.reportOutcome(scored('passed', 100));
    await page.commit();
    await page.end(scored('passed', 100), 'exit');
    expect(lms.calls()).toBe(calls);
  });

  test.each([
    ['for good', false],
    ['nobody knows where to', undefined],
  ])('%s is ended', async (_where, isReloading) => {
    const lms = STANDARDS[standard]();
    const page = await lms.open(() => isReloading);
    page.saveState('kept', 'lesson-2');
    expect(await page.end(UNFINISHED, 'gone')).toEqual({ ok: true });
    expect(lms.ends()).toBe(1);
    expect(lms.stored()).toMatchObject({ state: 'kept' });
  });

  test('by the learner’s own wish is ended, whatever comes next', async () => {
    const lms = STANDARDS[standard]();
    const page = await lms.open(() => true);
    await page.end(UNFINISHED, 'exit');
    expect(lms.ends()).toBe(1);
  });
});

// RTE 4.2.8: suspend data outlive a session only where its exit is "suspend".
test('two reviews in SCORM 2004 leave the attempt as it was, and write nothing but how they are left', async () => {
  const lms = createScorm2004Lms({ learner });
  const first = await connected2004(fakeEnvironment({ API_1484_11: lms.api() }));
  first.saveState('kept', 'result');
  await first.end(scored('passed', 90), 'exit');
  const before = readStored2004(lms.data());
  for (let review = 0; review < 2; review += 1) {
    const api = lms.relaunch({ mode: 'review' });
    const session = await connected2004(fakeEnvironment({ API_1484_11: api }));
    expect(session.launch).toMatchObject({ savedState: 'kept', mode: 'review' });
    session.saveState('other', 'lesson-1');
    await session.end(scored('passed', 100), 'exit');
    const written = api.calls.filter(({ name }) => name === 'SetValue').map(({ args }) => args);
    expect(written).toEqual([['cmi.exit', 'suspend']]);
    expect(api.violations()).toEqual([]);
  }
  const again = await connected2004(fakeEnvironment({ API_1484_11: lms.relaunch() }));
  expect(again.launch).toMatchObject({ savedState: 'kept', bookmark: 'result' });
  expect(readStored2004(lms.data())).toMatchObject({ success: before.success, score: before.score });
});
