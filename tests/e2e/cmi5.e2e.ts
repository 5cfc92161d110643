import { type Page, expect } from '@playwright/test';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import { response } from './answering/response.ts';
import { answer, authored, doLesson, takeTry } from './learner.ts';
import {
  answerFirst,
  expectFirstAnswered,
  faultlessRequests,
  keepLessonsDone,
  reload,
  saidBy,
  verbOf,
  verbsOf,
} from './launched-course.ts';
import { type Launch, type LmsHost, lmsHost } from './lms-host.ts';
import { test } from './own-lms.ts';

const { quizzes, bank } = authored();

async function opened(page: Page, launch: Partial<Launch> = {}): Promise<LmsHost> {
  const lms = await lmsHost(page, { target: 'cmi5', ...launch });
  await lms.open();
  return lms;
}

async function saved({ course }: LmsHost): Promise<void> {
  await expect(course.locator('#sign')).toHaveText(/Saved/);
}

/** Save and exit, and the way back that the LMS named (cmi5, Quartz, 10.2.6). */
async function exit({ course }: LmsHost): Promise<void> {
  await course.getByRole('button', { name: 'Save and Exit', exact: true }).click();
  await expect(course.getByRole('heading', { name: 'You are back in the LMS' })).toBeVisible();
}

/** How often the token was asked for. */
async function tokensOf(lms: LmsHost): Promise<number> {
  return (await faultlessRequests('cmi5', lms)).filter((name) => name.endsWith(' fetch')).length;
}

test('a visit is told from initialized to terminated, and Save and exit goes back to the LMS', async ({
  page,
}) => {
  const lms = await opened(page);
  await doLesson(lms.course, quizzes, (question, chosen) => answer(lms.course, question, chosen));
  await saved(lms);
  await exit(lms);
  const verbs = await verbsOf(lms);
  expect(verbs[0]).toBe('initialized');
  expect(verbs.at(-1)).toBe('terminated');
  expect(verbs.filter((verb) => verb !== 'answered')).toEqual(['initialized', 'progressed', 'terminated']);
  expect(await tokensOf(lms)).toBe(1);
});

test('a reload of the course goes on with its session: one token, the answers, one terminated', async ({
  page,
}) => {
  const lms = await opened(page);
  await answerFirst(lms.course);
  await saved(lms);
  await reload(page, lms.course);
  await expectFirstAnswered(lms.course);
  await exit(lms);
  expect(await verbsOf(lms)).toEqual(['initialized', 'answered', 'terminated']);
  expect(await tokensOf(lms)).toBe(1);
});

test('an answer that a reload overtakes is kept, and told once', async ({ page }) => {
  const lms = await opened(page);
  await answerFirst(lms.course);
  await reload(page, lms.course);
  await expectFirstAnswered(lms.course);
  await exit(lms);
  expect(await verbsOf(lms)).toEqual(['initialized', 'answered', 'terminated']);
  expect(await tokensOf(lms)).toBe(1);
});

test('an answer that is not saved yet when the LMS takes the course away is kept, and told once', async ({
  page,
}) => {
  const lms = await opened(page);
  await answerFirst(lms.course);
  await lms.relaunch();
  await expectFirstAnswered(lms.course);
  await exit(lms);
  expect((await verbsOf(lms)).filter((verb) => verb === 'answered')).toHaveLength(1);
  await faultlessRequests('cmi5', lms);
});

test('an LMS that takes the course away gets the last answer and one terminated', async ({ page }) => {
  const lms = await opened(page);
  await answerFirst(lms.course);
  await saved(lms);
  await lms.close();
  await expect.poll(() => verbsOf(lms)).toEqual(['initialized', 'answered', 'terminated']);
  await faultlessRequests('cmi5', lms);
});

test('a relaunch goes on with the attempt at the same place, under the same registration', async ({
  page,
}) => {
  const lms = await opened(page);
  await doLesson(lms.course, quizzes, (question, chosen) => answer(lms.course, question, chosen));
  await lms.course.getByRole('link', { name: /Next/ }).click();
  const here = lms.course.getByRole('heading', { level: 1, name: /Peel/ });
  await expect(here).toBeVisible();
  await saved(lms);
  await lms.relaunch();
  await expect(here).toBeVisible();
  await lms.course.getByRole('link', { name: /Back/ }).click();
  await expectFirstAnswered(lms.course);
  await saved(lms);
  await exit(lms);
  const said = await saidBy(lms);
  const told = said.map(verbOf).filter((verb) => verb !== 'answered');
  const visit = ['initialized', 'terminated'];
  expect(told).toEqual(['initialized', 'progressed', 'terminated', ...visit]);
  expect(new Set(said.map(({ context }) => context['registration'])).size).toBe(1);
  const asked = said.filter((one) => verbOf(one) === 'answered').map(({ object }) => object.id);
  expect(new Set(asked).size).toBe(asked.length);
  await faultlessRequests('cmi5', lms);
});

