import { type Page, expect, test } from '@playwright/test';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import saving from '../../src/strings/en-saving.json' with { type: 'json' };
import statements from '../../src/strings/en-statements.json' with { type: 'json' };
import { answerButton } from './answering/give.ts';
import { response } from './answering/response.ts';
import { firstCheck } from './launched-course.ts';
import { answer } from './learner.ts';
import { lmsHost } from './lms-host.ts';

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
