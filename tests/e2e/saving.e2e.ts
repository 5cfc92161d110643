import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Download, expect, type Page, test } from '@playwright/test';
import { projectRoot } from '../support/course-copy.ts';
import general from '../../src/strings/en-notices.json' with { type: 'json' };
import receiptWords from '../../src/strings/en-receipt.json' with { type: 'json' };
import saving from '../../src/strings/en-saving.json' with { type: 'json' };
import words from '../../src/strings/en.json' with { type: 'json' };
import { answerButton } from './answering/give.ts';
import { courseRoot } from './build-editions.ts';
import { answerFirst, firstCheck } from './launched-course.ts';
import { answer, authored, savedAfterLessons, takeTry } from './learner.ts';
import { lmsHost, type LmsHost } from './lms-host.ts';
import { tryAgain } from './try-again.ts';

const { bank } = authored();
const notices = { ...general, ...saving };

/** Opens the course, and waits until it has seen the file by which it finds its LMS again. */
async function opened(page: Page, saved?: Parameters<LmsHost['seed']>[0]): Promise<LmsHost> {
  const lms = await lmsHost(page);
  if (saved !== undefined) await lms.seed(saved);
  const seen = page.waitForResponse('**/connection.txt');
  await lms.open();
  expect((await seen).status()).toBe(200);
  return lms;
}

/** What the lab's server holds: recorded answers by their ids, and the saved state. */
async function held(lms: LmsHost): Promise<{ readonly ids: readonly string[]; readonly state: string }> {
  const { saved } = (await lms.record()) as {
    saved: { suspend_data?: string; interactions?: Record<string, { id?: string }> } | null;
  };
  const interactions = Object.values(saved?.interactions?.['childArray'] ?? saved?.interactions ?? {});
  const ids = interactions.flatMap((one) => (typeof one === 'object' && one?.id ? [one.id] : []));
  return { ids, state: saved?.suspend_data ?? '' };
}

/** Waits until the first question can be answered: then nothing more has to be fetched for it. */
async function awaitFirst(lms: LmsHost): Promise<void> {
  const field = lms.course.locator(`[data-question="${firstCheck.number}"]`);
  await field.scrollIntoViewIfNeeded();
  await expect(answerButton(field)).not.toHaveAttribute('aria-disabled', 'true');
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
}

function check(file: string): { readonly status: number | null; readonly stdout: string } {
  const command = join(projectRoot, 'src/packaging/receipt/receipt-command.ts');
  return spawnSync(process.execPath, [command, file, '--packages', join(courseRoot, 'dist/packages')], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

async function kept(page: Page, lms: LmsHost): Promise<Download> {
  const dialog = lms.course.getByRole('dialog');
  await dialog.getByRole('button', { name: notices.keepReceipt }).click();
  const arriving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: receiptWords.download }).click();
  const download = await arriving;
  await expect(dialog).toContainText(download.suggestedFilename());
  await dialog.getByRole('button', { name: receiptWords.back }).click();
  return download;
}

test('three failed commits are told with what is safe, and the banner says when everything has arrived', async ({
  page,
}) => {
  await page.clock.install();
  const lms = await opened(page);
  await lms.setFault('commit-false');
  await answerFirst(lms.course);
  const above = lms.course.locator('#above');
  await expect(above).toContainText(notices.lateTitle);
  await expect(above).toContainText(notices.safeKept);
  await expect(above).toContainText('Support code LMSCommit 101');
  // Its place is far above the question.
  await expect(above.getByText(notices.lateTitle)).toBeInViewport({ ratio: 1 });
  await tryAgain(page, above, () => lms.setFault('none'));
  await expect(above).toContainText(notices.arrivedTitle);
  await expect(above).not.toContainText(notices.lateTitle);
  await expect(above.locator('#banner-passing')).toHaveAttribute('data-good');
  await expect(above.getByRole('button', { name: notices.ok })).toBeFocused();
  await expect(lms.course.locator('#announcer')).toContainText(notices.arrivedTitle);
  expect((await held(lms)).ids).toEqual([`q${firstCheck.number}`]);
  await lms.course.getByText(words.shell.contents, { exact: true }).click();
  await lms.course.locator('.toc a').first().click();
  await expect(above).not.toContainText(notices.arrivedTitle);
});

