import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { contentTypeOf } from '../../src/lab/content-type.ts';
import { createPackageStore } from '../../src/lab/package-store.ts';
import { findChromium } from '../support/chromium.ts';
import { type Loopback, serve } from '../support/loopback.ts';
import { response } from './answering/response.ts';
import { courseRoot } from './build-editions.ts';
import { firstCheck } from './launched-course.ts';
import { answer, type CourseView } from './learner.ts';
import { packageOf } from './lms-host.ts';

declare global {
  interface Window {
    /** Values by element, and the names of the calls in their order. */
    held?: { readonly values: Map<string, string>; readonly calls: string[] };
  }
}

/** A SCORM 1.2 LMS in one page: the course in a window of its own, or in a frame. */
const LMS = `<!doctype html><html lang="en"><meta charset="utf-8"><title>LMS</title><link rel="icon" href="data:,">
<body><button type="button">Open the course</button><a href="/elsewhere.html">Elsewhere</a>
<script>
  window.held = { values: new Map([['cmi.core.student_id', 'officer-1']]), calls: [] };
  const answers = {
    LMSGetValue: (name) => held.values.get(name) ?? (name.endsWith('._count') ? '0' : ''),
    LMSSetValue: (name, value) => (held.values.set(name, String(value)), 'true'),
    LMSGetLastError: () => '0',
  };
  window.API = Object.fromEntries(
    ['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSGetLastError',
      'LMSGetErrorString', 'LMSGetDiagnostic'].map((name) => [
      name,
      (...given) => (held.calls.push(name), answers[name]?.(...given) ?? 'true'),
    ]),
  );
  document.querySelector('button').onclick = () => window.open('/course/index.html', '', 'popup,width=1000,height=700');
  if (location.hash === '#frame')
    document.body.insertAdjacentHTML('beforeend', '<iframe src="/course/index.html" width="1000" height="700">');
</script>`;

let lms: Loopback;

test.beforeAll(async () => {
  const stored = await createPackageStore(join(courseRoot, 'dist/packages')).get(await packageOf('annual'));
  if (stored?.state !== 'ready') throw new Error('There is no package to launch.');
  lms = await serve((request, reply) => {
    const { pathname } = new URL(request.url ?? '/', 'http://lms');
    const file = stored.files.get(pathname.replace('/course/', ''));
    const page = pathname === '/lms.html' ? LMS : '<!doctype html><title>Elsewhere</title>';
    reply.writeHead(200, { 'content-type': file === undefined ? 'text/html' : contentTypeOf(pathname) });
    reply.end(file ?? page);
  });
});
test.afterAll(() => lms.close());

// A browser of its own: Playwright keeps pages out of the back/forward cache unless it is told not to.
test.use({
  launchOptions: {
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

async function answerFirst(course: CourseView): Promise<void> {
  await expect(course.locator('#sign')).toHaveText(/Saved/);
  await course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(course, firstCheck, response(firstCheck, true));
}

const callsIn = (page: Page, name: string) =>
  page.evaluate((wanted) => window.held?.calls.filter((call) => call === wanted).length, name);
const valueIn = (page: Page, element: string) =>
  page.evaluate((wanted) => window.held?.values.get(wanted), element);

test('a course in a window of its own finds its LMS there; closed at once after an answer, the window leaves it with one Finish', async ({
  page,
}) => {
  await page.goto(`${lms.url}/lms.html`);
  const opening = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Open the course' }).click();
  const course = await opening;
  await answerFirst(course);
  const before = await valueIn(page, 'cmi.suspend_data');
  await course.close({ runBeforeUnload: true });
  await expect.poll(() => callsIn(page, 'LMSFinish')).toBe(1);
  expect(await valueIn(page, 'cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  expect(await valueIn(page, 'cmi.core.exit')).toBe('suspend');
  expect(await valueIn(page, 'cmi.suspend_data')).not.toBe(before);
  expect(await page.evaluate(() => window.held?.calls.at(-1))).toBe('LMSFinish');
});

test('a page that comes back from the back/forward cache goes on with its session, and ends it once', async ({
  page,
}) => {
  await page.goto(`${lms.url}/lms.html#frame`);
  await page.evaluate(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      document.body.dataset['cached'] = String(persisted);
    });
  });
  const course = page.frameLocator('iframe');
  await answerFirst(course);
  // As a link does it: an address that is typed in may lead to another process.
  await page.getByRole('link', { name: 'Elsewhere' }).click();
  await expect(page).toHaveTitle('Elsewhere');
  await page.evaluate(() => history.back());
  await expect(page.locator('body')).toHaveAttribute('data-cached', 'true');
  expect(await callsIn(page, 'LMSFinish')).toBe(0);
  expect(await callsIn(page, 'LMSInitialize')).toBe(1);
  // What the page had when it went away, the LMS had before it slept.
  expect(await valueIn(page, 'cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);

  const commits = (await callsIn(page, 'LMSCommit')) ?? 0;
  // Playwright does not see into frames that came back with their page.
  const inCourse = (selector: string) =>
    page.evaluateHandle((wanted) => frames[0]?.document.querySelector<HTMLElement>(wanted), selector);
  await (await inCourse('#exit')).evaluate((button) => button?.click());
  const words = async () => (await inCourse('#dialog')).evaluate((dialog) => dialog?.textContent);
  await expect.poll(words).toContain('You can close this window');
  expect(await callsIn(page, 'LMSCommit')).toBeGreaterThan(commits);
  expect(await callsIn(page, 'LMSFinish')).toBe(1);
});
