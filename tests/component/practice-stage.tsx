import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { LessonPlan } from '../../src/core/plan.ts';
import type { ChoiceQuestion, Question } from '../../src/core/question.ts';
import type { Effect, Session } from '../../src/core/session.ts';
import { course } from '../../src/runtime/course.ts';
import words from '../../src/strings/en-practice.json' with { type: 'json' };
import { assessment } from '../../src/strings/en-assessment.json' with { type: 'json' };
import { quiz } from '../../src/strings/en.json' with { type: 'json' };
import { PracticePage } from '../../src/widgets/practice/PracticePage.tsx';
import { final, lesson, plan, session } from '../unit/core/course.ts';

export const KEY = 'course:practice:annual';

/** Question `n` is about the objective `O-n`, which lesson 1 has for odd numbers and lesson 2 for even ones. */
export const asked = (number: number): ChoiceQuestion => ({
  ...final(number),
  stem: `Question number ${number}?`,
  objective: `O-${number}`,
  lesson: number % 2 === 1 ? 'lesson-1' : 'lesson-2',
});

export const questions = (count: number): readonly Question[] =>
  Array.from({ length: count }, (_, index) => asked(index + 1));

const withObjectives = (number: number): LessonPlan => ({
  ...lesson(number),
  objectives: Array.from({ length: 20 }, (_, index) => index + 1)
    .filter((one) => one % 2 === number % 2)
    .map((one) => ({ id: `O-${one}`, text: `Objective ${one}`, checks: [], items: [one] })),
});

/** A visit whose learner has both lessons open. */
export const visit = (over: Partial<Session> = {}): Session =>
  session({ plan: plan({ lessons: [withObjectives(1), withObjectives(2)], navigation: 'free' }), ...over });

/** A calendar day, at noon. @param later days after the first one */
export function setDay(later: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 4, 1 + later, 12) });
}

/**
 * The page as a visit finds it.
 *
 * @param learner id as the LMS gave it
 * @returns what both record keepers hear, and how to close it
 */
export function openPage(module: string, visiting = visit(), learner = '') {
  document.body.innerHTML = `
    <script type="application/json" id="settings"></script>
    <p id="announcer" role="status"></p>
    <dialog id="dialog" aria-labelledby="dialog-title"></dialog>
    <main></main>`;
  serve(module);
  const heard: Effect[] = [];
  void act(() => course.begin(visiting, [], [(effects) => heard.push(...effects)], learner));
  const { unmount } = render(<PracticePage />, {
    container: document.querySelector('main') ?? document.body,
  });
  return { heard, unmount };
}

/** Has the page's settings name this module as the questions to practise. */
export function serve(module: string): void {
  const element = document.getElementById('settings');
  const address = `data:text/javascript,${encodeURIComponent(module)}`;
  if (element !== null) element.textContent = JSON.stringify({ practice: address });
}

/** The same with these questions, once they are there. */
export async function open(there: readonly Question[], visiting = visit(), learner = '') {
  const opened = openPage(`export default ${JSON.stringify(there)}`, visiting, learner);
  await screen.findByRole('heading', { level: 2 });
  return opened;
}

/** Space or Enter on a native button is heard as a click on what has the focus. */
export function press(name: string): void {
  const button = screen.getByRole('button', { name });
  button.focus();
  fireEvent.click(document.activeElement ?? document.body);
}

/** The question on the page, which has its stem for a name. */
export const question = () => screen.findByRole('group', { name: /Question number \d+\?/ });

export async function numberShown(): Promise<number> {
  return Number((await question()).dataset['question']);
}

/** Gives an answer and stays with its reasons. Of four options the first is right. */
export async function answer(right: boolean): Promise<number> {
  const number = await numberShown();
  fireEvent.click(screen.getByRole('radio', { name: right ? 'Option 1' : 'Option 2' }));
  press(quiz.answer);
  return number;
}

/** Answers every question of a round. @param isRight by the question's number @returns the numbers, as they were asked */
export async function playRound(isRight: (number: number) => boolean): Promise<readonly number[]> {
  press(
    screen.queryByRole('button', { name: words.rounds.begin }) === null
      ? words.rounds.ahead
      : words.rounds.begin,
  );
  const numbers: number[] = [];
  for (;;) {
    const number = await numberShown();
    numbers.push(await answer(isRight(number)));
    const isLast = screen.queryByRole('button', { name: words.round.toEnd }) !== null;
    press(isLast ? words.round.toEnd : assessment.next);
    if (isLast) return numbers;
  }
}

/** Every test begins on the first day, on the learner's own device, with nothing kept, and leaves nothing behind. */
export function eachOnItsOwn(): void {
  beforeEach(() => {
    localStorage.clear();
    setDay(0);
    document.documentElement.dataset['record'] = 'device';
  });

  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    document.body.replaceChildren();
    delete document.documentElement.dataset['record'];
  });
}

export const heading = (name: string) => screen.getByRole('heading', { name });
export const said = (sentence: string) =>
  waitFor(() => expect(document.getElementById('announcer')?.textContent).toBe(sentence));

/** The value beside a term. */
export function valueOf(term: string): string | null | undefined {
  return screen.getByText(term, { selector: 'dt' }).nextElementSibling?.textContent;
}

/** A visit on another day, with what was kept until then. */
export async function comeBack(later: number, count: number) {
  cleanup();
  setDay(later);
  return open(questions(count));
}
