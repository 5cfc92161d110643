import type { Browser } from '@playwright/test';
import { CONDITIONS, LIMIT_MS } from './conditions.ts';
import { launchScript, readMarksScript } from './lms-page.ts';
import { keepPaintMarks, type PaintMarks, type Took } from './paint-marks.ts';
import { run } from './page-script.ts';
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
  /** The same of frames, ms: Chromium counts no style, layout and paint as a long task. */
  readonly drawing: number;
  readonly longTasks: PaintMarks['longTasks'];
  readonly longFrames: PaintMarks['longFrames'];
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
    await inTime(run(session, launchScript(address)), address);
    await log.quiet();
    const marks = (await run(session, readMarksScript)) as PaintMarks;
    return { requests: log.of(address), ...timesOf(marks, address) };
  } finally {
    await context.close();
  }
}

async function inTime(loaded: Promise<unknown>, address: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${address} had not loaded after ${LIMIT_MS / 1000} s. Open it in npm start.`)),
      LIMIT_MS,
    );
  });
  await Promise.race([loaded, late]).finally(() => clearTimeout(timer));
}

function timesOf(marks: PaintMarks, address: string): Omit<Visit, 'requests'> {
  const { first, largest, longTasks, longFrames } = marks;
  if (first === undefined || largest === undefined)
    throw new Error(`${address} painted nothing, so there is no time to measure. Open it in npm start.`);
  const blocking = beyond50(longTasks);
  const drawing = beyond50(longFrames);
  const { at: text, words, inLesson } = largest;
  return { first, text, words, inLesson, blocking, drawing, longTasks, longFrames };
}

function beyond50(entries: readonly Took[]): number {
  return entries.reduce((sum, { took }) => sum + Math.max(0, took - 50), 0);
}
