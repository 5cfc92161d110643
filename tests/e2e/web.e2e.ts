import { expect } from '@playwright/test';
import words from '../../src/strings/en.json' with { type: 'json' };
import { type Watched, answerOn, fieldOf, seedDevice, watch } from './device.ts';
import { type WebCourse, firstChecks, test } from './web-course.ts';

const [firstCheck] = firstChecks;

/** Nothing outside the folder was asked for, nothing was missing, nothing went wrong. */
function expectSelfContained(web: WebCourse, { requests, faults }: Watched): void {
  expect(requests.filter((url) => !url.startsWith(web.address))).toEqual([]);
  expect(faults).toEqual([]);
}

test('the folder works below any path: it asks nothing, needs nothing outside, and keeps the progress on the device', async ({
  page,
  context,
  web,
}) => {
  const watched = watch(page);
  await web.open();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await answerOn(page, firstCheck, true);
  await expect(fieldOf(page, firstCheck)).toContainText(words.quiz.right);

  await page.reload();
  await fieldOf(page, firstCheck).scrollIntoViewIfNeeded();
  await expect(fieldOf(page, firstCheck)).toContainText(words.quiz.right);

  const tab = await context.newPage();
  const watchedTab = watch(tab);
  await web.openIn(tab);
  await fieldOf(tab, firstCheck).scrollIntoViewIfNeeded();
  await expect(fieldOf(tab, firstCheck)).toContainText(words.quiz.right);

  expectSelfContained(web, watched);
  expectSelfContained(web, watchedTab);
});

test('the assessment’s questions come from the folder too', async ({ page, web }) => {
  const watched = watch(page);
  await seedDevice(page, { page: 'assessment' });
  await web.open();
  await page.getByRole('button', { name: 'Start attempt 1' }).click();
  await expect(page.locator('[data-page="assessment"] [data-question]')).toContainText('Question 1 of');
  expectSelfContained(web, watched);
});
