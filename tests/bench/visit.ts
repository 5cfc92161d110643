import type { Browser, Page } from '@playwright/test';
import { CONDITIONS, LIMIT_MS } from './conditions.ts';
import { keepPaintMarks, type PaintMarks } from './paint-marks.ts';
import { logRequests, type Transfer } from './request-log.ts';

/** One launch from an empty cache to the end of its requests. */
export interface Visit {
  readonly requests: readonly Transfer[];
  /** First contentful paint, ms. */
  readonly first: number;
  /** Largest contentful paint, ms: the text is readable. */
  readonly text: number;
  /** The beginning of what was the largest, and whether it is the lesson's. */
  readonly words: string;
  readonly inLesson: boolean;
  /** Total blocking time, ms: what each long task took beyond 50 ms. */
  readonly blocking: number;
  /** Long tasks in order: when they began and how long they took, ms. */
  readonly longTasks: PaintMarks['longTasks'];
}

/**
 * Lets the LMS launch an address in its frame under the bench's conditions.
 * @throws Error where the launch does not end, a request fails or the frame paints nothing
 */
export async function visit(browser: Browser, lms: string, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: CONDITIONS.viewport });
  try {
    await context.addInitScript(keepPaintMarks);
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    await page.goto(lms);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: CONDITIONS.latency,
      downloadThroughput: CONDITIONS.down / 8,
      uploadThroughput: CONDITIONS.up / 8,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: CONDITIONS.cpuSlowdown });
    const log = logRequests(session);
    await page.evaluate((target) => {
      (Reflect.get(window, 'launch') as (address: string) => void)(target);
    }, address);
    const marks = await marksOf(page, address, () => log.quiet());
    return { requests: log.of(address), ...marks };
  } finally {
    await context.close();
  }
}

async function marksOf(
  page: Page,
  address: string,
  quiet: () => Promise<void>,
): Promise<Omit<Visit, 'requests'>> {
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error(`The LMS's page has no frame for ${address}.`);
  await frame.waitForURL(address);
  await frame.waitForLoadState('load');
  await quiet();
  const marks = await frame.evaluate(() => window.benchMarks);
  if (marks?.first === undefined || marks.largest === undefined)
    throw new Error(`${address} painted nothing, so there is no time to measure. Open it in npm start.`);
  const { at: text, words, inLesson } = marks.largest;
  const blocking = marks.longTasks.reduce((sum, { took }) => sum + Math.max(0, took - 50), 0);
  return { first: marks.first, text, words, inLesson, blocking, longTasks: marks.longTasks };
}
