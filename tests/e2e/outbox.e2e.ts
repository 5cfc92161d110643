import { createServer, request } from 'node:http';
import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import words from '../../src/strings/en-statements.json' with { type: 'json' };
import { response } from './answering/response.ts';
import { crash } from './crash.ts';
import { firstCheck } from './launched-course.ts';
import { answer } from './learner.ts';
import { labUrl, lmsHost, type LmsHost } from './lms-host.ts';

/** A name of this computer that browsers do not take for safe, as they take 127.0.0.1. */
const PLAIN_HOST = 'lms.example.gov';
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const map = `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`;
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), map] });
  },
});

/** The lab under that name: it answers to no other than its own, so somebody stands between. */
async function plainHttp(): Promise<{ readonly origin: string; close(): void }> {
  const lab = new URL(labUrl());
  const server = createServer((message, reply) => {
    const headers = { ...message.headers, host: lab.host };
    const asked = request(new URL(message.url ?? '/', lab), { method: message.method, headers }, (given) => {
      reply.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(reply);
    });
    asked.on('error', () => reply.destroy());
    message.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { origin: `http://${PLAIN_HOST}:${port}`, close: () => server.close() };
}

/** What stands in the outbox of the course's origin: ids of the statements that wait, oldest first. */
function waiting(lms: LmsHost): Promise<string[]> {
  return lms.course.locator(':root').evaluate(async () => {
    const opening = indexedDB.open('course-outbox');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')));
    });
    const asked = database.transaction('statements').objectStore('statements').getAll();
    await new Promise((resolve) => asked.addEventListener('success', resolve));
    database.close();
    const rows: { readonly id: string; readonly state: string }[] = asked.result;
    return rows.filter(({ state }) => state === 'waiting').map(({ id }) => id);
  });
}

const verbs = async (lms: LmsHost) => (await lms.statements()).map(({ verb }) => verb.id.replace(/.*\//, ''));

/** A tab that was killed with an answer on its hands, while the LRS could not be reached. */
async function killedTab(
  context: BrowserContext,
  page: Page,
  origin: string,
): Promise<{ lms: LmsHost; ids: string[] }> {
  await context.route('**/lrs/**', (route) => route.abort());
  const lms = await lmsHost(page, { edition: 'annual-embedded', origin });
  await lms.open();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await expect.poll(async () => (await waiting(lms)).length).toBeGreaterThan(1);
  const ids = await waiting(lms);
  expect(await lms.statements()).toEqual([]);
  await crash(page);
  await context.unroute('**/lrs/**');
  return { lms, ids };
}

test('a tab that is killed while the LRS cannot be reached loses nothing: the next launch on the device sends it', async ({
  context,
  page,
}) => {
  const { lms, ids } = await killedTab(context, page, labUrl());
  const next = await lmsHost(await context.newPage(), { edition: 'annual-embedded', learner: lms.learner });
  await next.open();
  await expect.poll(async () => (await verbs(next)).length).toBeGreaterThan(ids.length);
  const stored = (await next.statements()).map(({ id }) => id);
  expect(stored.slice(0, ids.length)).toEqual(ids);
  expect(new Set(stored).size).toBe(stored.length);
  expect((await verbs(next)).slice(0, 2)).toEqual(['initialized', 'answered']);
  await expect.poll(() => waiting(next)).toEqual([]);
});

test('the same holds on plain http, though the browser has neither locks nor UUIDs there', async ({
  context,
  page,
}) => {
  const { origin, close } = await plainHttp();
  const { lms, ids } = await killedTab(context, page, origin);
  const launch = { edition: 'annual-embedded', learner: lms.learner, origin } as const;
  const next = await lmsHost(await context.newPage(), launch);
  await next.open();
  const lacks = await next.course
    .locator(':root')
    .evaluate(() => [
      typeof navigator.locks,
      typeof crypto.randomUUID,
      typeof crypto.subtle,
      isSecureContext,
    ]);
  expect(lacks).toEqual(['undefined', 'undefined', 'undefined', false]);
  // A killed page holds its lease for half a minute.
  await expect.poll(async () => (await verbs(next)).length, { timeout: 60_000 }).toBeGreaterThan(ids.length);
  const stored = (await next.statements()).map(({ id }) => id);
  expect(stored.slice(0, ids.length)).toEqual(ids);
  expect(new Set(stored).size).toBe(stored.length);
  close();
});

/** As in a browser that forbids storage to the frames of other sites. */
const withoutDatabase = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined });
  });

/** Answers a question while the LRS answers as `lrs` says, and finds that the LMS has taken it. */
async function answered(page: Page, lrs: { readonly status: number }): Promise<LmsHost> {
  await page.route('**/lrs/**', (route) => {
    const origin = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
    return route.fulfill({
      status: route.request().method() === 'OPTIONS' ? 204 : lrs.status,
      headers: origin,
    });
  });
  const lms = await lmsHost(page, { edition: 'annual-embedded' });
  await lms.open();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  expect(await lms.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  return lms;
}

test('an LRS that refuses its credentials is told to the learner, who goes on; the LMS has its record', async ({
  page,
}) => {
  const lms = await answered(page, { status: 401 });
  const banner = lms.course.locator('#banner-statements-stopped');
  await expect(banner).toContainText(words.stopped);
  await expect(banner).toContainText('Support code POST statements 401');
  await banner.getByRole('button', { name: 'Understood' }).click();
  await expect(banner).toHaveCount(0);
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  await expect(lms.course.getByRole('dialog')).toContainText('You can close this window');
});

test('where the browser keeps nothing, an LRS that is away is told before the window closes, and its return too', async ({
  page,
}) => {
  await withoutDatabase(page);
  const lms = await answered(page, { status: 503 });
  const banner = lms.course.locator('#banner-statements-unkept');
  await expect(banner).toContainText(words.unkept, { timeout: 20_000 });
  await banner.getByRole('button', { name: 'Keep a receipt' }).click();
  await lms.course.getByRole('dialog').getByRole('button', { name: 'Back' }).click();
  await page.unroute('**/lrs/**');
  await expect(banner).toHaveCount(0, { timeout: 30_000 });
  expect(await verbs(lms)).toEqual(['initialized', 'answered']);
});

test('where the browser keeps nothing, Save and exit says what ends with the page, and offers a receipt', async ({
  page,
}) => {
  await withoutDatabase(page);
  const lms = await answered(page, { status: 503 });
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  const dialog = lms.course.getByRole('dialog');
  await expect(dialog).toContainText(notices.gap, { timeout: 20_000 });
  await dialog.getByRole('button', { name: notices.keepReceipt }).click();
  await dialog.getByRole('button', { name: 'Back' }).click();
  await dialog.getByRole('button', { name: notices.leaveNow }).click();
  await expect(dialog).toContainText('You can close this window');
  expect(await lms.calls('LMSFinish')).toHaveLength(1);
});

test('what waits on the device is sent from a review, of which nothing is told', async ({ page }) => {
  const before = await answered(page, { status: 503 });
  await before.course.getByRole('button', { name: 'Save and Exit' }).click();
  await expect(before.course.getByRole('dialog')).toContainText('You can close this window');
  await page.unroute('**/lrs/**');
  const { learner } = before;
  const review = await lmsHost(page, { edition: 'annual-embedded', learner, mode: 'review' });
  await review.open();
  await expect.poll(() => verbs(review)).toEqual(['initialized', 'answered', 'suspended', 'terminated']);
});
