import { expect, test } from '@playwright/test';
import device from '../../src/strings/en-device.json' with { type: 'json' };
import { crash } from './crash.ts';
import { answerFirst, expectFirstAnswered, firstCheck, reload } from './launched-course.ts';
import { lmsHost, type LmsHost } from './lms-host.ts';

/** What the device keeps for the course, but for the learner's own. */
const kept = (lms: LmsHost) =>
  lms.course
    .locator('body')
    .evaluate(() => Object.keys(localStorage).filter((key) => /:(?:unsaved|window):/.test(key)));

test('an answer that no commit brought to the LMS is there after the tab crashed, and the LMS hears it once', async ({
  page,
  context,
}) => {
  const lms = await lmsHost(page);
  await lms.open();
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await lms.setFault('commit-false');
  await answerFirst(lms.course);
  await expect(lms.course.locator('#sign')).toHaveText(/Not saved yet/);
  // The answer, and whose window it is.
  await expect.poll(() => kept(lms)).toHaveLength(2);
  await crash(page);

  const tab = await context.newPage();
  const again = await lmsHost(tab, { learner: lms.learner });
  await again.open();
  await expectFirstAnswered(again.course);
  await expect(again.course.locator('#sign')).toHaveText(/Saved/);
  expect(await again.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  expect(await again.value('cmi.interactions.1.id')).toBeUndefined();
  await again.course.getByRole('button', { name: 'Save and Exit' }).click();
  await expect(again.course.getByRole('dialog')).toContainText('You can close this window');
  expect(await again.calls('LMSFinish')).toHaveLength(1);
  // The tab may sleep instead: the word that the visit went on stays, and nothing of what was done.
  expect((await kept(again)).filter((key) => !key.includes(':window:'))).toEqual([]);
});

test('the window that was opened later takes over, and the earlier one says so and ends once', async ({
  page,
  context,
}) => {
  const early = await lmsHost(page);
  await early.open();
  await answerFirst(early.course);
  await expect(early.course.locator('#sign')).toHaveText(/Saved/);
  const tab = await context.newPage();
  const late = await lmsHost(tab, { learner: early.learner });
  await late.open();
  await expectFirstAnswered(late.course);
  await expect(early.course.getByRole('dialog')).toContainText(device.elsewhereTitle);
  await expect(early.course.locator('#sign')).toHaveText(/Not recording/);
  expect(await early.calls('LMSFinish')).toHaveLength(1);
  const calls = (await early.calls()).length;
  await late.course.getByRole('button', { name: 'Save and Exit' }).click();
  await expect(late.course.getByRole('dialog')).toContainText('You can close this window');
  expect(await early.calls()).toHaveLength(calls);
  expect(await late.calls('LMSFinish')).toHaveLength(1);
  expect(await late.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  expect(await kept(late)).toEqual([]);
});

test('a reload goes on with the same session, and nothing is lost or told twice', async ({ page }) => {
  const lms = await lmsHost(page);
  await lms.open();
  await answerFirst(lms.course);
  await reload(page, lms.course);
  await expectFirstAnswered(lms.course);
  expect(await lms.calls('LMSFinish')).toHaveLength(0);
  await lms.close();
  expect(await lms.calls('LMSFinish')).toHaveLength(1);
  expect(await lms.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  expect(await lms.value('cmi.interactions.1.id')).toBeUndefined();
});

test('what was answered in a window that is hidden, then closed while commits fail, is found again once', async ({
  page,
  context,
}) => {
  const lms = await lmsHost(page);
  await lms.open();
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await lms.setFault('commit-false');
  await answerFirst(lms.course);
  await lms.course.locator('body').evaluate((body) => {
    Object.defineProperty(body.ownerDocument, 'visibilityState', { value: 'hidden' });
    body.ownerDocument.dispatchEvent(new Event('visibilitychange'));
  });
  await lms.close();
  expect(await lms.calls('LMSFinish')).toHaveLength(1);
  await page.close();
  const tab = await context.newPage();
  const again = await lmsHost(tab, { learner: lms.learner });
  await again.open();
  await expectFirstAnswered(again.course);
  // The commit of LMSFinish may have brought it, though no other did: once, either way.
  expect(await again.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  expect(await again.value('cmi.interactions.1.id')).toBeUndefined();
});