test('a result that is not confirmed is said as it is, kept in a receipt that can be checked, and arrives later', async ({
  page,
}, info) => {
  await page.clock.install();
  const lms = await opened(page, savedAfterLessons({ page: 'assessment' }));
  const dialog = lms.course.getByRole('dialog');
  await lms.setFault('commit-false');
  await takeTry(lms.course, bank, true, (question, chosen) => answer(lms.course, question, chosen));
  await expect(dialog).toContainText(notices.resultTitle);
  await expect(dialog).toContainText('You passed, with 100 percent.');
  await expect(dialog).toContainText(notices.safeKept);
  const download = await kept(page, lms);
  const file = info.outputPath('receipt.json');
  await download.saveAs(file);
  const right = check(file);
  expect(right.stdout).toContain('This receipt is right.');
  expect(right.stdout).toMatch(/Build +known: .*annual-scorm12-/);
  expect(right.stdout).toContain(lms.learner);
  expect(right.status).toBe(0);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"raw": 100', '"raw": 99'));
  expect(check(file).status).toBe(1);
  await expect(dialog).toContainText(notices.resultTitle);
  await tryAgain(page, dialog, () => lms.setFault('none'));
  await expect(lms.course.locator('#above')).toContainText(notices.arrivedTitle);
  await expect(dialog).toBeHidden();
  expect(await lms.value('cmi.core.lesson_status')).toBe('passed');
  expect(await lms.value('cmi.core.score.raw')).toBe('100');
});

test('an LMS that answers "true" while the network is gone is found out, and holds everything once when it is back', async ({
  page,
  context,
}) => {
  const lms = await opened(page);
  await awaitFirst(lms);
  await context.setOffline(true);
  await answerFirst(lms.course);
  await expect(lms.course.locator('#sign')).toHaveText(/Not saved yet/);
  expect((await lms.calls('LMSCommit')).map(({ answer: said }) => said)).not.toContain('false');
  await context.setOffline(false);
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  const { ids, state } = await held(lms);
  expect(ids).toEqual([`q${firstCheck.number}`]);
  await lms.relaunch();
  const field = lms.course.locator(`[data-question="${firstCheck.number}"]`);
  await field.scrollIntoViewIfNeeded();
  await expect(field).toContainText('Right.');
  expect(state).not.toBe('');
});

test('a login page in place of the course’s file is told as a login that is over, with the way on', async ({
  page,
}) => {
  await page.clock.install();
  const lms = await opened(page);
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await page.route('**/connection.txt', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Log in</title>' }),
  );
  await lms.setFault('commit-lost');
  await answerFirst(lms.course);
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  const dialog = lms.course.getByRole('dialog');
  await expect(dialog).toContainText(notices.leaveLateTitle);
  await expect(dialog).toContainText(notices.signedOutTitle);
  await expect(dialog).toContainText(notices.signedOut);
  expect(await lms.calls('LMSFinish')).toHaveLength(0);
  await dialog.getByRole('button', { name: notices.stay }).click();
  const above = lms.course.locator('#above');
  await expect(above).toContainText(notices.signedOutTitle);
  expect((await held(lms)).ids).toEqual([]);
  await tryAgain(page, above, async () => {
    await page.unroute('**/connection.txt');
    await lms.setFault('none');
  });
  await expect(above).toContainText(notices.arrivedTitle);
  expect((await held(lms)).ids).toEqual([`q${firstCheck.number}`]);
});

test('who leaves although nothing is confirmed is told the truth, and can keep a receipt to the last', async ({
  page,
  context,
}) => {
  const lms = await opened(page);
  await awaitFirst(lms);
  await context.setOffline(true);
  await answerFirst(lms.course);
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  const dialog = lms.course.getByRole('dialog');
  await dialog.getByRole('button', { name: notices.leaveAnyway }).click();
  await expect(dialog).toContainText(notices.leftLateTitle);
  expect((await kept(page, lms)).suggestedFilename()).toMatch(/^receipt-annual-[0-9a-f]{8}\.json$/);
  await expect(dialog).toContainText(notices.leftLateTitle);
  expect(await lms.calls('LMSFinish')).toHaveLength(1);
});

test('an LMS that serves the package without that file is believed', async ({ page }) => {
  await page.route('**/connection.txt', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  const lms = await lmsHost(page);
  const looked = page.waitForResponse('**/connection.txt');
  await lms.open();
  expect((await looked).status()).toBe(404);
  await answerFirst(lms.course);
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  await expect(lms.course.getByRole('dialog')).toContainText(notices.leftTitle);
  await expect(lms.course.locator('#above .banner:not(noscript .banner)')).toHaveCount(0);
});

test('the receipt prints by itself, and the result page offers it too', async ({ page }) => {
  const lms = await lmsHost(page);
  await lms.seed(savedAfterLessons({ page: 'assessment' }));
  await lms.open();
  await takeTry(lms.course, bank, false, (question, chosen) => answer(lms.course, question, chosen));
  const body = lms.course.locator('body');
  await body.evaluate((element) => {
    Object.assign(element.ownerDocument.defaultView ?? {}, { print: () => {} });
  });
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  await lms.course.getByRole('button', { name: notices.keepReceipt }).click();
  const dialog = lms.course.getByRole('dialog');
  await expect(dialog).toContainText(receiptWords.what);
  await dialog.getByRole('button', { name: receiptWords.print }).click();
  const sheet = lms.course.locator('body > .record');
  await expect(sheet).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText(receiptWords.sheet);
  await expect(sheet).toContainText(receiptWords.confirmedAll);
  await expect(lms.course.locator('#main')).toBeHidden();
});
