import { type FrameLocator, type Locator, type Page, expect } from '@playwright/test';
import type { Place } from '../../src/core/attempt.ts';
import type { Question, QuestionType, Response } from '../../src/core/question.ts';
import { questionsPerTry } from '../../src/core/tries.ts';
import words from '../../src/strings/en.json' with { type: 'json' };
import { give } from './answering/give.ts';
import { keyboard, mouse } from './answering/hand.ts';
import { response } from './answering/response.ts';
import { type Authored, checkIn, keptAuthored } from './authored.ts';
import { courseRoot } from './build-editions.ts';
import { savedAttempt, type Undone } from './saved-attempt.ts';

/** The course, in an LMS's frame or on its own. */
export type CourseView = FrameLocator | Page;

let read: Authored | undefined;

/** What the authors wrote: the tests know the keys from there, never from the page. */
export function authored(): Authored {
  read ??= keptAuthored(courseRoot);
  return read;
}

/** A question of the lessons that every learner is asked. @throws Error where the authors wrote none of the type */
export function checkOf(type: QuestionType, lesson?: string): Question {
  return checkIn(authored(), type, lesson);
}

/** How many answers of the lessons are on record once all of them are done. */
export function practiceCount(): number {
  const { plan, quizzes } = authored();
  const predicts = quizzes.filter(({ use }) => use === 'predict').length;
  return plan.lessons.reduce(
    (sum, { checks, draws }) => sum + checks.length + draws.reduce((drawn, { count }) => drawn + count, 0),
    predicts,
  );
}

/** Questions in one try at the assessment. */
export function perTry(): number {
  const { assessment } = authored().plan;
  return assessment === null ? 0 : questionsPerTry(assessment);
}

/** What the LMS holds of a learner who has done every lesson, played every scenario and stands at `place`. */
export function savedAfterLessons(place: Place): Readonly<Record<string, unknown>> {
  return savedWith(place);
}

/** The same of a learner who has done as much of it as said. */
export function savedWith(place: Place, undone: Undone = {}): Readonly<Record<string, unknown>> {
  const { state, bookmark } = savedAttempt(authored(), place, undone);
  return {
    suspend_data: state,
    core: { lesson_location: bookmark, lesson_status: 'incomplete', exit: 'suspend' },
  };
}

/** The question on the page. */
export function fieldIn(course: CourseView, { number }: Pick<Question, 'number'>): Locator {
  return course.locator(`[data-question="${number}"]:visible`);
}

/** Answers a question with Tab, arrows, Space and Enter alone. */
export async function answerByKeyboard(
  page: Page,
  course: FrameLocator,
  { question, chosen }: { readonly question: Question; readonly chosen: Response },
): Promise<void> {
  const field = fieldIn(course, question);
  await field.focus();
  await give(field, question, { chosen, hand: keyboard(page) });
}

/** Answers a question with the mouse. */
export async function answer(course: CourseView, question: Question, chosen: Response): Promise<void> {
  const field = fieldIn(course, question);
  await field.scrollIntoViewIfNeeded();
  await give(field, question, { chosen, hand: mouse });
}

/** Scrolls through the place on the screen, so that all of it is alive: a draw shows its questions only then. */
export async function wake(course: CourseView): Promise<void> {
  const place = course.locator('article:not([hidden])');
  // Right after a reload nothing watches yet what is scrolled to.
  await expect(async () => {
    await expect(place.locator('[data-from]')).toHaveCount(0);
    await place.evaluate(async (article) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (const island of article.querySelectorAll('astro-island[ssr]')) {
        island.firstElementChild?.scrollIntoView();
        await frame();
        await frame();
      }
    });
    await expect(place.locator('astro-island[ssr]')).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(place.getByText(words.quiz.starting)).toHaveCount(0);
}

/** Numbers of the questions of the place on the screen, in the order they stand. */
export async function numbersIn(course: CourseView): Promise<readonly number[]> {
  await wake(course);
  const numbers = await course
    .locator('article:not([hidden]) [data-question]')
    .evaluateAll((fields) => fields.map((field) => Number((field as HTMLElement).dataset['question'])));
  expect(numbers.length).toBeGreaterThan(0);
  return numbers;
}

export function known(questions: readonly Question[], number: number): Question {
  const found = questions.find((question) => question.number === number);
  if (found === undefined) throw new Error(`Question ${number} is in no author file.`);
  return found;
}

/** Answers every question of the lesson on the page. */
export async function doLesson(
  course: CourseView,
  questions: readonly Question[],
  how: (question: Question, chosen: Response) => Promise<void>,
): Promise<void> {
  for (const number of await numbersIn(course)) {
    const question = known(questions, number);
    await how(question, response(question, true));
  }
}

/** Takes a whole try. @returns the numbers of its questions in order */
export async function takeTry(
  course: CourseView,
  bank: readonly Question[],
  right: boolean,
  how: (question: Question, chosen: Response) => Promise<void>,
): Promise<number[]> {
  await course.getByRole('button', { name: /Start attempt/ }).click();
  const asked: number[] = [];
  for (let position = 1; position <= perTry(); position += 1) {
    const field = course.locator('[data-page="assessment"] [data-question]');
    await expect(field).toContainText(`Question ${position} of ${perTry()}`);
    const question = known(bank, Number(await field.getAttribute('data-question')));
    asked.push(question.number);
    await how(question, response(question, right));
  }
  await expect(course.getByRole('heading', { level: 1, name: 'Your result' })).toBeVisible();
  return asked;
}
