import { type Page, expect, test } from '@playwright/test';
import type { Question } from '../../src/core/question.ts';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import assessmentWords from '../../src/strings/en-assessment.json' with { type: 'json' };
import pageWords from '../../src/strings/en-page.json' with { type: 'json' };
import words from '../../src/strings/en.json' with { type: 'json' };
import type { Loopback } from '../support/loopback.ts';
import { answerButton } from './answering/give.ts';
import {
  type Watched,
  answerLesson,
  answerOn,
  attemptOnDevice,
  fieldOf,
  seedDevice,
  takeTryOn,
  watch,
} from './device.ts';
import { authored, perTry } from './learner.ts';
import { serveWeb } from './served-web.ts';

const { course, plan, quizzes } = authored();
const [first, second] = plan.lessons;
const threeChecks = quizzes.filter(({ number }) => first?.checks.slice(0, 3).includes(number));
const [firstCheck, secondCheck, thirdCheck] = threeChecks;
if (first === undefined || second === undefined || firstCheck === undefined)
  throw new Error('The edition annual has fewer than two lessons, or no check in the first.');
if (secondCheck === undefined || thirdCheck === undefined)
  throw new Error('The first lesson of the edition annual has fewer than three checks.');

const questions = perTry();
const passMark = plan.assessment?.passMark ?? 0;

/** Deep below the root, as on an intranet: an address that begins with a slash leads out of the folder. */
const BELOW = '/intranet/training/x/';
let server: Loopback;

test.beforeAll(async () => {
  server = await serveWeb(BELOW);
});
test.afterAll(() => server.close());

/** Opens the page, or goes to another place of it, and waits until it is alive. */
async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(`${server.url}${BELOW}index.html${hash}`);
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
}

/** The heading of the place on the screen: no two are shown at once. */
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Waits until the device holds these answers and no others. */
async function expectAnswered(page: Page, checks: readonly Question[]): Promise<void> {
  await expect(async () => {
    const { answers } = await attemptOnDevice(page);
    expect(Object.keys(answers).map(Number)).toEqual(checks.map(({ number }) => number));
  }).toPass({ timeout: 15_000 });
}

/** Scrolls to a question and waits until it can be answered. */
async function expectLive(page: Page, question: Question): Promise<void> {
  const field = fieldOf(page, question);
  await field.scrollIntoViewIfNeeded();
  await expect(answerButton(field)).not.toHaveAttribute('aria-disabled', 'true');
}

const bannerOf = (page: Page) => page.locator('#above').getByRole('group');

/** Nothing outside the folder was asked for, nothing was missing, nothing went wrong. */
function expectSelfContained({ requests, faults }: Watched): void {
  expect(requests.filter((url) => !url.startsWith(`${server.url}${BELOW}`))).toEqual([]);
  expect(faults).toEqual([]);
}

