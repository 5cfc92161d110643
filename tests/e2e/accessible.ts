import { AxeBuilder } from '@axe-core/playwright';
import { type Locator, type Page, expect } from '@playwright/test';
import type { CourseView } from './learner.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No fault that axe finds, in light and in dark. @param what CSS selectors of the part to look at, from the outermost frame in */
export async function expectAxe(page: Page, name: string, ...what: string[]): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAxeAsIs(page, `${name}, ${colorScheme}`, ...what);
  }
}

/** The same in the colours that the page has now. */
export async function expectAxeAsIs(page: Page, name: string, ...what: string[]): Promise<void> {
  // Legacy mode leaves out frames of other origins, and is much faster.
  const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1);
  const { violations } = await axe.include(what).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
}

export async function expectNoSideways(view: CourseView, name: string): Promise<void> {
  const over = await view.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(over, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** The focus stands on something: whoever works with the keyboard is not sent back to the top. */
export async function expectFocus(view: CourseView): Promise<void> {
  const focused = () => view.locator('body').evaluate((body) => body.ownerDocument.activeElement?.tagName);
  await expect.poll(focused, 'the focus is lost').not.toBe('BODY');
}

/** A word that stands beside a sign, where colours are the system's own. */
export async function expectWord(part: Locator, word: string): Promise<void> {
  const tag = part.locator('.tag', { hasText: word }).first();
  await expect(tag).toBeVisible();
  await expect(tag.locator('svg')).toBeVisible();
}
