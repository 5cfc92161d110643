import { createServer, request } from 'node:http';
import { type BrowserContext, type Page, expect, test } from '@playwright/test';
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
