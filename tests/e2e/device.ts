import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Locator, type Page, expect } from '@playwright/test';
import type { Attempt, Place } from '../../src/core/attempt.ts';
import type { Question } from '../../src/core/question.ts';
import { decode } from '../../src/core/suspend.ts';
import { give } from './answering/give.ts';
import { mouse } from './answering/hand.ts';
import { response } from './answering/response.ts';
import { courseRoot } from './build-editions.ts';
import { authored, doLesson, fieldIn, known, perTry, savedAfterLessons } from './learner.ts';

const { bank, plan } = authored();

/** Absolute path of what the build made of an edition for nobody's LMS: the folder `web`, or the file `single`. */
export function packageOnDisk(target: 'web' | 'single', edition = 'annual'): string {
  const packages = join(courseRoot, 'dist/packages');
  const found = readdirSync(packages, { withFileTypes: true }).find(
    (entry) => entry.name.startsWith(`${edition}-${target}-`) && entry.isDirectory() === (target === 'web'),
  );
  if (found === undefined) throw new Error(`${packages} has no package ${edition} for ${target}.`);
  return join(packages, found.name);
}

/** What a page asked for and what went wrong in it, from the first request on. */
export interface Watched {
  readonly requests: readonly string[];
  /** Errors of script, console and content security policy, and failed or refused requests. */
  readonly faults: readonly string[];
}

/** Listens to a page; called before it opens anything. */
export function watch(page: Page): Watched {
  const requests: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url().slice(0, 200)}`));
  page.on('response', (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()}: ${answer.url()}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text()))
      faults.push(message.text());
  });
  return { requests, faults };
}

/** Puts on the device what it holds of a learner who has done every lesson and stands at `place`. */
export async function seedDevice(page: Page, place: Place, cmi = savedAfterLessons(place)): Promise<void> {
  const saved = JSON.stringify({ cmi });
  await page.addInitScript(
    ({ key, text }) => {
      const [opening] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      // A page that is loaded again can be faster than the storage, and what that holds must stay.
      if (opening?.type === 'reload') return;
      if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
    },
    { key: `${plan.course}:scorm12`, text: saved },
  );
}

/** What the device holds of the learner now. */
export async function attemptOnDevice(page: Page): Promise<Attempt> {
  const text = await page.evaluate((key) => localStorage.getItem(key), `${plan.course}:scorm12`);
  const { cmi } = JSON.parse(text ?? '{}') as { readonly cmi?: { readonly suspend_data?: string } };
  const decoded = decode(cmi?.suspend_data ?? '', plan);
  if (decoded.kind !== 'restored') throw new Error(`The saved state is ${JSON.stringify(decoded)}.`);
  return decoded.attempt;
}

/** The question on the page. */
export const fieldOf: (page: Page, question: Question) => Locator = fieldIn;

/** Answers a question of the page. */
export async function answerOn(page: Page, question: Question, right: boolean): Promise<void> {
  const field = fieldOf(page, question);
  await field.scrollIntoViewIfNeeded();
  await give(field, question, { chosen: response(question, right), hand: mouse });
}

/** Answers the lessons' own questions on the page shown, all of them right. */
export async function answerLesson(page: Page, questions: readonly Question[]): Promise<void> {
  await doLesson(page, questions, (question) => answerOn(page, question, true));
}

/**
 * Takes a whole try of the assessment.
 * @param wrong how many of its questions, the first ones, are answered wrong
 */
export async function takeTryOn(page: Page, wrong: number): Promise<void> {
  const count = perTry();
  await page.getByRole('button', { name: /Start attempt/ }).click();
  const field = page.locator('[data-page="assessment"] [data-question]');
  for (let position = 1; position <= count; position += 1) {
    await expect(field).toContainText(`Question ${position} of ${count}`);
    const number = Number(await field.getAttribute('data-question'));
    await answerOn(page, known(bank, number), position > wrong);
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Your result' })).toBeVisible();
}
