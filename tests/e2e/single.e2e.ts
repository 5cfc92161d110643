import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Page, expect, test } from '@playwright/test';
import assessmentWords from '../../src/strings/en-assessment.json' with { type: 'json' };
import words from '../../src/strings/en.json' with { type: 'json' };
import { projectRoot } from '../support/course-copy.ts';
import {
  type Watched,
  answerOn,
  attemptOnDevice,
  fieldOf,
  packageOnDisk,
  seedDevice,
  takeTryOn,
  watch,
} from './device.ts';
import { authored } from './learner.ts';

const { plan, quizzes } = authored();
const firstCheck = quizzes.find(({ number }) => number === plan.lessons[0]?.checks[0]);
if (firstCheck === undefined) throw new Error('The first lesson of the edition annual has no check.');

/** The address that a double click opens. */
const address = (): string => pathToFileURL(packageOnDisk('single')).href;

async function open(page: Page): Promise<void> {
  await page.goto(address());
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
}

/** The file alone was read; what stands in it is read as `data:`. */
function expectAlone({ requests, faults }: Watched): void {
  const fetched = requests.filter((url) => !url.startsWith('data:')).map((url) => url.replace(/#.*$/, ''));
  expect([...new Set(fetched)]).toEqual([address()]);
  expect(faults).toEqual([]);
}

test('the file opens by double click, asks nothing, takes answers and keeps them on the device', async ({
  page,
}) => {
  const watched = watch(page);
  await open(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await answerOn(page, firstCheck, false);
  await expect(fieldOf(page, firstCheck)).toContainText(words.quiz.wrong);

  await page.reload();
  await fieldOf(page, firstCheck).scrollIntoViewIfNeeded();
  await expect(fieldOf(page, firstCheck)).toContainText(words.quiz.wrong);
  expectAlone(watched);
});

test('the assessment in the file is taken to its result, which a reload still shows', async ({ page }) => {
  const watched = watch(page);
  await seedDevice(page, { page: 'assessment' });
  await open(page);
  await takeTryOn(page, 0);
  const result = page.locator('[data-page="result"]');
  await expect(result).toContainText(assessmentWords.result.passed);
  await expect(result).toContainText(assessmentWords.result.byObjective);
  await expect(result.getByRole('button', { name: assessmentWords.record.print })).toBeVisible();

  expect((await attemptOnDevice(page)).status).toBe('passed');
  await page.reload();
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
  await expect(result).toContainText(assessmentWords.result.passed);
  await expect(result).toContainText(assessmentWords.result.byObjective);
  expectAlone(watched);
});

test('the licences of what stands in the file stand in it too, readable and unchanged', async ({ page }) => {
  await open(page);
  const notices = readFileSync(`${projectRoot}/THIRD-PARTY-NOTICES.md`, 'utf8');
  const shown = await page.locator('#third-party-notices').evaluate((block) => block.textContent);
  expect(shown.trim()).toBe(notices.trim());
});
