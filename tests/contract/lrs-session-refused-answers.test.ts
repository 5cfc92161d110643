import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beforeAssessment, keptVisit, lacking, PASS } from '../support/kept-visit.ts';
import { launchedBy, type LaunchedRegistration } from '../support/launched-registration.ts';
import { createRefusingDevice, type RefusingDevice } from '../support/refusing-device.ts';
import { practised, question } from '../unit/core/course.ts';

/*
 * In a launch the statements are the record: what the learner is told of an answer that the LRS refuses, by
 * whom and how often, and what the sign in the header says meanwhile.
 */

const FIRST = '/interactions/question-11"';

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

  test('a refused answer is told once with a code of its own, all others arrive, and the sign says saved', async () => {
    const page = keptVisit(await lrs.open(device.options()));
    device.refused = [FIRST];
    page.dispatch(practised(question(11)), practised(question(21)));
    expect(await page.keeper.settle()).toEqual({ ok: true });
    expect(page.shown.map(({ state }) => state)).not.toContain('late');
    expect(page.shown.at(-1)).toMatchObject({ state: 'saved' });
    const told = [{ what: 'entry', code: expect.stringMatching(/^POST statements 400 [\da-f]{8}$/) }];
    expect(lacking(page)).toEqual(told);
    expect(lrs.verbs().filter((verb) => verb === 'answered')).toHaveLength(1);
    page.dispatch({ type: 'left', by: 'exit', at: 0 });
    expect(await page.keeper.ended()).toEqual({ ok: true });
    expect(lacking(page)).toEqual(told);
    expect(lrs.verbs().at(-1)).toBe('terminated');
  });

  test('a refused answer whose page ended before it told is told by the next visit on the device, once', async () => {
    const killed = device.page();
    const page = keptVisit(await lrs.open(device.options(killed)));
    device.refused = [FIRST];
    page.dispatch(practised(question(11)), practised(question(21)));
    expect(await page.keeper.settle()).toEqual({ ok: true });
    killed.kill();
    lrs.advance(60_000);
    device.refused = [];
    const next = keptVisit(await lrs.open(device.options()));
    expect(await next.keeper.settle()).toEqual({ ok: true });
    await expect
      .poll(() => lacking(next))
      .toEqual([{ what: 'entry', code: expect.stringMatching(/^POST statements 400 [\da-f]{8}$/) }]);
    await expect.poll(() => device.kept()).toContain('"state":"told"');
    const later = keptVisit(await lrs.open(device.options()));
    expect(await later.keeper.settle()).toEqual({ ok: true });
    expect(lacking(later)).toEqual([]);
    expect(lrs.verbs().filter((verb) => verb === 'answered')).toHaveLength(1);
  });

  test('a refused answer that its page has told is not told again by the next visit', async () => {
    const page = keptVisit(await lrs.open(device.options()));
    device.refused = [FIRST];
    page.dispatch(practised(question(11)), practised(question(21)));
    await page.keeper.settle();
    expect(lacking(page)).toHaveLength(1);
    await expect.poll(() => device.kept()).toContain('"state":"told"');
    device.refused = [];
    const next = keptVisit(await lrs.open(device.options()));
    expect(await next.keeper.settle()).toEqual({ ok: true });
    expect(lacking(next)).toEqual([]);
  });

  test('a refused answer is told though nothing comes after it', async () => {
    const page = keptVisit(await lrs.open(device.options()));
    device.refused = [FIRST];
    page.dispatch(practised(question(11)));
    expect(await page.keeper.settle()).toEqual({ ok: true });
    expect(lacking(page)).toMatchObject([{ what: 'entry' }]);
  });

  test('three that are refused in a row fail the saves, and are lacking still when the LRS takes the next', async () => {
    const page = keptVisit(await lrs.open(device.options()), beforeAssessment);
    device.refused = ['/interactions/question-20'];
    page.dispatch(...PASS.slice(0, -1));
    expect(await page.keeper.settle()).toMatchObject({ ok: false, problem: { code: '400' } });
    expect(page.shown.at(-1)).toMatchObject({ state: 'late' });
    device.refused = [];
    page.dispatch(...PASS.slice(-1));
    expect(await page.keeper.settle()).toEqual({ ok: true });
    expect(lacking(page)).toMatchObject([{ what: 'entry' }, { what: 'entry' }, { what: 'entry' }]);
  });
});
