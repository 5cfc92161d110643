import { type FrameLocator, type Locator, type Page, expect } from '@playwright/test';
import type { Attempt, PracticeAnswer, TryItem } from '../../src/core/attempt.ts';
import type { Question } from '../../src/core/question.ts';
import type { StoredInteraction, StoredObjective } from '../support/lms-under-test.ts';
import type { Clock } from './determined-page.ts';
import { authored, response } from './learner.ts';

const { bank, plan, quizzes } = authored();
const assessment = plan.assessment;
if (assessment === null) throw new Error('The edition annual has no assessment.');
const { passMark, questions: asked } = assessment;

const READING_MS = 61_500;
/** Of ten questions; eight right ones are 80 of 100. */
const WRONG_POSITIONS = new Set([3, 8]);

/** The course, in an LMS's frame or on its own. */
export type CourseView = FrameLocator | Page;

/** What the learner did, as the author files judge it. */
export interface Deeds {
  readonly answers: readonly DoneAnswer[];
  readonly objectives: readonly StoredObjective[];
  /** Percent. */
  readonly score: number;
  readonly totalMs: number;
  /** Without what the course draws by itself. */
  readonly attempt: Omit<Attempt, 'registration' | 'seed' | 'tries'> & {
    readonly tries: readonly { readonly items: readonly TryItem[] }[];
  };
}

/** Options in ascending order: they are a set in every standard. */
export interface DoneAnswer extends StoredInteraction {
  /** Time of day, UTC, `HH:MM:SS`. */
  readonly answeredAt: string;
}

/**
 * Reads every lesson, answers all that is asked there, takes the assessment and stands before the result.
 * @param course as it was opened: at the first lesson
 */
export async function takeCourse(course: CourseView, clock: Clock): Promise<Deeds> {
  const openedAt = clock.now();
  const practice: DoneAnswer[] = [];
  for (const lesson of plan.lessons) {
    practice.push(...(await takeLesson(course, clock, lesson.id)));
    await course.getByRole('link', { name: /Next/ }).click();
  }
  const tried = await takeAssessment(course, clock);
  await clock.pass(READING_MS);
  const score = (100 * tried.filter(({ result }) => result === 'correct').length) / asked;
  return {
    answers: [...practice, ...tried],
    objectives: objectivesAfter(tried),
    score,
    totalMs: clock.now() - openedAt,
    attempt: {
      place: { page: 'result' },
      opened: plan.lessons.map(({ number }) => number).sort((a, b) => a - b),
      answers: Object.fromEntries(practice.map((done) => [numberOf(done.key), practiceAnswer(done)])),
      tries: [{ items: tried.map(tryItem) }],
      runs: [],
      status: 'passed',
    },
  };
}

/** Every third question is answered wrong. */
async function takeLesson(course: CourseView, clock: Clock, lesson: string): Promise<DoneAnswer[]> {
  const page = course.locator(`[data-page="${lesson}"]`);
  await expect(page).toBeVisible();
  const shownAt = clock.now();
  const numbers = await page
    .locator('[data-question]')
    .evaluateAll((fields) => fields.map((field) => Number((field as HTMLElement).dataset['question'])));
  expect(numbers.length).toBeGreaterThan(0);
  // A question counts as shown from the moment it came alive, which it does when it is scrolled to.
  for (const quiz of await page.locator('.quiz').all()) {
    await quiz.scrollIntoViewIfNeeded();
    await expect(quiz.getByRole('button').first()).not.toHaveAttribute('aria-disabled', 'true');
  }
  await clock.pass(READING_MS);
  const done: DoneAnswer[] = [];
  for (const number of numbers) {
    const question = known(quizzes, number);
    const chosen = response(question, number % 3 !== 0);
    await clock.pass(thinkingMs(number));
    await answer(page.locator(`[data-question="${number}"]`), chosen);
    done.push(deed({ key: `q${number}`, question, chosen, weighting: 0, shownAt, now: clock.now() }));
  }
  return done;
}

async function takeAssessment(course: CourseView, clock: Clock): Promise<DoneAnswer[]> {
  await course.getByRole('button', { name: /Start attempt 1/ }).click();
  const field = course.locator('[data-page="assessment"] [data-question]');
  const done: DoneAnswer[] = [];
  for (let position = 1; position <= asked; position += 1) {
    await expect(field).toContainText(`Question ${position} of ${asked}`);
    // It counts as shown from the moment it takes the focus.
    await expect(field).toBeFocused();
    const number = Number(await field.getAttribute('data-question'));
    const question = known(bank, number);
    const chosen = response(question, !WRONG_POSITIONS.has(position));
    const shownAt = clock.now();
    await clock.pass(thinkingMs(number));
    await answer(field, chosen);
    done.push(deed({ key: `t1_q${number}`, question, chosen, weighting: 1, shownAt, now: clock.now() }));
  }
  await expect(course.getByRole('heading', { level: 1, name: 'Your result' })).toBeVisible();
  return done;
}

/** Clicks without a pointer: hundreds of answers with the waits of a mouse would take minutes. */
async function answer(field: Locator, chosen: readonly number[]): Promise<void> {
  await field.evaluate((fieldset, numbers) => {
    for (const number of numbers) fieldset.querySelector<HTMLElement>(`input[value="${number}"]`)?.click();
    fieldset.querySelector('button')?.click();
  }, chosen);
}

/** No two questions take the same time; hundredths are the least that every standard holds. */
function thinkingMs(number: number): number {
  return 4_000 + number * 370;
}

interface Answered extends Pick<DoneAnswer, 'key' | 'chosen' | 'weighting'> {
  readonly question: Question;
  readonly shownAt: number;
  readonly now: number;
}

function deed({ key, question, chosen, weighting, shownAt, now }: Answered): DoneAnswer {
  const correct = ascending(question.options.filter((one) => one.correct).map(({ number }) => number));
  const given = ascending(chosen);
  const isRight = String(given) === String(correct);
  const result = question.use === 'predict' ? 'neutral' : isRight ? 'correct' : 'incorrect';
  const answeredAt = new Date(now).toISOString().slice(11, 19);
  return { key, chosen: given, correct, result, weighting, latencyMs: now - shownAt, answeredAt };
}

/** Every lesson is done, so that every objective was practised; the assessment judges those it asked about. */
function objectivesAfter(tried: readonly DoneAnswer[]): readonly StoredObjective[] {
  return plan.lessons.flatMap(({ objectives }) =>
    objectives.map(({ id }) => {
      const about = tried.filter(({ key }) => known(bank, numberOf(key)).objective === id);
      if (about.length === 0) return { id, completed: true, success: 'unknown' as const, scaled: null };
      const scaled = about.filter(({ result }) => result === 'correct').length / about.length;
      return { id, completed: true, success: scaled >= passMark / 100 ? 'passed' : 'failed', scaled };
    }),
  );
}

function practiceAnswer({ chosen, result }: DoneAnswer): PracticeAnswer {
  return { chosen, right: result === 'neutral' ? null : result === 'correct' };
}

function tryItem({ key, chosen, result }: DoneAnswer): TryItem {
  return { question: numberOf(key), chosen, right: result === 'correct' };
}

/** The question's number in the key of its answer, `q12` or `t1_q207`. */
export function numberOf(key: string): number {
  return Number(key.replace(/^.*q/, ''));
}

export function ascending(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}

export function known(questions: readonly Question[], number: number): Question {
  const found = questions.find((question) => question.number === number);
  if (found === undefined) throw new Error(`Question ${number} is in no author file.`);
  return found;
}
