import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { judgementId } from '../../src/xapi/judgement-id.ts';
import { interaction, scored } from '../support/interactions.ts';
import { beforeAssessment, keptVisit, lacking, PASS } from '../support/kept-visit.ts';
import type { PageOptions } from '../support/launched-page.ts';
import { launchedBy, type LaunchedRegistration } from '../support/launched-registration.ts';
import { fakeStorage } from '../support/lms-environment.ts';
import { createRefusingDevice, type RefusingDevice } from '../support/refusing-device.ts';
import { REGISTRATION } from '../unit/core/course.ts';

/*
 * In a launch the statements are the record: a pass or a fail that the LRS refuses is not confirmed, is told
 * as lacking, and is said again until it is taken.
 */

const PASSED = 'http://adlnet.gov/expapi/verbs/passed';
const codeOf = (id: unknown) => `POST statements 400 ${String(id).slice(0, 8)}`;

let device: RefusingDevice;
beforeEach(() => {
  device = createRefusingDevice();
});

describe.each(['cmi5', 'xAPI'] as const)('In a launch over %s', (standard) => {
  let lrs: LaunchedRegistration;
  beforeEach(async () => {
    lrs = await launchedBy[standard]();
  });
  afterEach(() => expect(lrs.violations()).toEqual([]));

  test('a refused pass is never confirmed: not by a save, not in the account, not at the end', async () => {
    const page = keptVisit(await lrs.open(device.options()), beforeAssessment);
    await page.keeper.settle();
    const before = page.keeper.account().confirmed;
    device.refused = [PASSED];
    page.dispatch(...PASS);
    const answer = { ok: false, problem: { call: 'POST statements', code: '400', reason: 'refused' } };
    for (let time = 1; time <= 3; time += 1) {
      expect(await page.keeper.settle()).toMatchObject(answer);
      expect(page.shown.at(-1)).toMatchObject({ state: 'late', problem: { reason: 'refused' } });
    }
    expect(page.shown.slice(-3).map(({ state }) => state)).not.toContain('saved');
    expect(page.keeper.account()).toMatchObject({ confirmed: before, problem: { code: '400' } });
    expect(page.keeper.account().waitingSince).not.toBeNull();
    expect(lacking(page)).toEqual([
      { what: 'result', code: codeOf(judgementId(REGISTRATION, 'passed', null)) },
    ]);
    page.dispatch({ type: 'left', by: 'exit', at: 0 });
    expect(await page.keeper.ended()).toMatchObject(answer);
    expect(lrs.verbs()).not.toContain('passed');
    // The session ends well all the same, and what it is about is kept for the next.
    expect(lrs.verbs().slice(-2)).toEqual(['completed', 'terminated']);
    expect(lrs.document()).toMatchObject({ judged: { passed: { sent: false } } });
  });

  test('a refused fail, after which nothing comes, is not confirmed either', async () => {
    const { lms } = keptVisit(await lrs.open(device.options()), beforeAssessment);
    device.refused = ['http://adlnet.gov/expapi/verbs/failed'];
    lms.reportOutcome(scored('failed', 40));
    expect(await lms.commit()).toMatchObject({ ok: false, problem: { reason: 'refused' } });
    expect(lms.lacking?.()).toMatchObject([{ what: 'result' }]);
  });

  test('what is done after a refused pass is delivered as ever', async () => {
    const page = keptVisit(await lrs.open(device.options()), beforeAssessment);
    device.refused = [PASSED];
    page.dispatch(...PASS);
    await page.keeper.settle();
    const answers = () => lrs.verbs().filter((verb) => verb === 'answered').length;
    const before = answers();
    page.lms.recordInteraction(interaction());
    page.lms.saveState('kept', 'lesson-2');
    expect(await page.lms.commit()).toMatchObject({ ok: false, problem: { reason: 'refused' } });
    expect(answers()).toBe(before + 1);
    expect(lrs.document()).toMatchObject({ state: 'kept' });
  });

  /** A visit that ended with its pass refused and set aside. */
  async function withoutPass(page: Partial<PageOptions> = device.options()): Promise<void> {
    const first = keptVisit(await lrs.open(page), beforeAssessment);
    device.refused = [PASSED];
    first.dispatch(...PASS);
    await first.keeper.settle();
    lrs.advance(60_000);
  }

  test('a refused pass is sent again by the next visit on the device, and confirmed when it is taken', async () => {
    await withoutPass();
    device.refused = [];
    const next = keptVisit(await lrs.open(device.options()), beforeAssessment);
    expect(await next.keeper.settle()).toEqual({ ok: true });
    expect(lrs.ids().filter((id) => id === judgementId(REGISTRATION, 'passed', null))).toHaveLength(1);
    expect(lacking(next)).toEqual([]);
  });

  test('a pass that the next visit is refused as well is told again, and not confirmed', async () => {
    await withoutPass();
    const next = keptVisit(await lrs.open(device.options()), beforeAssessment);
    expect(await next.keeper.settle()).toMatchObject({ ok: false, problem: { reason: 'refused' } });
    expect(next.keeper.account()).toMatchObject({ confirmed: null });
    expect(lacking(next)).toMatchObject([{ what: 'result' }]);
    expect(lrs.document()).toMatchObject({ judged: { passed: { sent: false } } });
  });

  test('a refused pass is sent again by its own page, loaded again, and confirmed only when it is taken', async () => {
    const sessionStorage = fakeStorage();
    const page = () => ({ ...device.options(), sessionStorage });
    await withoutPass(page());
    const still = keptVisit(await lrs.reload(page()), beforeAssessment);
    expect(await still.keeper.settle()).toMatchObject({ ok: false, problem: { reason: 'refused' } });
    expect(still.keeper.account()).toMatchObject({ confirmed: null });
    device.refused = [];
    const mended = keptVisit(await lrs.reload(page()), beforeAssessment);
    expect(await mended.keeper.settle()).toEqual({ ok: true });
    expect(lrs.verbs().filter((verb) => verb === 'passed')).toHaveLength(1);
    expect(lrs.verbs().filter((verb) => verb === 'initialized')).toHaveLength(1);
    expect(lacking(mended)).toEqual([]);
  });

  test('an LRS that refuses nothing leaves nothing to tell', async () => {
    const page = keptVisit(await lrs.open(device.options()), beforeAssessment);
    page.dispatch(...PASS);
    expect(await page.keeper.settle()).toEqual({ ok: true });
    expect(lacking(page)).toEqual([]);
  });
});
