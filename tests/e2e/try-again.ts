import type { Locator, Page } from '@playwright/test';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };

/**
 * Presses _Try again_ once what failed is mended. The page, which tries by itself, does not come first: its
 * clock stands meanwhile.
 *
 * @param page whose clock is Playwright's from the beginning (`page.clock.install`)
 */
export async function tryAgain(page: Page, within: Locator, mend: () => Promise<unknown>): Promise<void> {
  await page.clock.pauseAt(Date.now() + 60_000);
  await mend();
  await within.getByRole('button', { name: notices.tryNow }).click();
  await page.clock.resume();
}