test('the folder works below any path: it asks nothing, needs nothing outside, and keeps the progress on the device', async ({
  page,
  context,
}) => {
  const watched = watch(page);
  await open(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await answerOn(page, firstCheck, true);
  await expect(fieldOf(page, firstCheck)).toContainText(words.quiz.right);

  await page.reload();
  await fieldOf(page, firstCheck).scrollIntoViewIfNeeded();
  await expect(fieldOf(page, firstCheck)).toContainText(words.quiz.right);

  const tab = await context.newPage();
  const watchedTab = watch(tab);
  await open(tab);
  await fieldOf(tab, firstCheck).scrollIntoViewIfNeeded();
  await expect(fieldOf(tab, firstCheck)).toContainText(words.quiz.right);

  expectSelfContained(watched);
  expectSelfContained(watchedTab);
});

/** Leaves the device so little room that no attempt fits; or gives it back. */
async function fillDevice(page: Page): Promise<void> {
  await page.evaluate(() => {
    const filler = 'of-another-program';
    let text = 'x'.repeat(1 << 22);
    localStorage.setItem(filler, text);
    for (let step = 1 << 21; step >= 32; step /= 2) {
      try {
        localStorage.setItem(filler, text + 'x'.repeat(step));
        text += 'x'.repeat(step);
      } catch {
        // Too much: half of it may still fit.
      }
    }
  });
}

test('a device without room for the attempt says so, is not left with a false word, and keeps all of it once there is room', async ({
  page,
}) => {
  await open(page);
  await fillDevice(page);
  await answerOn(page, firstCheck, true);
  await expect(page.locator('#sign')).toHaveText(/Not saved yet/);
  const banner = page.locator('#banner-late');
  await expect(banner).toContainText(notices.deviceLateTitle, { timeout: 20_000 });
  await expect(banner).toContainText('Support code device full');
  await expect(banner).not.toContainText('LMS');
  await page.locator('#exit').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(notices.leaveLateTitle);
  await dialog.getByRole('button', { name: notices.stay }).click();
  await page.evaluate(() => localStorage.removeItem('of-another-program'));
  await banner.getByRole('button', { name: notices.tryNow }).click();
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
  await expect(page.locator('#above')).toContainText(notices.deviceArrived);
  await expectAnswered(page, [firstCheck]);
  await page.locator('#exit').click();
  await expect(dialog).toContainText(notices.leftDevice);
});

test('a page that began with an older record than the device now holds shows the newer one, and does not write over it', async ({
  page,
  context,
}) => {
  await seedDevice(page, { page: 'lesson', lesson: first.number });
  await open(page);
  const idle = await context.newPage();
  await open(idle);
  await open(page, `#/${second.id}`);
  await page.locator('#exit').click();
  await expect(page.getByRole('dialog')).toBeVisible();

  await expect(heading(idle)).toHaveText(second.title);
  await idle.close();
  await open(page);
  await expect(heading(page)).toHaveText(second.title);
});

test('what was answered in two tabs of the course is in both, and nothing of either is lost', async ({
  page,
  context,
}) => {
  await context.clock.install();
  await open(page);
  await answerOn(page, firstCheck, false);
  await expectAnswered(page, [firstCheck]);
  const other = await context.newPage();
  await open(other);
  await expectLive(page, secondCheck);
  await expectLive(other, thirdCheck);
  // Neither tab keeps its answer before the other is given.
  await context.clock.pauseAt(Date.now() + 60_000);
  await answerOn(page, secondCheck, true);
  await answerOn(other, thirdCheck, true);
  await context.clock.resume();

  await expectAnswered(page, threeChecks);
  for (const tab of [page, other]) {
    for (const check of threeChecks) {
      await fieldOf(tab, check).scrollIntoViewIfNeeded();
      await expect(fieldOf(tab, check)).toContainText(
        check === firstCheck ? words.quiz.wrong : words.quiz.right,
      );
    }
  }
});

test('the assessment’s questions come from the folder too', async ({ page }) => {
  const watched = watch(page);
  await seedDevice(page, { page: 'assessment' });
  await open(page);
  await page.getByRole('button', { name: 'Start attempt 1' }).click();
  await expect(page.locator('[data-page="assessment"] [data-question]')).toContainText('Question 1 of');
  expectSelfContained(watched);
});

test('an address that names an open place opens there', async ({ page }) => {
  await seedDevice(page, { page: 'assessment' });
  await open(page, `#/${second.id}`);
  await expect(heading(page)).toHaveText(second.title);
  await expect(bannerOf(page)).toHaveCount(0);
});

test('an address that names a closed place says so and leaves the learner at an open one', async ({
  page,
}) => {
  await open(page, `#/${second.id}`);
  await expect(heading(page)).toHaveText(first.title);
  const banner = bannerOf(page);
  await expect(banner).toContainText(notices.closedLink);
  await expect(banner).toContainText(notices.closedLinkText);
  await expect(page).toHaveURL(new RegExp(`#/${first.id}$`));
  await banner.getByRole('button', { name: notices.ok }).click();
  await expect(banner).toHaveCount(0);
});

test('an address that names no place of this edition is as good as none', async ({ page }) => {
  await open(page, '#/no-such-lesson');
  await expect(heading(page)).toHaveText(first.title);
  await expect(bannerOf(page)).toHaveCount(0);
  await answerOn(page, firstCheck, true);
  await expect(fieldOf(page, firstCheck)).toContainText(words.quiz.right);
});

test('another place typed into the address bar is gone to; a closed one is refused and can be asked for again', async ({
  page,
}) => {
  await seedDevice(page, { page: 'lesson', lesson: first.number });
  await open(page);
  await page.goto(`${server.url}${BELOW}index.html#/${second.id}`);
  await expect(heading(page)).toHaveText(second.title);
  await expect(heading(page)).toBeFocused();

  const banner = bannerOf(page);
  for (let times = 1; times <= 2; times += 1) {
    await page.goto(`${server.url}${BELOW}index.html#/result`);
    await expect(banner).toContainText(notices.closedLink);
    await expect(heading(page)).toHaveText(second.title);
    await expect(page).toHaveURL(new RegExp(`#/${second.id}$`));
    await banner.getByRole('button', { name: notices.ok }).click();
  }
});

test('the words about a closed place go away when the learner goes on', async ({ page }) => {
  await open(page, `#/${second.id}`);
  const banner = bannerOf(page);
  await expect(banner).toContainText(notices.closedLink);
  await answerLesson(page, quizzes);
  await page.getByRole('link', { name: /Next/ }).click();
  await expect(heading(page)).toHaveText(second.title);
  await expect(banner).toHaveCount(0);
});

test('the skip link goes to the lesson and is taken for no place of the course', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: words.shell.skip });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await expect(heading(page)).toHaveText(first.title);
  await expect(bannerOf(page)).toHaveCount(0);
  // The next stop of the keyboard lies in the lesson, behind the header.
  await page.keyboard.press('Tab');
  await expect(page.locator('main :focus')).toHaveCount(1);
});

