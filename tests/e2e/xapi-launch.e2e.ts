import { type Page, expect } from '@playwright/test';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import { response } from './answering/response.ts';
import { crash } from './crash.ts';
import { answer, authored, doLesson, takeTry } from './learner.ts';
import {
  answerFirst,
  expectFirstAnswered,
  faultlessRequests,
  firstCheck,
  keepLessonsDone,
  reload,
  saidBy,
  verbOf,
  verbsOf,
} from './launched-course.ts';
import { type Launch, type LmsHost, lmsHost } from './lms-host.ts';
import { LEARNER, test } from './own-lms.ts';

const { quizzes, bank } = authored();

async function opened(page: Page, launch: Partial<Launch> = {}): Promise<LmsHost> {
  const lms = await lmsHost(page, { target: 'xapi', ...launch });
  await lms.open();
  return lms;
}

async function exit({ course }: LmsHost): Promise<void> {
  await expect(course.locator('#sign')).toHaveText(/Saved|Connected/);
  await course.getByRole('button', { name: 'Save and Exit', exact: true }).click();
  await expect(course.getByRole('dialog')).toContainText(notices.leftTitle);
}

test('a relaunch goes on with the attempt at the same place, under one registration', async ({ page }) => {
  const lms = await opened(page);
  await doLesson(lms.course, quizzes, (question, chosen) => answer(lms.course, question, chosen));
  await lms.course.getByRole('link', { name: /Next/ }).click();
  const here = lms.course.getByRole('heading', { level: 1, name: /Peel/ });
  await expect(here).toBeVisible();
  await exit(lms);
  await lms.relaunch();
  await expect(here).toBeVisible();
  await lms.course.getByRole('link', { name: /Back/ }).click();
  await expectFirstAnswered(lms.course);
  await exit(lms);
  const said = await saidBy(lms);
  const told = said.map(verbOf).filter((verb) => verb !== 'answered');
  const visit = ['suspended', 'terminated'];
  expect(told).toEqual(['initialized', 'progressed', ...visit, 'initialized', 'resumed', ...visit]);
  expect(new Set(said.map(({ context }) => context['registration'])).size).toBe(1);
  await faultlessRequests('xapi', lms);
});

test('a reload of the course goes on with its session', async ({ page }) => {
  const lms = await opened(page);
  await answerFirst(lms.course);
  await reload(page, lms.course);
  await expectFirstAnswered(lms.course);
  await exit(lms);
  expect(await verbsOf(lms)).toEqual(['initialized', 'answered', 'suspended', 'terminated']);
  await faultlessRequests('xapi', lms);
});

test('an answer in a tab that crashes at once is there at the next launch, and told once', async ({
  page,
  context,
}) => {
  const lms = await opened(page);
  const stores = '**/activities/state?*';
  await context.route(stores, (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await answerFirst(lms.course);
  await crash(page);
  await context.unroute(stores);
  const again = await opened(await context.newPage(), { learner: lms.learner });
  // Nobody has to do anything for what was left to arrive.
  await expect(again.course.locator('#sign')).toHaveText(/Saved/);
  await expectFirstAnswered(again.course);
  await exit(again);
  const ends = ['suspended', 'terminated'];
  expect(await verbsOf(again)).toEqual(['initialized', 'answered', 'initialized', 'resumed', ...ends]);
  await faultlessRequests('xapi', again);
});

test('a launcher that takes the course away gets the last answer and one terminated', async ({ page }) => {
  const lms = await opened(page);
  await answerFirst(lms.course);
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await lms.close();
  await expect.poll(() => verbsOf(lms)).toEqual(['initialized', 'answered', 'suspended', 'terminated']);
  await faultlessRequests('xapi', lms);
});

test('a passed assessment is told with its score, and terminated tells the result of the whole', async ({
  page,
}) => {
  const lms = await lmsHost(page, { target: 'xapi' });
  await keepLessonsDone('xapi', lms.learner);
  await lms.open();
  await takeTry(lms.course, bank, true, (question, chosen) => answer(lms.course, question, chosen));
  await expect(lms.course.locator('[data-page="result"]')).toContainText('You passed');
  await exit(lms);
  const said = await saidBy(lms);
  const judged = said.filter((one) => /passed|failed|completed/.test(verbOf(one)));
  expect(judged.map(verbOf).sort()).toEqual(['completed', 'passed']);
  const full = { scaled: 1, raw: 100, min: 0, max: 100 };
  expect(judged.find((one) => verbOf(one) === 'passed')?.result?.['score']).toMatchObject(full);
  expect(verbOf(said.at(-1) ?? { verb: { id: '' } })).toBe('terminated');
  expect(said.at(-1)?.result).toMatchObject({ completion: true, success: true, score: full });
  await faultlessRequests('xapi', lms);
});

test('a learner written as older launchers do is the same learner, whose attempt goes on', async ({
  page,
  lms,
}) => {
  const field = page.locator(`[data-question="${firstCheck.number}"]`);
  const registration = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7';
  const leave = async () => {
    await expect(page.locator('#sign')).toHaveText(/Saved|Connected/);
    await page.getByRole('button', { name: 'Save and Exit', exact: true }).click();
    await expect(page.getByRole('dialog')).toContainText(notices.leftTitle);
  };
  await lms.open('xapi', lms.xapi({ actorForm: 'old', registration }));
  await field.scrollIntoViewIfNeeded();
  await answer(page, firstCheck, response(firstCheck, true));
  await expect(field).toContainText('Right.');
  await leave();
  await lms.open('xapi', lms.xapi({ actorForm: 'new', registration }));
  await field.scrollIntoViewIfNeeded();
  await expect(field).toContainText('Right.');
  await leave();
  const visit = ['suspended', 'terminated'];
  expect(lms.verbs()).toEqual(['initialized', 'answered', ...visit, 'initialized', 'resumed', ...visit]);
  for (const { actor, context } of lms.said()) {
    expect(actor).toMatchObject({ account: LEARNER.account });
    expect(context).toMatchObject({ registration });
  }
});
