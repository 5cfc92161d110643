import { expect, test } from '@playwright/test';
import { response } from './answering/response.ts';
import { firstCheck } from './launched-course.ts';
import { answer, checkOf, savedAfterLessons } from './learner.ts';
import { labUrl, lmsHost, packageOf } from './lms-host.ts';

test('Save and exit does not leave in silence what the LMS has not saved', async ({ page }) => {
  const lms = await lmsHost(page, { faults: 'commit-false' });
  await lms.open();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  const dialog = lms.course.getByRole('dialog');
  await expect(dialog).toContainText('has not saved everything');
  expect(await lms.calls('LMSFinish')).toHaveLength(0);
  await lms.setFault('none');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog).toContainText('You can close this window');
  expect(await lms.calls('LMSFinish')).toHaveLength(1);
  expect(await lms.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
});

for (const fault of ['commit-false', 'commit-null', 'commit-throws'] as const) {
  test(`with ${fault} the course goes on, says so, and saves when the LMS is back`, async ({ page }) => {
    const lms = await lmsHost(page, { faults: fault });
    await page.clock.install();
    await lms.open();
    await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
    await answer(lms.course, firstCheck, response(firstCheck, true));
    await page.clock.runFor(20_000);
    await expect(lms.course.locator('#sign')).toHaveText(/Not saved yet/);
    await expect(lms.course.locator('#above')).toContainText('Your LMS is not saving right now.');
    await expect(lms.course.locator('#above')).toContainText('Support code LMSCommit');
    await lms.setFault('none');
    await page.clock.runFor(70_000);
    await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
    await expect(lms.course.locator('#above')).not.toContainText('Your LMS is not saving');
    expect(await lms.value('cmi.suspend_data')).not.toBe('');
    expect(await lms.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  });
}

const unreadable = {
  'cut short': (state: string) => state.slice(0, -9),
  'of another course': () => '1.zz.AAAA',
  garbled: (state: string) => `${state.slice(0, 12)}A${state.slice(13)}z`,
};
for (const [name, damage] of Object.entries(unreadable)) {
  test(`saved progress that is ${name} is not written over before the first answer`, async ({ page }) => {
    const lms = await lmsHost(page);
    const state = damage(String(savedAfterLessons({ page: 'assessment' })['suspend_data']));
    const core = { lesson_location: 'peel', lesson_status: 'incomplete', exit: 'suspend' };
    await lms.seed({ suspend_data: state, core });
    await lms.open();
    await expect(lms.course.locator('#above')).toContainText('could not be read');
    await expect(lms.course.getByRole('heading', { level: 1, name: /Peel/ })).toBeVisible();
    await lms.course.getByRole('button', { name: 'Understood' }).click();
    await expect(lms.course.locator('#above')).not.toContainText('could not be read');
    expect(await lms.value('cmi.suspend_data')).toBe(state);
    const question = checkOf('choice', 'peel');
    await lms.course.locator(`[data-question="${question.number}"]`).scrollIntoViewIfNeeded();
    await answer(lms.course, question, response(question, true));
    await expect.poll(() => lms.value('cmi.suspend_data')).not.toBe(state);
  });
}

test('without an LMS the learner chooses, works on, and finds the progress again on this device', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${labUrl()}/content/${await packageOf('annual')}/index.html`);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('nothing is reported');
  await dialog.getByRole('button', { name: 'Go on without reporting' }).click();
  await expect(page.locator('#sign')).toHaveText(/On this device/);
  const field = page.locator(`[data-question="${firstCheck.number}"]`);
  await answer(page, firstCheck, response(firstCheck, true));
  await expect(field).toContainText('Right.');
  await page.reload();
  await dialog.getByRole('button', { name: 'Go on without reporting' }).click();
  await field.scrollIntoViewIfNeeded();
  await expect(field).toContainText('Right.');
  expect(errors).toEqual([]);
});

test('an LRS that cannot be reached never holds the course up', async ({ page }) => {
  await page.route('**/lrs/**', (route) => route.abort());
  const lms = await lmsHost(page, { edition: 'annual-embedded' });
  await lms.open();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await expect(lms.course.locator(`[data-question="${firstCheck.number}"]`)).toContainText('Right.');
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  await expect(lms.course.getByRole('dialog')).toContainText('You can close this window', {
    timeout: 10_000,
  });
  expect(await lms.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  expect(await lms.statements()).toEqual([]);
});
