import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { answer, authored, savedAfterLessons, takeTry } from './learner.ts';
import { labUrl, lmsHost, packageOf } from './lms-host.ts';

const { bank, plan } = authored();
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`every kind of page passes axe and never scrolls sideways: ${scheme}, ${width} px`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      let lms = await lmsHost(page);
      const look = async (name: string): Promise<void> => {
        const { violations } = await new AxeBuilder({ page })
          .include(['#course iframe', 'body'])
          .withTags(tags)
          .analyze();
        expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
        const over = await lms.course.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
        expect(over, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      };
      await lms.open();
      await look('lesson, open');
      lms = await lmsHost(page);
      await lms.seed(savedAfterLessons({ page: 'lesson', lesson: plan.lessons[1]?.number ?? 0 }));
      await lms.open();
      await expect(lms.course.locator('article:not([hidden]) [data-from]')).toHaveCount(0);
      for (const quiz of await lms.course.locator('article:not([hidden]) .quiz').all())
        await quiz.scrollIntoViewIfNeeded();
      await expect(lms.course.locator('article:not([hidden]) .verdict').first()).toBeVisible();
      await look('lesson, answered');
      await lms.course.getByText('Contents', { exact: true }).click();
      await look('contents');
      await lms.course.getByRole('link', { name: 'Assessment', exact: true }).first().click();
      await look('assessment');
      await takeTry(lms.course, bank, false, (question, chosen) => answer(lms.course, question, chosen));
      await expect(lms.course.locator('[data-page="result"]')).toContainText('By objective');
      await look('result');
      await context.close();
    });
  }
}

test('the choice without an LMS passes axe', async ({ page }) => {
  await page.goto(`${labUrl()}/content/${await packageOf('annual')}/index.html`);
  await expect(page.getByRole('dialog')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
