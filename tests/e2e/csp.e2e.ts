import { pathToFileURL } from 'node:url';
import { type Frame, type Page, expect } from '@playwright/test';
import { TARGETS, type TargetName } from '../../src/core/settings.ts';
import words from '../../src/strings/en.json' with { type: 'json' };
import { type Loopback, serve } from '../support/loopback.ts';
import { response } from './answering/response.ts';
import { type Attempted, attack, MARK } from './attacks.ts';
import { packageOnDisk } from './device.ts';
import { firstCheck } from './launched-course.ts';
import { answer, type CourseView, fieldIn } from './learner.ts';
import { lmsHost } from './lms-host.ts';
import { type OwnLms, test } from './own-lms.ts';
import { serveWeb } from './served-web.ts';

/** Which directive refuses what, in CSP Level 3's words (6.1, 6.3), in every package. */
const REFUSED: Readonly<Record<string, string>> = {
  'an inline script': 'script-src-elem',
  'an inline module': 'script-src-elem',
  'an inline handler': 'script-src-attr',
  'a picture that fails with a handler': 'script-src-attr',
  'a link to a script': 'script-src-elem',
  eval: 'script-src',
  'a function out of text': 'script-src',
  'a timer out of text': 'script-src',
  'a script from elsewhere': 'script-src-elem',
  'a module from elsewhere': 'script-src-elem',
  'a script in an address': 'script-src-elem',
  'a request': 'connect-src',
  'an encrypted request': 'connect-src',
  'an encrypted socket': 'connect-src',
  'a beacon': 'connect-src',
  'a socket': 'connect-src',
  'a stream of events': 'connect-src',
  'a form': 'form-action',
  'a base address': 'base-uri',
  'a frame': 'frame-src',
  'a frame out of text': 'frame-src',
  'an object': 'object-src',
  'an embedded plug-in': 'object-src',
  'a picture from elsewhere': 'img-src',
  'a sound from elsewhere': 'media-src',
  'a style sheet from elsewhere': 'style-src-elem',
  'an inline style sheet': 'style-src-elem',
  'an inline style': 'style-src-attr',
  'a worker out of text': 'worker-src',
};

/** What a package has to let pass. docs/security.md says so. */
const ALLOWED: Partial<Readonly<Record<TargetName, readonly string[]>>> = {
  // Its own modules are such addresses.
  single: ['a script in an address'],
};

let foreign: Loopback;
let asked: string[] = [];

test.beforeEach(async () => {
  asked = [];
  foreign = await serve((request, answered) => {
    asked.push(`${request.method} ${request.url}`);
    answered.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' });
    answered.end(`document.documentElement.setAttribute('${MARK}', 'foreign')`);
  });
});
test.afterEach(() => foreign.close());

interface Opened {
  readonly course: CourseView;
  readonly frame: Frame;
}

async function opened(page: Page, own: OwnLms, target: TargetName): Promise<Opened> {
  // Their LRS is at an origin of its own, which the page goes on asking.
  if (target === 'cmi5' || target === 'xapi') {
    await own.open(target, own[target]());
    await expect(page.locator('#sign')).toHaveText(/Saved|Connected/);
    return { course: page, frame: page.mainFrame() };
  }
  if (target === 'single' || target === 'web') {
    const server = target === 'web' ? await serveWeb('/course/') : undefined;
    page.on('close', () => void server?.close());
    await page.goto(
      server === undefined ? pathToFileURL(packageOnDisk('single')).href : `${server.url}/course/index.html`,
    );
    await expect(page.locator('#sign')).toHaveText(words.lms.device);
    return { course: page, frame: page.mainFrame() };
  }
  const lms = await lmsHost(page, { target });
  await lms.open();
  const frame = page.frames().find((one) => one.url().includes('/content/'));
  if (frame === undefined) throw new Error('The course is in no frame.');
  return { course: lms.course, frame };
}

for (const target of TARGETS) {
  test(`the policy of ${target} refuses what a text that became code would try, and the course goes on`, async ({
    page,
    lms,
  }) => {
    page.on('popup', (popup) => void popup.close());
    const { course, frame } = await opened(page, lms, target);
    const tried = await attack(frame, `${foreign.url}/`);
    const allowed = ALLOWED[target] ?? [];
    const expected: readonly Attempted[] = Object.entries(REFUSED).map(([attempt, directive]) => ({
      attempt,
      directive: allowed.includes(attempt) ? 'none' : directive,
      ran: allowed.includes(attempt),
    }));
    expect(tried).toEqual(expected);
    expect(asked, 'nothing arrived elsewhere').toEqual([]);
    await expect(course.locator(`html[${MARK}]`)).toHaveCount(0);
    await fieldIn(course, firstCheck).scrollIntoViewIfNeeded();
    await answer(course, firstCheck, response(firstCheck, true));
    await expect(fieldIn(course, firstCheck)).toContainText('Right.');
    await expect(course.locator('#sign')).toHaveText(/Saved|On this device/);
  });
}
