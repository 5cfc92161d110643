import { type Page, expect } from '@playwright/test';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import words from '../../src/strings/en.json' with { type: 'json' };
import { answerLesson, answerOn, fieldOf, seedDevice } from './device.ts';
import { authored } from './learner.ts';
import { firstChecks, firstLessons, heading, test } from './web-course.ts';

const { quizzes } = authored();
const [first, second] = firstLessons;
const [firstCheck] = firstChecks;

const bannerOf = (page: Page) => page.locator('#above').getByRole('group');

test('an address that names an open place opens there', async ({ page, web }) => {
  await seedDevice(page, { page: 'assessment' });
  await web.open(`#/${second.id}`);
  await expect(heading(page)).toHaveText(second.title);
  await expect(bannerOf(page)).toHaveCount(0);
});

test('an address that names a closed place says so and leaves the learner at an open one', async ({
  page,
  web,
}) => {
  await web.open(`#/${second.id}`);
  await expect(heading(page)).toHaveText(first.title);
  const banner = bannerOf(page);
  await expect(banner).toContainText(notices.closedLink);
  await expect(banner).toContainText(notices.closedLinkText);
  await expect(page).toHaveURL(new RegExp(`#/${first.id}$`));
  await banner.getByRole('button', { name: notices.ok }).click();
  await expect(banner).toHaveCount(0);
});

test('an address that names no place of this edition is as good as none', async ({ page, web }) => {
  await web.open('#/no-such-lesson');
  await expect(heading(page)).toHaveText(first.title);
  await expect(bannerOf(page)).toHaveCount(0);
  await answerOn(page, firstCheck, true);
  await expect(fieldOf(page, firstCheck)).toContainText(words.quiz.right);
});

test('another place typed into the address bar is gone to; a closed one is refused and can be asked for again', async ({
  page,
  web,
}) => {
  await seedDevice(page, { page: 'lesson', lesson: first.number });
  await web.open();
  await page.goto(`${web.address}index.html#/${second.id}`);
  await expect(heading(page)).toHaveText(second.title);
  await expect(heading(page)).toBeFocused();

  const banner = bannerOf(page);
  for (let times = 1; times <= 2; times += 1) {
    await page.goto(`${web.address}index.html#/result`);
    await expect(banner).toContainText(notices.closedLink);
    await expect(heading(page)).toHaveText(second.title);
    await expect(page).toHaveURL(new RegExp(`#/${second.id}$`));
    await banner.getByRole('button', { name: notices.ok }).click();
  }
});

test('the words about a closed place go away when the learner goes on', async ({ page, web }) => {
  await web.open(`#/${second.id}`);
  const banner = bannerOf(page);
  await expect(banner).toContainText(notices.closedLink);
  await answerLesson(page, quizzes);
  await page.getByRole('link', { name: /Next/ }).click();
  await expect(heading(page)).toHaveText(second.title);
  await expect(banner).toHaveCount(0);
});

test('the skip link goes to the lesson and is taken for no place of the course', async ({ page, web }) => {
  await web.open();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: words.shell.skip });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await expect(heading(page)).toHaveText(first.title);
  await expect(bannerOf(page)).toHaveCount(0);
  // The next stop of the keyboard lies in the lesson, behind the header.
  await page.keyboard.press('Tab');
  await expect(page.locator('main :focus')).toHaveCount(1);
});

test('the browser’s Back leaves the course, however far the learner went in it', async ({ page, web }) => {
  await seedDevice(page, { page: 'lesson', lesson: first.number });
  await page.goto('about:blank');
  await web.open();
  for (const { id, title } of [second, first, second]) {
    await page.locator('.toc > summary').click();
    await page.locator('.toc').locator(`a[href="#/${id}"]`).click();
    await expect(heading(page)).toHaveText(title);
  }
  await page.goBack();
  await expect(page).toHaveURL('about:blank');
});
