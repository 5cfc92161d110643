import { expect, type Page, test } from '@playwright/test';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import saving from '../../src/strings/en-saving.json' with { type: 'json' };
import words from '../../src/strings/en.json' with { type: 'json' };
import { expectAxe, expectNoSideways } from './accessible.ts';
import { answerFirst, firstCheck } from './launched-course.ts';
import { lmsHost } from './lms-host.ts';

/** A course whose LMS does not save, read on to its first question, which is answered. */
async function unsaved(page: Page) {
  const lms = await lmsHost(page);
  await lms.open();
  await lms.setFault('commit-false');
  await answerFirst(lms.course);
  const banner = lms.course.locator('#banner-late');
  await expect(banner).toContainText(notices.lateTitle);
  return { ...lms, banner };
}

const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
] as const;

test('what is told far below the top is seen there, in a window of any size', async ({ page }) => {
  const { course, banner } = await unsaved(page);
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    const name = `a banner in a window of ${size.width} by ${size.height}`;
    await expectNoSideways(course, name);
    await expectAxe(page, name, '#course iframe', '#banner-late');
    // In the window of the course: the LMS may have scrolled that itself.
    const [top, bottom] = await banner.evaluate((element) => {
      const { top: from, bottom: to } = element.getBoundingClientRect();
      const { bottom: header = 0 } = document.querySelector('.chrome')?.getBoundingClientRect() ?? {};
      return [from - header, innerHeight - to];
    });
    expect(top, name).toBeGreaterThanOrEqual(0);
    expect(bottom, name).toBeGreaterThanOrEqual(0);
    // Nothing that the keyboard comes to lies under it.
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('Tab');
      const focused = await course.locator(':focus').boundingBox();
      const covered = (await banner.boundingBox())?.y ?? 0;
      expect((focused?.y ?? 0) + (focused?.height ?? 0), name).toBeLessThanOrEqual(covered + 1);
    }
  }
});

test('a banner put back stands at the top of the page, and the reader where they were', async ({ page }) => {
  const { course, banner } = await unsaved(page);
  const field = course.locator(`[data-question="${firstCheck.number}"]`);
  const exit = course.getByRole('button', { name: 'Save and Exit' });
  await exit.focus();
  const before = (await field.boundingBox())?.y ?? 0;
  await banner.getByRole('button', { name: saving.toTop }).focus();
  await page.keyboard.press('Enter');
  await expect(banner).not.toBeInViewport();
  expect(Math.abs(((await field.boundingBox())?.y ?? 0) - before)).toBeLessThan(2);
  await expect(exit).toBeFocused();
  await course.locator('body').evaluate(() => scrollTo(0, 0));
  await expect(banner).toBeInViewport({ ratio: 1 });
  await expect(banner.getByRole('button', { name: saving.toTop })).toBeHidden();
});

test('on the next page it stands in its place', async ({ page }) => {
  const { course, banner } = await unsaved(page);
  await course.getByText(words.shell.contents, { exact: true }).click();
  await course.locator('.toc a').first().click();
  await expect(banner.getByRole('button', { name: saving.toTop })).toBeHidden();
  await expect(banner).toBeInViewport({ ratio: 1 });
  const main = await course.locator('#main').boundingBox();
  const { y, height } = (await banner.boundingBox()) ?? { y: 0, height: 0 };
  expect(y + height).toBeLessThanOrEqual(main?.y ?? 0);
});
