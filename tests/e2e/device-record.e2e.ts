import { type Page, expect } from '@playwright/test';
import type { Question } from '../../src/core/question.ts';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import words from '../../src/strings/en.json' with { type: 'json' };
import { answerButton } from './answering/give.ts';
import { answerOn, attemptOnDevice, fieldOf, seedDevice } from './device.ts';
import { tryAgain } from './try-again.ts';
import { firstChecks, firstLessons, heading, test } from './web-course.ts';

const [first, second] = firstLessons;
const [firstCheck, secondCheck, thirdCheck] = firstChecks;

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
  web,
}) => {
  await page.clock.install();
  await web.open();
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
  await tryAgain(page, banner, () => page.evaluate(() => localStorage.removeItem('of-another-program')));
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
  await expect(page.locator('#above')).toContainText(notices.deviceArrived);
  await expectAnswered(page, [firstCheck]);
  await page.locator('#exit').click();
  await expect(dialog).toContainText(notices.leftDevice);
});

test('a page that began with an older record than the device now holds shows the newer one, and does not write over it', async ({
  page,
  context,
  web,
}) => {
  await seedDevice(page, { page: 'lesson', lesson: first.number });
  await web.open();
  const idle = await context.newPage();
  await web.openIn(idle);
  await web.open(`#/${second.id}`);
  await page.locator('#exit').click();
  await expect(page.getByRole('dialog')).toBeVisible();

  await expect(heading(idle)).toHaveText(second.title);
  await idle.close();
  await web.open();
  await expect(heading(page)).toHaveText(second.title);
});

test('what was answered in two tabs of the course is in both, and nothing of either is lost', async ({
  page,
  context,
  web,
}) => {
  await context.clock.install();
  await web.open();
  await answerOn(page, firstCheck, false);
  await expectAnswered(page, [firstCheck]);
  const other = await context.newPage();
  await web.openIn(other);
  await expectLive(page, secondCheck);
  await expectLive(other, thirdCheck);
  // Neither tab keeps its answer before the other is given.
  await context.clock.pauseAt(Date.now() + 60_000);
  await answerOn(page, secondCheck, true);
  await answerOn(other, thirdCheck, true);
  await context.clock.resume();

  await expectAnswered(page, firstChecks);
  for (const tab of [page, other]) {
    for (const check of firstChecks) {
      await fieldOf(tab, check).scrollIntoViewIfNeeded();
      await expect(fieldOf(tab, check)).toContainText(
        check === firstCheck ? words.quiz.wrong : words.quiz.right,
      );
    }
  }
});
