import { expect, test } from '@playwright/test';
import words from '../../src/strings/en.json' with { type: 'json' };
import type { Loopback } from '../support/loopback.ts';
import { expectAxe, expectNoSideways } from './accessible.ts';
import { watch } from './device.ts';
import { authored, wake } from './learner.ts';
import { serveWeb } from './served-web.ts';

const { course } = authored();

let server: Loopback;
test.beforeAll(async () => {
  server = await serveWeb('/', 'recruit');
});
test.afterAll(() => server.close());

for (const { id, title, contentNote } of course.lessons)
  test(`the lesson ${id} renders whole and is accessible, wide and narrow`, async ({ page }) => {
    const { faults } = watch(page);
    await page.goto(`${server.url}/index.html#/${id}`);
    await expect(page.locator('#sign')).toHaveText(words.lms.device);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await wake(page);
    const lesson = page.locator('article:not([hidden])');
    expect(await lesson.locator('[data-question]').count()).toBeGreaterThan(6);
    await expect(lesson.getByText(words.shell.missing)).toHaveCount(0);
    if (contentNote !== undefined) await expect(lesson).toContainText(contentNote);
    await expectAxe(page, id, 'article:not([hidden])');
    await page.setViewportSize({ width: 320, height: 900 });
    await expectNoSideways(page, `${id}, 320 px`);
    expect(faults).toEqual([]);
  });
