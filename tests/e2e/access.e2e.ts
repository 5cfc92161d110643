import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { answer, authored, doLesson, takeTry } from './learner.ts';
import { labUrl, lmsHost, packageOf } from './lms-host.ts';

const { quizzes, bank } = authored();
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`every kind of page passes axe, ${scheme}, ${width} px, and never scrolls sideways`, async ({ browser }) => {
      test.setTimeout(120_000);
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      const lms = await lmsHost(page);
      await lms.open();
      const look = async (name: string): Promise<void> => {
        const { violations } = await new AxeBuilder({ page }).include(['#course iframe', 'body']).withTags(tags).analyze();
        expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
        const over = await lms.course.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
        expect(over, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      };
      const how = (question: Parameters<typeof answer>[1], chosen: readonly number[]) =>
        answer(lms.course, question, chosen);
      await look('lesson, open');
      for (let lesson = 0; lesson < 3; lesson += 1) {
        await doLesson(lms.course, quizzes, how);
        await look('lesson, answered');
        await lms.course.getByRole('link', { name: /Next/ }).click();
      }
      await look('assessment');
      await takeTry(lms.course, bank, true, how);
      await expect(lms.course.locator('[data-page="result"]')).toContainText('By objective');
      await look('result');
      await lms.course.getByText('Contents', { exact: true }).click();
      await look('contents');
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
