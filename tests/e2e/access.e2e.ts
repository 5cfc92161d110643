import { expect, test } from '@playwright/test';
import { expectAxe, expectNoSideways } from './accessible.ts';
import { answer, authored, savedAfterLessons, takeTry } from './learner.ts';
import { labUrl, lmsHost, packageOf } from './lms-host.ts';

const { bank, plan } = authored();

for (const width of [1280, 360]) {
  test(`every kind of page passes axe in light and dark, and never scrolls sideways: ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    let lms = await lmsHost(page);
    const look = async (name: string): Promise<void> => {
      await expectAxe(page, name, '#course iframe', 'body');
      await expectNoSideways(lms.course, name);
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
  });
}

test('the choice without an LMS passes axe', async ({ page }) => {
  await page.goto(`${labUrl()}/content/${await packageOf('annual')}/index.html`);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAxe(page, 'the choice', 'body');
});