test('the course opened again elsewhere is over in the first window, which says so and asks nothing more', async ({
  page,
  context,
}) => {
  await page.clock.install();
  const first = await opened(page);
  await saved(first);
  const other = await context.newPage();
  const second = await opened(other, { learner: first.learner });
  await answerFirst(first.course);
  const dialog = first.course.getByRole('dialog');
  // A commit that was under way already ends first; the next one is refused.
  await expect(async () => {
    await page.clock.runFor(2_000);
    await expect(dialog).toContainText(notices.overTitle, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(first.course.locator('#sign')).toHaveText(/Not recording/);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await first.course.locator('body').evaluate((body) => {
    Object.defineProperty(body.ownerDocument, 'visibilityState', { value: 'hidden' });
    body.ownerDocument.dispatchEvent(new Event('visibilitychange'));
  });
  await page.clock.fastForward(300_000);
  await first.close();
  await answerFirst(second.course);
  await saved(second);
  await exit(second);
  expect(asked.filter((url) => url.includes('/enrolments/'))).toEqual([]);
  expect(await verbsOf(second)).toEqual(['initialized', 'initialized', 'answered', 'terminated']);
  await faultlessRequests('cmi5', second);
});

for (const mode of ['browse', 'review'] as const) {
  test(`in ${mode} mode nothing but the visit is told, nothing is kept, and the page says so`, async ({
    page,
  }) => {
    const lms = await opened(page, { mode });
    await expect(lms.course.locator('#above')).toContainText(notices[mode]);
    await expect(lms.course.locator('#sign')).toHaveText(/Preview/);
    await answerFirst(lms.course);
    await exit(lms);
    expect(await verbsOf(lms)).toEqual(['initialized', 'terminated']);
    const asked = await faultlessRequests('cmi5', lms);
    expect(asked.filter((name) => name.startsWith('PUT'))).toEqual([]);
  });
}

test('a mastery score of the LMS is the mark that learners see, and the one that counts', async ({
  page,
}) => {
  const lms = await lmsHost(page, { target: 'cmi5', mastery: '30' });
  await keepLessonsDone('cmi5', lms.learner);
  await lms.open();
  await expect(lms.course.locator('[data-page="assessment"]')).toContainText('You need 30 percent to pass');
  let asked = 0;
  await takeTry(lms.course, bank, false, (question) => {
    asked += 1;
    return answer(lms.course, question, response(question, asked <= 3));
  });
  await expect(lms.course.locator('[data-page="result"]')).toContainText('You passed');
  await saved(lms);
  await exit(lms);
  const judged = (await saidBy(lms)).filter((one) => /passed|failed|completed/.test(verbOf(one)));
  expect(judged.map(verbOf).sort()).toEqual(['completed', 'passed']);
  const passed = judged.find((one) => verbOf(one) === 'passed');
  expect(passed?.result?.['score']).toMatchObject({ scaled: 0.3, raw: 30, min: 0, max: 100 });
  expect(passed?.context['extensions']).toMatchObject({
    'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 0.3,
  });
  await faultlessRequests('cmi5', lms);
});

for (const [wish, muted] of [
  ['off', true],
  ['on', false],
] as const) {
  test(`a learner who asked the LMS for sound ${wish} has it ${wish} at the start`, async ({ page, lms }) => {
    await lms.open('cmi5', lms.cmi5({ preferences: { audioPreference: wish } }));
    await expect(page.locator('#sign')).toHaveText(/Connected|Saved/);
    const heard = page.locator('#main').evaluate((main, before) => {
      const audio = main.ownerDocument.createElement('audio');
      audio.muted = before;
      main.append(audio);
      return new Promise<boolean>((resolve) => {
        audio.addEventListener('play', () => resolve(audio.muted));
        audio.dispatchEvent(new Event('play'));
      });
    }, !muted);
    expect(await heard).toBe(muted);
    // Who turns the sound on again meant it.
    const turned = await page.locator('#main audio').evaluate((audio: HTMLAudioElement) => {
      audio.muted = !audio.muted;
      audio.dispatchEvent(new Event('play'));
      return audio.muted;
    });
    expect(turned).toBe(!muted);
  });
}

test('an LRS that fails for a while holds nothing up, and then gets everything once', async ({ page }) => {
  await page.clock.install();
  const lms = await opened(page);
  await lms.setFault('lrs-503');
  await answerFirst(lms.course);
  await page.clock.runFor(20_000);
  await expect(lms.course.locator('#sign')).toHaveText(/Not saved yet/);
  await expect(lms.course.locator('#above')).toContainText(notices.lateTitle);
  await expect(lms.course.locator('#above')).toContainText('PUT activities/state 503');
  expect(await verbsOf(lms)).toEqual(['initialized']);
  await lms.setFault('none');
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(lms.course.locator('#sign')).toHaveText(/Saved/, { timeout: 200 });
  }).toPass();
  await expect(lms.course.locator('#above')).not.toContainText(notices.lateTitle);
  await exit(lms);
  expect(await verbsOf(lms)).toEqual(['initialized', 'answered', 'terminated']);
  await faultlessRequests('cmi5', lms);
});
