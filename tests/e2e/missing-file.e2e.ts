import { type Page, expect, test } from '@playwright/test';
import type { Place } from '../../src/core/attempt.ts';
import type { LessonPlan } from '../../src/core/plan.ts';
import words from '../../src/strings/en.json' with { type: 'json' };
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import scenarioWords from '../../src/strings/en-scenario.json' with { type: 'json' };
import type { Loopback } from '../support/loopback.ts';
import { answerOn, fieldOf, seedDevice } from './device.ts';
import { lessonOf } from './authored.ts';
import { authored, checkOf, savedWith } from './learner.ts';
import type { Undone } from './saved-attempt.ts';
import { serveWeb } from './served-web.ts';

const { plan, scenarios } = authored();
const [scenario] = scenarios;
if (scenario === undefined) throw new Error('The edition annual has no scenario.');

let server: Loopback;
test.beforeAll(async () => {
  server = await serveWeb('/');
});
test.afterAll(() => server.close());

async function open(page: Page, place: Place, route: string, undone: Undone = {}) {
  await seedDevice(page, place, savedWith(place, undone));
  await page.goto(`${server.url}/index.html#/${route}`);
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
}

const placeOf = ({ number }: LessonPlan): Place => ({ page: 'lesson', lesson: number });

test('a widget whose code does not arrive says so beside its question, and the other questions work', async ({
  page,
}) => {
  const missing = checkOf('sorting');
  const other = checkOf('choice', missing.lesson);
  const html = await (await fetch(`${server.url}/index.html`)).text();
  const island = html.slice(0, html.indexOf(`data-question="${missing.number}"`));
  const [, chunk] = /component-url="\.(\/assets\/[^"]+)"(?!.*component-url=)/s.exec(island) ?? [];
  // It is asked for twice, under another address the second time.
  await page.route(`**${chunk}*`, (route) => route.abort());
  await open(page, placeOf(lessonOf(authored(), missing)), missing.lesson, {
    open: [missing.number, other.number],
  });
  await fieldOf(page, missing).scrollIntoViewIfNeeded();
  const said = page.locator(`astro-island:has([data-question="${missing.number}"]) + p`);
  await expect(said).toHaveText(words.shell.missing);
  await expect(said).toBeVisible();
  await answerOn(page, other, true);
  await expect(fieldOf(page, other)).toContainText(words.quiz.right);
  await expect(page.getByText(words.shell.missing)).toHaveCount(1);
});

test('a lesson that does not arrive says so, the way on works, and it can be fetched again without a reload', async ({
  page,
}) => {
  const [, lesson, next] = plan.lessons;
  if (lesson === undefined || next === undefined) throw new Error('The edition annual has too few lessons.');
  const { id, title } = lesson;
  let isBroken = true;
  await page.route(`**/page-${id}-*.html`, (route) => (isBroken ? route.abort() : route.continue()));
  await open(page, placeOf(lesson), id);
  const place = page.locator(`[data-page="${id}"]`);
  await expect(place.getByText(notices.bodyFailed)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await place.getByRole('link', { name: /Next/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(next.title);
  const [first] = next.checks;
  const field = page.locator(`[data-question="${first}"]`);
  await field.scrollIntoViewIfNeeded();
  await expect(field.locator('.verdict')).toBeVisible();
  await page.locator(`[data-page="${next.id}"]`).getByRole('link', { name: /Back/ }).click();
  const retry = place.getByRole('button', { name: notices.bodyRetry });
  await retry.press('Enter');
  await expect(retry).toBeVisible();
  isBroken = false;
  await retry.press('Enter');
  await expect(place.locator(`[data-question="${lesson.checks[0]}"]`)).toBeVisible();
  await expect(place.getByText(words.shell.coming)).toBeHidden();
});

test('the sign-in page of a login that is over never stands as a lesson, and after signing in the lesson comes', async ({
  page,
}) => {
  const [, lesson] = plan.lessons;
  if (lesson === undefined) throw new Error('The edition annual has too few lessons.');
  let isSignedIn = false;
  const signIn =
    '<meta http-equiv="refresh" content="0;url=https://lms.invalid/"><form><input type="password"></form>';
  await page.route('**/login', (route) => route.fulfill({ contentType: 'text/html', body: signIn }));
  await page.route(`**/page-${lesson.id}-*.html`, (route) =>
    isSignedIn ? route.continue() : route.fulfill({ status: 302, headers: { location: '/login' } }),
  );
  await open(page, placeOf(lesson), lesson.id);
  const place = page.locator(`[data-page="${lesson.id}"]`);
  await expect(place.getByText(notices.bodyFailed)).toBeVisible();
  await expect(place.locator('input, meta')).toHaveCount(0);
  isSignedIn = true;
  await place.getByRole('button', { name: notices.bodyRetry }).press('Enter');
  await expect(place.locator(`[data-question="${lesson.checks[0]}"]`)).toBeVisible();
  expect(new URL(page.url()).origin).toBe(server.url);
});

test('the lesson after a fetched one is there when the network is gone', async ({ page }) => {
  const [first, second, third] = plan.lessons;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('The edition annual has too few lessons.');
  await open(page, placeOf(first), first.id);
  await expect(page.locator(`[data-page="${second.id}"] [data-from]`)).toHaveCount(1);
  await page.locator(`[data-page="${first.id}"]`).getByRole('link', { name: /Next/ }).click();
  await expect(page.locator(`[data-page="${third.id}"] [data-from]`)).toHaveCount(0);
  await page.context().setOffline(true);
  await page.locator(`[data-page="${second.id}"]`).getByRole('link', { name: /Next/ }).click();
  await expect(page.locator(`[data-page="${third.id}"] [data-question="${third.checks[0]}"]`)).toBeVisible();
});

test('a scenario that does not arrive says so, and can be fetched again without a reload', async ({
  page,
}) => {
  let isBroken = true;
  await page.route(`**/assets/scenario-${scenario.id}.js*`, (route) =>
    isBroken ? route.abort() : route.continue(),
  );
  await open(page, { page: 'scenario', scenario: scenario.number }, scenario.id, { runs: [] });
  const place = page.locator(`[data-page="${scenario.id}"]`);
  await expect(place.getByRole('alert')).toHaveText(scenarioWords.player.failed);
  const retry = place.getByRole('button', { name: scenarioWords.player.retry });
  await retry.press('Enter');
  await expect(place.getByRole('alert')).toHaveText(scenarioWords.player.failed);
  await expect(place.getByRole('link', { name: scenarioWords.player.leave })).toBeVisible();
  isBroken = false;
  await retry.press('Enter');
  await expect(place).toContainText(scenario.note);
  await place.getByRole('button', { name: scenarioWords.opening.begin }).press('Enter');
  await expect(place.getByRole('heading', { name: /^Decision 1: / })).toBeFocused();
});
