import type { Page } from '@playwright/test';

/** Ends the tab's process without a word to the page, and closes what is left of it. */
export async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // The process has no time to answer.
  session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}
