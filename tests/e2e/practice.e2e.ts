import { pathToFileURL } from 'node:url';
import { type Page, expect, test } from '@playwright/test';
import practice from '../../src/strings/en-practice.json' with { type: 'json' };
import assessmentWords from '../../src/strings/en-assessment.json' with { type: 'json' };
import words from '../../src/strings/en.json' with { type: 'json' };
import { phrase } from '../../src/runtime/phrase.ts';
import type { Loopback } from '../support/loopback.ts';
import { expectAxe, expectFocus, expectNoSideways } from './accessible.ts';
import { give } from './answering/give.ts';
import { type Hand, keyboard } from './answering/hand.ts';
import { response } from './answering/response.ts';
import { attemptOnDevice, packageOnDisk, seedDevice, watch } from './device.ts';
import { authored, known } from './learner.ts';
import { serveWeb } from './served-web.ts';

const PLACE = '[data-page="practice"]';
const A_ROUND = 10;

const { bank, plan } = authored();
const [first] = plan.lessons;
if (first === undefined) throw new Error('The edition annual has no lesson.');
const key = `${plan.course}:practice:annual-practice`;

let server: Loopback;
test.beforeAll(async () => {
  server = await serveWeb('/', 'annual-practice');
});
test.afterAll(() => server.close());

const place = (page: Page) => page.locator(PLACE);
const button = (page: Page, name: string) => place(page).getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => place(page).getByRole('heading', { name, exact: true });

async function openPractice(page: Page, hand: Hand): Promise<void> {
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
  await hand.press(page.locator('.toc summary'));
  await hand.press(page.locator('.toc').getByRole('link', { name: practice.title, exact: true }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(practice.title);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
}

/** Answers the question on the screen. @returns its number */
async function answer(page: Page, right: boolean, hand: Hand): Promise<number> {
  const field = place(page).locator('[data-question]');
  await expect(field).toBeFocused();
  const number = Number(await field.getAttribute('data-question'));
  const question = known(bank, number);
  await give(field, question, { chosen: response(question, right), hand });
  await expect(field.locator('.verdict')).toBeVisible();
  return number;
}

for (const width of [1280, 360])
  test(`a round is played by keyboard alone, kept over a reload, and started over: ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const { requests, faults } = watch(page);
    const hand = keyboard(page, () => expectFocus(page));
    const look = async (name: string): Promise<void> => {
      await expectAxe(page, name, PLACE);
      await expectNoSideways(page, name);
    };
    const questionsFetched = () => requests.filter((url) => url.includes('practice.js')).length;
    await seedDevice(page, { page: 'lesson', lesson: first.number });
    await page.goto(`${server.url}/index.html`);
    await expect(page.locator('#sign')).toHaveText(words.lms.device);
    const before = await attemptOnDevice(page);
    expect(questionsFetched()).toBe(0);

    await openPractice(page, hand);
    await expect(heading(page, practice.opening.title)).toBeVisible();
    await expect(place(page)).toContainText(`${bank.length} questions`);
    expect(questionsFetched()).toBe(1);
    await look('how it works');

    const asked: number[] = [];
    await test.step('a round of ten, the first two missed', async () => {
      await hand.press(button(page, practice.rounds.begin));
      for (let n = 1; n <= A_ROUND; n += 1) {
        await expect(place(page)).toContainText(phrase(assessmentWords.assessment.count, { n, of: A_ROUND }));
        if (n === 1) await look('the open question');
        asked.push(await answer(page, n > 2, hand));
        if (n === 1) await look('the answered question');
        await hand.press(
          button(page, n === A_ROUND ? practice.round.toEnd : assessmentWords.assessment.next),
        );
      }
      expect(new Set(asked).size).toBe(A_ROUND);
      await expect(heading(page, practice.end.title)).toBeFocused();
      await expect(place(page)).toContainText(phrase(practice.end.right, { right: 8, of: A_ROUND }));
      await look('the end of the round');
    });

    await test.step('nothing of it is in the attempt, and the bookmark stays', async () => {
      expect(await attemptOnDevice(page)).toEqual(before);
    });

    await test.step('it is there after a reload, and what was missed comes first', async () => {
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(first.title);
      await openPractice(page, hand);
      await expect(heading(page, practice.overview.title)).toBeVisible();
      await expect(place(page)).toContainText(phrase(practice.overview.due, { n: 2 }));
      await look('where you stand');
      await hand.press(button(page, practice.rounds.begin));
      const again = [await answer(page, true, hand)];
      await hand.press(button(page, assessmentWords.assessment.next));
      again.push(await answer(page, true, hand));
      expect(new Set(again)).toEqual(new Set(asked.slice(0, 2)));
      await hand.press(button(page, practice.round.stop));
      await hand.press(button(page, practice.overview.title));
      await expect(heading(page, practice.overview.title)).toBeFocused();
    });

    await test.step('it is started over after a question', async () => {
      const dialog = page.getByRole('dialog');
      await hand.press(button(page, practice.overview.startOver));
      await expect(dialog).toContainText(practice.overview.startOverText);
      await hand.press(dialog.getByRole('button', { name: practice.overview.keep }));
      await expect(button(page, practice.overview.startOver)).toBeFocused();
      await hand.press(button(page, practice.overview.startOver));
      await hand.press(dialog.getByRole('button', { name: practice.overview.startOver }));
      await expect(heading(page, practice.opening.title)).toBeFocused();
      expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBeNull();
    });
    expect(await attemptOnDevice(page)).toEqual(before);
    expect(faults).toEqual([]);
  });

test('the single file holds the questions to practise, and asks nobody for them', async ({ page }) => {
  const { requests, faults } = watch(page);
  await page.goto(pathToFileURL(packageOnDisk('single', 'annual-practice')).href);
  const hand = keyboard(page);
  await openPractice(page, hand);
  await hand.press(button(page, practice.rounds.begin));
  await answer(page, true, hand);
  await expect(place(page).locator('.verdict')).toContainText(words.quiz.right);
  expect(requests.filter((url) => !/^(?:data|file):/.test(url))).toEqual([]);
  expect(faults).toEqual([]);
});
