import { type Page, expect, test } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import reference from '../../src/strings/en-reference.json' with { type: 'json' };
import words from '../../src/strings/en.json' with { type: 'json' };
import type { Loopback } from '../support/loopback.ts';
import { attemptOnDevice, seedDevice, watch } from './device.ts';
import { authored } from './learner.ts';
import { serveWeb } from './served-web.ts';

const { course, plan } = authored();
const edition = course.editions.find(({ id }) => id === plan.edition);
const [first] = plan.lessons;
if (edition === undefined || first === undefined) throw new Error('The edition annual has no lesson.');

let server: Loopback;
test.beforeAll(async () => {
  server = await serveWeb('/');
});
test.afterAll(() => server.close());

async function open(page: Page): Promise<void> {
  await seedDevice(page, { page: 'lesson', lesson: first?.number ?? 0 });
  await page.goto(`${server.url}/index.html`);
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
}

async function lookUp(page: Page, title: string): Promise<void> {
  await page.getByText(words.shell.contents, { exact: true }).click();
  await page.locator('.toc').getByRole('link', { name: title, exact: true }).click();
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

for (const width of [1280, 360])
  for (const name of edition.references)
    test(`${name} opens at any time, is accessible and never scrolls sideways: ${width} px`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      const { faults } = watch(page);
      await open(page);
      const before = await attemptOnDevice(page);
      await lookUp(page, reference.titles[name]);
      await expect(heading(page)).toHaveText(reference.titles[name]);
      await expect(heading(page)).toBeFocused();
      await expect(page.locator(`[data-page="${name}"] [data-from]`)).toHaveCount(0);
      await expect(page.locator('.toc a[aria-current="page"]')).toHaveText(reference.titles[name]);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(over).toBeLessThanOrEqual(0);
      expect(await attemptOnDevice(page)).toEqual(before);

      await page.getByRole('link', { name: reference.back }).click();
      await expect(heading(page)).toHaveText(first.title);
      await expect(heading(page)).toBeFocused();
      expect(faults).toEqual([]);
    });

test('what was looked up is printed without the buttons and the bar around it', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-asked-to-print', '');
  });
  await open(page);
  await lookUp(page, reference.titles.glossary);
  await page.getByRole('button', { name: reference.print }).click();
  await expect(page.locator('html')).toHaveAttribute('data-asked-to-print');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(course.glossary[0]?.text ?? '')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
});
