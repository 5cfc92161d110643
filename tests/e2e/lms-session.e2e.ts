import { expect, test } from '@playwright/test';
import { response } from './answering/response.ts';
import { firstCheck } from './launched-course.ts';
import { answer } from './learner.ts';
import { lmsHost } from './lms-host.ts';

// SCORM 1.2 RTE 3.4.4: `browsed` is what was looked at in browse mode.
for (const [mode, written] of [
  ['browse', [['cmi.core.lesson_status', 'browsed']]],
  ['review', []],
] as const) {
  test(`in ${mode} mode nothing of the visit is written and the page says so`, async ({ page }) => {
    const lms = await lmsHost(page, { mode, edition: 'annual-broker' });
    await lms.open();
    await expect(lms.course.locator('#above')).toContainText(/nothing you do here/i);
    await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
    await answer(lms.course, firstCheck, response(firstCheck, false));
    await expect(lms.course.locator(`[data-question="${firstCheck.number}"]`)).toContainText('Not this one.');
    await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
    await expect(lms.course.getByRole('dialog')).toBeVisible();
    expect((await lms.calls('LMSSetValue')).map(({ args }) => args)).toEqual(written);
    expect(await lms.calls('LMSCommit')).toEqual([]);
    expect(await lms.statements()).toEqual([]);
    expect(await lms.calls('LMSFinish')).toHaveLength(1);
    expect((await lms.calls()).at(-1)?.name).toBe('LMSFinish');
  });
}

test('an LMS that takes the course away gets the last answer and one Finish', async ({ page }) => {
  const lms = await lmsHost(page);
  await lms.open();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await lms.close();
  expect(await lms.calls('LMSFinish')).toHaveLength(1);
  expect((await lms.calls()).at(-1)?.name).toBe('LMSFinish');
  expect(await lms.value('cmi.core.exit')).toBe('suspend');
  await lms.relaunch();
  const field = lms.course.locator(`[data-question="${firstCheck.number}"]`);
  await field.scrollIntoViewIfNeeded();
  await expect(field).toContainText('Right.');
});

test('a page that is hidden commits at once, and its session goes on', async ({ page }) => {
  const lms = await lmsHost(page);
  await lms.open();
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await page.clock.install();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  const before = (await lms.calls('LMSCommit')).length;
  await lms.course.locator('body').evaluate((body) => {
    Object.defineProperty(body.ownerDocument, 'visibilityState', { value: 'hidden' });
    body.ownerDocument.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await lms.calls('LMSCommit')).toHaveLength(before + 1);
  expect(await lms.calls('LMSFinish')).toHaveLength(0);
});
