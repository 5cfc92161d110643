import { randomUUID } from 'node:crypto';
import { type FrameLocator, type Page, expect } from '@playwright/test';
import type { Attempt, Place } from '../../src/core/attempt.ts';
import type { Question } from '../../src/core/question.ts';
import { encode } from '../../src/core/suspend.ts';
import { readCourse } from '../../src/packaging/course.ts';
import { bankOf, editionOf, planOf, questionsOf } from '../../src/packaging/edition-plan.ts';
import { courseRoot } from './build-editions.ts';

/** What the authors wrote: the tests know the keys from there, never from the page. */
export function authored() {
  const course = readCourse(courseRoot);
  const plan = planOf(course, 'annual');
  const quizzes = [...course.quizzes.keys()].flatMap((id) => questionsOf(course, id));
  return { course, plan, quizzes, bank: bankOf(course, editionOf(course, 'annual')) };
}

/** What the LMS holds of a learner who has done every lesson and stands at `place`. */
export function savedAfterLessons(place: Place): Readonly<Record<string, unknown>> {
  const { plan, quizzes } = authored();
  const checks = new Set(plan.lessons.flatMap((lesson) => lesson.checks));
  const attempt: Attempt = {
    registration: randomUUID(),
    seed: 1,
    place,
    opened: plan.lessons.map(({ number }) => number).sort((a, b) => a - b),
    answers: Object.fromEntries(
      quizzes
        .filter(({ number }) => checks.has(number))
        .map((question) => [question.number, { chosen: response(question, true), right: true }]),
    ),
    tries: [],
    runs: [],
    status: 'incomplete',
  };
  return {
    suspend_data: encode(attempt, plan.course),
    core: { lesson_location: 'assessment', lesson_status: 'incomplete', exit: 'suspend' },
  };
}

/** The numbers of the options to choose for a right, or a wrong, answer. */
export function response(question: Question, right: boolean): number[] {
  if (question.use === 'predict') return [question.options[0]?.number ?? 0];
  const keys = question.options.filter(({ correct }) => correct).map(({ number }) => number);
  if (right) return keys;
  return question.options
    .filter(({ correct }) => !correct)
    .slice(0, 1)
    .map(({ number }) => number);
}

/** What has the focus in the course: `q12=3` for an option, `q12 button` for the button of a question. */
function inFocus(course: FrameLocator): Promise<string> {
  return course.locator('body').evaluate((body) => {
    const focused = body.ownerDocument.activeElement;
    if (focused instanceof HTMLInputElement) return `${focused.name}=${focused.value}`;
    const question = focused?.closest<HTMLElement>('[data-question]')?.dataset['question'];
    return focused instanceof HTMLButtonElement && question !== undefined ? `q${question} button` : '';
  });
}

/** Presses Tab until the focus stands on what begins with `wanted`; a page that traps the focus fails here. */
async function tabTo(page: Page, course: FrameLocator, wanted: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await inFocus(course)).startsWith(wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${wanted}.`);
}

/** Answers a question with Tab, arrows, Space and Enter alone. */
export async function answerByKeyboard(
  page: Page,
  course: FrameLocator,
  question: Question,
  chosen: readonly number[],
): Promise<void> {
  const field = course.locator(`[data-question="${question.number}"]:visible`);
  await field.focus();
  await expect(field.getByRole('button')).not.toHaveAttribute('aria-disabled', 'true');
  const name = `q${question.number}`;
  if (question.type === 'choice') {
    await tabTo(page, course, `${name}=`);
    await page.keyboard.press('Space');
    for (let presses = 0; presses < question.options.length; presses += 1) {
      if ((await inFocus(course)) === `${name}=${chosen[0]}`) break;
      await page.keyboard.press('ArrowDown');
    }
  } else {
    for (const input of await field.getByRole('checkbox').all()) {
      const value = Number(await input.getAttribute('value'));
      if (!chosen.includes(value)) continue;
      await tabTo(page, course, `${name}=${value}`);
      await page.keyboard.press('Space');
    }
  }
  await tabTo(page, course, `${name} button`);
  await page.keyboard.press('Enter');
}

/** Answers a question with the mouse. */
export async function answer(
  course: FrameLocator,
  question: Question,
  chosen: readonly number[],
): Promise<void> {
  const field = course.locator(`[data-question="${question.number}"]:visible`);
  for (const number of chosen) await field.locator(`input[value="${number}"]`).check();
  const button = field.getByRole('button');
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await button.click();
}

/** Answers every question of the lesson on the page. */
export async function doLesson(
  course: FrameLocator,
  questions: readonly Question[],
  how: (question: Question, chosen: readonly number[]) => Promise<void>,
): Promise<void> {
  const numbers = await course
    .locator('article:not([hidden]) [data-question]')
    .evaluateAll((fields) => fields.map((field) => Number((field as HTMLElement).dataset['question'])));
  expect(numbers.length).toBeGreaterThan(0);
  for (const number of numbers) {
    const question = questions.find((candidate) => candidate.number === number);
    if (question === undefined) throw new Error(`Question ${number} is on the page and in no file.`);
    await course.locator(`[data-question="${number}"]:visible`).scrollIntoViewIfNeeded();
    await how(question, response(question, true));
  }
}

/** Takes a whole try. @returns the numbers of its questions in order */
export async function takeTry(
  course: FrameLocator,
  bank: readonly Question[],
  right: boolean,
  how: (question: Question, chosen: readonly number[]) => Promise<void>,
): Promise<number[]> {
  await course.getByRole('button', { name: /Start attempt/ }).click();
  const asked: number[] = [];
  for (let position = 1; position <= 10; position += 1) {
    const field = course.locator('[data-page="assessment"] [data-question]');
    await expect(field).toContainText(`Question ${position} of 10`);
    const number = Number(await field.getAttribute('data-question'));
    const question = bank.find((candidate) => candidate.number === number);
    if (question === undefined) throw new Error(`Question ${number} is in no bank.`);
    asked.push(number);
    await how(question, response(question, right));
  }
  await expect(course.getByRole('heading', { level: 1, name: 'Your result' })).toBeVisible();
  return asked;
}