test('the browser’s Back leaves the course, however far the learner went in it', async ({ page }) => {
  await seedDevice(page, { page: 'lesson', lesson: first.number });
  await page.goto('about:blank');
  await open(page);
  for (const { id, title } of [second, first, second]) {
    await page.locator('.toc > summary').click();
    await page.locator('.toc').locator(`a[href="#/${id}"]`).click();
    await expect(heading(page)).toHaveText(title);
  }
  await page.goBack();
  await expect(page).toHaveURL('about:blank');
});

test('a score that is the pass mark itself stands beside the line of the mark, not on it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await seedDevice(page, { page: 'assessment' });
  await open(page);
  await takeTryOn(page, Math.round(questions * (1 - passMark / 100)));
  const ruler = page.getByRole('img', { name: new RegExp(`^Your score, ${passMark};`) });
  await expect(ruler).toBeVisible();
  const number = ruler.getByText(String(passMark), { exact: true });
  const under = await number.evaluate((text) => {
    const own = text.getBoundingClientRect();
    return [...(text.closest('svg')?.querySelectorAll('text, path, circle') ?? [])]
      .filter((shape) => shape !== text)
      .filter((shape) => {
        const { left, right, top, bottom } = shape.getBoundingClientRect();
        return left < own.right && right > own.left && top < own.bottom - 4 && bottom > own.top + 4;
      })
      .map((shape) => shape.outerHTML);
  });
  expect(under).toEqual([]);
  const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(over, 'the result scrolls sideways').toBeLessThanOrEqual(0);
});

test('at the end the record is printed, alone and on one page, and the course comes back', async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-asked-to-print', '');
  });
  await seedDevice(page, { page: 'assessment' });
  await open(page);
  await takeTryOn(page, 1);
  await expect(page.locator('[data-page="result"]')).toContainText(assessmentWords.result.keptHere);
  await page.getByRole('button', { name: assessmentWords.record.print }).click();
  await expect(page.locator('html')).toHaveAttribute('data-asked-to-print');

  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.record');
  await expect(sheet).toBeVisible();
  const printed = (await page.locator('body').innerText()).trim();
  expect(printed).toBe((await sheet.innerText()).trim());
  const score = Math.round((100 * (questions - 1)) / questions);
  for (const fact of [
    course.agency.name,
    plan.title,
    plan.version,
    assessmentWords.result.statusPassed,
    `${score} percent`,
    `pass mark ${passMark}`,
    ...plan.lessons.map(({ title }) => title),
    ...plan.lessons.flatMap(({ objectives }) => objectives.map(({ text }) => text)),
  ])
    expect(printed).toContain(fact);
  for (const line of ['name', 'badge', 'signature', 'supervisor'] as const) {
    const term = sheet.getByRole('term').filter({ hasText: new RegExp(`^${assessmentWords.record[line]}$`) });
    const box = await term.locator('..').getByRole('definition').boundingBox();
    // Eight millimetres are the least a hand writes in; CSS has 96 pixels an inch.
    expect(box?.height ?? 0).toBeGreaterThan((8 / 25.4) * 96);
    expect(box?.width ?? 0).toBeGreaterThan(200);
  }

  const pdf = (await page.pdf()).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

  // The browser has printed, and has said so to the page.
  await page.emulateMedia({ media: 'screen' });
  await expect(sheet).toBeHidden();
  await expect(heading(page)).toHaveText(pageWords.result);
  await page.emulateMedia({ media: 'print' });
  await expect(heading(page), 'the browser’s own Print prints the page').toBeVisible();
});
