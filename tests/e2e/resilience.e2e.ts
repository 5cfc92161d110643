import { type Page, expect, test } from '@playwright/test';
import type { Question } from '../../src/core/question.ts';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import saving from '../../src/strings/en-saving.json' with { type: 'json' };
import statements from '../../src/strings/en-statements.json' with { type: 'json' };
import { answerButton } from './answering/give.ts';
import { response } from './answering/response.ts';
import { firstCheck } from './launched-course.ts';
import { answer, authored, checkOf, perTry, savedAfterLessons, takeTry } from './learner.ts';
import { labUrl, lmsHost, packageOf } from './lms-host.ts';

const { bank, course: material, plan } = authored();

test('an answer given before the question is alive counts once', async ({ page }) => {
  const lms = await lmsHost(page);
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/assets/*.js', async (route) => {
    await held;
    await route.continue();
  });
  const opened = lms.open();
  const field = lms.course.locator(`[data-question="${firstCheck.number}"]`);
  await field.locator(`input[value="${response(firstCheck, true)[0]}"]`).check();
  // The button says that it is not ready yet; a learner presses it all the same, twice.
  await answerButton(field).click({ force: true });
  await answerButton(field).click({ force: true });
  release();
  await opened;
  await field.scrollIntoViewIfNeeded();
  await expect(field).toContainText('Right.');
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  const ids = (await lms.calls('LMSSetValue')).filter(({ args }) =>
    /^cmi\.interactions\.\d+\.id$/.test(String(args[0])),
  );
  expect(ids.map(({ args }) => args[1])).toEqual([`q${firstCheck.number}`]);
});

// SCORM 1.2 RTE 3.4.4: `browsed` is what was looked at in browse mode.
for (const [mode, written] of [
  ['browse', [['cmi.core.lesson_status', 'browsed']]],
  ['review', []],
] as const) {
  test(`in ${mode} mode nothing of the visit is written and the page says so`, async ({ page }) => {
    const lms = await lmsHost(page, { mode, edition: 'annual-broker' });
    await lms.open();
    await expect(lms.course.locator('#above')).toContainText(/nothing you do here/i);
    await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
    await answer(lms.course, firstCheck, response(firstCheck, false));
    await expect(lms.course.locator(`[data-question="${firstCheck.number}"]`)).toContainText('Not this one.');
    await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
    await expect(lms.course.getByRole('dialog')).toBeVisible();
    expect((await lms.calls('LMSSetValue')).map(({ args }) => args)).toEqual(written);
    expect(await lms.calls('LMSCommit')).toEqual([]);
    expect(await lms.statements()).toEqual([]);
    expect(await lms.calls('LMSFinish')).toHaveLength(1);
    expect((await lms.calls()).at(-1)?.name).toBe('LMSFinish');
  });
}

test('Save and exit does not leave in silence what the LMS has not saved', async ({ page }) => {
  const lms = await lmsHost(page, { faults: 'commit-false' });
  await lms.open();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  const dialog = lms.course.getByRole('dialog');
  await expect(dialog).toContainText('has not saved everything');
  expect(await lms.calls('LMSFinish')).toHaveLength(0);
  await lms.setFault('none');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog).toContainText('You can close this window');
  expect(await lms.calls('LMSFinish')).toHaveLength(1);
  expect(await lms.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
});

for (const fault of ['commit-false', 'commit-null', 'commit-throws'] as const) {
  test(`with ${fault} the course goes on, says so, and saves when the LMS is back`, async ({ page }) => {
    const lms = await lmsHost(page, { faults: fault });
    await page.clock.install();
    await lms.open();
    await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
    await answer(lms.course, firstCheck, response(firstCheck, true));
    await page.clock.runFor(20_000);
    await expect(lms.course.locator('#sign')).toHaveText(/Not saved yet/);
    await expect(lms.course.locator('#above')).toContainText('Your LMS is not saving right now.');
    await expect(lms.course.locator('#above')).toContainText('Support code LMSCommit');
    await lms.setFault('none');
    await page.clock.runFor(70_000);
    await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
    await expect(lms.course.locator('#above')).not.toContainText('Your LMS is not saving');
    expect(await lms.value('cmi.suspend_data')).not.toBe('');
    expect(await lms.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  });
}

const unreadable = {
  'cut short': (state: string) => state.slice(0, -9),
  'of another course': () => '1.zz.AAAA',
  garbled: (state: string) => `${state.slice(0, 12)}A${state.slice(13)}z`,
};
for (const [name, damage] of Object.entries(unreadable)) {
  test(`saved progress that is ${name} is not written over before the first answer`, async ({ page }) => {
    const lms = await lmsHost(page);
    const state = damage(String(savedAfterLessons({ page: 'assessment' })['suspend_data']));
    const core = { lesson_location: 'peel', lesson_status: 'incomplete', exit: 'suspend' };
    await lms.seed({ suspend_data: state, core });
    await lms.open();
    await expect(lms.course.locator('#above')).toContainText('could not be read');
    await expect(lms.course.getByRole('heading', { level: 1, name: /Peel/ })).toBeVisible();
    await lms.course.getByRole('button', { name: 'Understood' }).click();
    await expect(lms.course.locator('#above')).not.toContainText('could not be read');
    expect(await lms.value('cmi.suspend_data')).toBe(state);
    const question = checkOf('choice', 'peel');
    await lms.course.locator(`[data-question="${question.number}"]`).scrollIntoViewIfNeeded();
    await answer(lms.course, question, response(question, true));
    await expect.poll(() => lms.value('cmi.suspend_data')).not.toBe(state);
  });
}

test('without an LMS the learner chooses, works on, and finds the progress again on this device', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${labUrl()}/content/${await packageOf('annual')}/index.html`);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('nothing is reported');
  await dialog.getByRole('button', { name: 'Go on without reporting' }).click();
  await expect(page.locator('#sign')).toHaveText(/On this device/);
  const field = page.locator(`[data-question="${firstCheck.number}"]`);
  await answer(page, firstCheck, response(firstCheck, true));
  await expect(field).toContainText('Right.');
  await page.reload();
  await dialog.getByRole('button', { name: 'Go on without reporting' }).click();
  await field.scrollIntoViewIfNeeded();
  await expect(field).toContainText('Right.');
  expect(errors).toEqual([]);
});

test('an LRS that cannot be reached never holds the course up', async ({ page }) => {
  await page.route('**/lrs/**', (route) => route.abort());
  const lms = await lmsHost(page, { edition: 'annual-embedded' });
  await lms.open();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await expect(lms.course.locator(`[data-question="${firstCheck.number}"]`)).toContainText('Right.');
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  await expect(lms.course.getByRole('dialog')).toContainText('You can close this window', {
    timeout: 10_000,
  });
  expect(await lms.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  expect(await lms.statements()).toEqual([]);
});

/** The file that makes statements does not arrive, at first or ever; known by what stands in it. */
async function withoutStatements(page: Page, isLost: (asked: number) => boolean): Promise<() => number> {
  let asked = 0;
  await page.route('**/assets/*.js*', async (route) => {
    const answered = await route.fetch();
    const isMeant = (await answered.text()).includes('Statements could not be prepared');
    if (isMeant) asked += 1;
    await (isMeant && isLost(asked) ? route.abort() : route.fulfill({ response: answered }));
  });
  return () => asked;
}

test('statements whose code does not arrive with the page are sent once it does', async ({ page }) => {
  const asked = await withoutStatements(page, (count) => count === 1);
  const lms = await lmsHost(page, { edition: 'annual-embedded' });
  await lms.open();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  const verbs = async () => (await lms.statements()).map(({ verb }) => verb.id.replace(/.*\//, ''));
  await expect.poll(async () => (await verbs()).slice(0, 2)).toEqual(['initialized', 'answered']);
  expect(asked()).toBe(2);
});

test('where that code stays away the learner is told before anything is answered, and the LMS gets its record', async ({
  page,
}) => {
  const asked = await withoutStatements(page, () => true);
  const lms = await lmsHost(page, { edition: 'annual-embedded' });
  await lms.open();
  await expect(lms.course.locator('#banner-statements')).toContainText(statements.missing);
  expect(asked()).toBe(4);
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  expect(await lms.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  await expect(lms.course.getByRole('dialog')).toContainText('You can close this window');
  expect(await lms.statements()).toEqual([]);
});

/** Each file does not arrive the first time it is asked for, known by what stands in it. @returns those that did not */
async function losingOnce(page: Page, marks: readonly string[]): Promise<ReadonlySet<string>> {
  const lost = new Set<string>();
  await page.route('**/assets/*.js', async (route) => {
    const answered = await route.fetch();
    const text = await answered.text();
    const mark = marks.find((one) => text.includes(one));
    const isFirst = mark !== undefined && !lost.has(mark);
    if (isFirst) lost.add(mark);
    await (isFirst ? route.abort() : route.fulfill({ response: answered }));
  });
  return lost;
}

/** What stands in the files of the device's copy, of the words when saving fails, and of what comes after the launch. */
const SAFEGUARDS = ['isHandedOver', saving.safeKept, notices.leftTitle];

test('what keeps answers safe is asked for again where it did not arrive, and then tells of an LMS that fails', async ({
  page,
  context,
}) => {
  const lost = await losingOnce(page, SAFEGUARDS);
  const lms = await lmsHost(page, { faults: 'commit-false' });
  await lms.open();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  const banner = lms.course.locator('#banner-late');
  await expect(banner).toContainText('Support code LMSCommit', { timeout: 30_000 });
  await expect(banner).toContainText(saving.safeKept, { timeout: 30_000 });
  expect([...lost].toSorted()).toEqual(SAFEGUARDS.toSorted());

  // The copy is read before anything is answered that would be written over it, however late it can be.
  await page.goto('about:blank');
  const next = await context.newPage();
  await losingOnce(next, ['isHandedOver']);
  const again = await lmsHost(next, { learner: lms.learner });
  await again.open();
  const field = again.course.locator(`[data-question="${firstCheck.number}"]`);
  await field.scrollIntoViewIfNeeded();
  await expect(field).toContainText('Right.');
  await expect(again.course.locator('#sign')).toHaveText(/Saved/);
  expect(await again.value('cmi.interactions.0.id')).toBe(`q${firstCheck.number}`);
  await again.course.getByRole('button', { name: 'Save and Exit' }).click();
  await expect(again.course.getByRole('dialog')).toContainText('You can close this window');
});

test('an LMS that takes the course away gets the last answer and one Finish', async ({ page }) => {
  const lms = await lmsHost(page);
  await lms.open();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await lms.close();
  expect(await lms.calls('LMSFinish')).toHaveLength(1);
  expect((await lms.calls()).at(-1)?.name).toBe('LMSFinish');
  expect(await lms.value('cmi.core.exit')).toBe('suspend');
  await lms.relaunch();
  const field = lms.course.locator(`[data-question="${firstCheck.number}"]`);
  await field.scrollIntoViewIfNeeded();
  await expect(field).toContainText('Right.');
});

test('a page that is hidden commits at once, and its session goes on', async ({ page }) => {
  const lms = await lmsHost(page);
  await lms.open();
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await page.clock.install();
  await lms.course.locator(`[data-question="${firstCheck.number}"]`).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  const before = (await lms.calls('LMSCommit')).length;
  await lms.course.locator('body').evaluate((body) => {
    Object.defineProperty(body.ownerDocument, 'visibilityState', { value: 'hidden' });
    body.ownerDocument.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await lms.calls('LMSCommit')).toHaveLength(before + 1);
  expect(await lms.calls('LMSFinish')).toHaveLength(0);
});

test('after the last failed try the page says what is recorded, whom to ask and how it is reset', async ({
  page,
}) => {
  const lms = await lmsHost(page);
  await lms.seed(savedAfterLessons({ page: 'assessment' }));
  await lms.open();
  const how = (question: Question, chosen: readonly number[]) => answer(lms.course, question, chosen);
  const asked: number[] = [];
  for (let tries = 1; tries <= 3; tries += 1) {
    asked.push(...(await takeTry(lms.course, bank, false, how)));
    if (tries < 3) await lms.course.getByRole('link', { name: 'Assessment', exact: true }).last().click();
  }
  // Each bank's questions, each once before any comes again.
  for (const { pool, count } of plan.assessment?.groups ?? []) {
    const own = asked.filter((number) => pool.includes(number));
    expect(own).toHaveLength(3 * count);
    expect(new Set(own).size).toBe(Math.min(3 * count, pool.length));
  }
  const result = lms.course.locator('[data-page="result"]');
  await expect(result).toContainText('no attempt is left');
  await expect(result).toContainText('Failed');
  await expect(result).toContainText(material.agency.contact.name);
  await expect(result).toContainText(material.agency.contact.reset);
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  expect(await lms.value('cmi.core.lesson_status')).toBe('failed');
  await lms.relaunch();
  await expect(result).toContainText('no attempt is left');
});

test('a try broken off in the middle goes on at the same question', async ({ page }) => {
  const lms = await lmsHost(page);
  await lms.seed(savedAfterLessons({ page: 'assessment' }));
  await lms.open();
  await lms.course.getByRole('button', { name: 'Start attempt 1' }).click();
  const field = lms.course.locator('[data-page="assessment"] [data-question]');
  const numberOf = async (): Promise<number> => Number(await field.getAttribute('data-question'));
  const one = await numberOf();
  const question = bank.find(({ number }) => number === one);
  if (question === undefined) throw new Error(`Question ${one} is in no bank.`);
  await answer(lms.course, question, response(question, true));
  await expect(field).toContainText(`Question 2 of ${perTry()}`);
  const two = await numberOf();
  await lms.relaunch();
  await expect(field).toContainText(`Question 2 of ${perTry()}`);
  expect(await numberOf()).toBe(two);
});

test('an edition that gives reasons in the assessment shows them after each answer, and goes on when asked', async ({
  page,
}) => {
  const lms = await lmsHost(page, { edition: 'annual-embedded' });
  await lms.seed(savedAfterLessons({ page: 'assessment' }));
  await lms.open();
  await lms.course.getByRole('button', { name: 'Start attempt 1' }).click();
  const field = lms.course.locator('[data-page="assessment"] [data-question]');
  const number = Number(await field.getAttribute('data-question'));
  const question = bank.find((candidate) => candidate.number === number);
  if (question === undefined) throw new Error(`Question ${number} is in no bank.`);
  await answer(lms.course, question, response(question, true));
  await expect(field).toContainText('Right.');
  for (const { feedback } of question.options) await expect(field).toContainText(feedback);
  await field.getByRole('button', { name: 'Next question' }).click();
  await expect(field).toContainText(`Question 2 of ${perTry()}`);
  await expect(field).toBeFocused();
});

test('a pass mark that the LMS sends is the one that counts', async ({ page }) => {
  const lms = await lmsHost(page, { mastery: '95' });
  await lms.seed(savedAfterLessons({ page: 'assessment' }));
  await lms.open();
  await expect(lms.course.locator('[data-page="assessment"]')).toContainText('You need 95 percent to pass');
});
