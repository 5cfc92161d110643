import { act, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { course } from '../../src/runtime/course.ts';
import { phrase } from '../../src/runtime/phrase.ts';
import words from '../../src/strings/en-practice.json' with { type: 'json' };
import { assessment } from '../../src/strings/en-assessment.json' with { type: 'json' };
import page from '../../src/strings/en-page.json' with { type: 'json' };
import { quiz } from '../../src/strings/en.json' with { type: 'json' };
import { attempt } from '../unit/core/course.ts';
import {
  answer,
  asked,
  comeBack,
  eachOnItsOwn,
  heading,
  KEY,
  numberShown,
  open,
  openPage,
  playRound,
  press,
  question,
  questions,
  said,
  serve,
  valueOf,
  visit,
} from './practice-stage.tsx';

eachOnItsOwn();

describe('Before anything was practised', () => {
  test('the page says how it works, how many questions there are and where it is kept', async () => {
    await open(questions(12));
    expect(heading(words.opening.title)).toBeTruthy();
    expect(screen.getByText(/ask 12 questions/)).toBeTruthy();
    expect(screen.getByText(words.rounds.kept)).toBeTruthy();
    expect(screen.getByRole('img', { name: new RegExp(`^${words.opening.line}`) })).toBeTruthy();
    expect(screen.queryByRole('button', { name: words.overview.startOver })).toBeNull();
    expect(localStorage.length).toBe(0);
  });

  test('questions that do not arrive are asked for again at a press', async () => {
    openPage('throw new Error("gone")');
    await screen.findByRole('alert');
    serve(`export default ${JSON.stringify(questions(3))}`);
    press(assessment.retry);
    expect(await screen.findByText(/ask 3 questions/)).toBeTruthy();
  });
});

describe('A round', () => {
  test('asks up to ten, each once, and gives the focus to each new question', async () => {
    await open(questions(14));
    press(words.rounds.begin);
    const numbers: number[] = [];
    for (let n = 1; n <= 10; n += 1) {
      const shown = await question();
      await waitFor(() => expect(document.activeElement).toBe(shown));
      expect(within(shown).getByText(phrase(assessment.count, { n, of: 10 }))).toBeTruthy();
      numbers.push(await answer(true));
      press(n === 10 ? words.round.toEnd : assessment.next);
    }
    expect(new Set(numbers).size).toBe(10);
    expect(document.activeElement).toBe(heading(words.end.title));
  });

  test('tells of each answer at once what it is worth, why, and when it comes back, and announces it once', async () => {
    await open(questions(4));
    press(words.rounds.begin);
    await answer(true);
    expect(screen.getByText(quiz.right)).toBeTruthy();
    expect(screen.getAllByText('Because.')).toHaveLength(4);
    expect(screen.getByText('This question comes back in 3 days.')).toBeTruthy();
    await said(`${quiz.right} ${quiz.rightMore}`);
    press(assessment.next);
    await answer(false);
    expect(screen.getByText(quiz.wrong)).toBeTruthy();
    expect(screen.getByText('This question comes back in your next round.')).toBeTruthy();
    await said(`${quiz.wrong} ${quiz.wrongMore}`);
  });

  test('refuses an answer before there is one', async () => {
    await open(questions(4));
    press(words.rounds.begin);
    await question();
    press(quiz.answer);
    await said(quiz.chooseFirst);
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  test('ends with how many were right, what comes back when, and the lessons to look at again', async () => {
    await open(questions(6));
    await playRound((number) => number !== 2 && number !== 5);
    expect(screen.getByText('4 of 6 right.')).toBeTruthy();
    expect(valueOf('2 questions')).toBe(words.when.round);
    expect(valueOf('4 questions')).toBe('in 3 days');
    const rows = screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')]);
    expect(rows).toEqual([
      ['Lesson 1', '#/lesson-1'],
      ['Lesson 2', '#/lesson-2'],
    ]);
    expect(screen.getByText('Objective 2')).toBeTruthy();
    expect(screen.getByText('Objective 5')).toBeTruthy();
    expect(screen.queryByText('Objective 1')).toBeNull();
  });

  test('names a lesson that is not open yet without a way to it', async () => {
    const visiting = visit();
    const sequential = { ...visiting, plan: { ...visiting.plan, navigation: 'sequential' as const } };
    const lessons = sequential.plan.lessons.map((lesson) => ({ ...lesson, checks: [lesson.number] }));
    await open(questions(2), { ...sequential, plan: { ...sequential.plan, lessons } });
    await playRound(() => false);
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Lesson 1']);
    expect(screen.getByText(`Lesson 2, ${page.closed}`)).toBeTruthy();
  });

  test('asks what was missed once more in the next round, and first', async () => {
    await open(questions(12));
    const first = await playRound((number) => number % 2 === 0);
    const missed = first.filter((number) => number % 2 === 1);
    press(words.end.another);
    const again: number[] = [];
    for (let n = 0; n < missed.length; n += 1) {
      again.push(await answer(true));
      press(assessment.next);
    }
    expect(new Set(again)).toEqual(new Set(missed));
  });

  test('can be stopped, and what was answered by then is kept', async () => {
    await open(questions(6));
    press(words.rounds.begin);
    await answer(true);
    press(words.round.stop);
    expect(screen.getByText('1 of 1 right.')).toBeTruthy();
    press(words.overview.title);
    expect(document.activeElement).toBe(heading(words.overview.title));
    expect(valueOf(words.overview.new)).toBe('5');
  });

  test('that is stopped before the first answer leads back to where it began', async () => {
    await open(questions(6));
    press(words.rounds.begin);
    await question();
    press(words.round.stop);
    expect(document.activeElement).toBe(heading(words.opening.title));
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  test('takes questions of any type, whose code is fetched then', async () => {
    const pieces = ['First', 'Second'].map((text, index) => ({
      id: text,
      number: index + 1,
      text,
      feedback: 'So.',
    }));
    await open([{ ...asked(1), type: 'ordering', credit: 'partial', options: pieces }]);
    press(words.rounds.begin);
    const shown = await question();
    expect(within(shown).getByRole('button', { name: 'Move down: First' })).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(shown));
  });

  test('reaches no record: neither keeper hears of it, and the attempt stays as it was', async () => {
    const { heard } = await open(questions(3));
    const before = course.session();
    await playRound((number) => number > 1);
    expect(heard).toEqual([]);
    expect(course.session()).toBe(before);
  });
});

describe('Ahead of time', () => {
  test('a round is offered as such where nothing is due, and a right answer leaves everything as it was', async () => {
    await open(questions(2));
    await playRound(() => true);
    const kept = localStorage.getItem(KEY);
    await comeBack(1, 2);
    expect(screen.queryByRole('button', { name: words.rounds.begin })).toBeNull();
    press(words.rounds.ahead);
    await question();
    expect(screen.getByText(words.round.ahead)).toBeTruthy();
    await answer(true);
    expect(screen.getByText('This question comes back in 2 days.')).toBeTruthy();
    expect(localStorage.getItem(KEY)).toBe(kept);
  });
});

describe('While a try at the assessment runs', () => {
  const running = (numbers: readonly number[]) => {
    const items = numbers.map((number) => ({ question: number, chosen: null, right: false, credit: 0 }));
    return visit({ attempt: attempt({ tries: [{ seed: 5, items }] }) });
  };

  test('its questions are left out, and the page says so', async () => {
    await open(questions(6), running([1, 2, 3, 4]));
    expect(screen.getByText(words.rounds.reserved)).toBeTruthy();
    expect(new Set(await playRound(() => true))).toEqual(new Set([5, 6]));
  });

  test('that begins in the middle of a round, its questions leave the round', async () => {
    await open(questions(4));
    press(words.rounds.begin);
    const first = await answer(true);
    const rest = [1, 2, 3, 4].filter((number) => number !== first);
    void act(() => course.begin(running([first, ...rest.slice(1)]), [], []));
    expect(await numberShown()).toBe(rest[0]);
    await answer(true);
    press(words.round.toEnd);
    expect(screen.getByText('2 of 2 right.')).toBeTruthy();
  });

  test('that begins before the first answer and takes every question of the round, the round is gone', async () => {
    await open(questions(3));
    press(words.rounds.begin);
    await question();
    void act(() => course.begin(running([1, 2, 3]), [], []));
    expect(heading(words.opening.title)).toBeTruthy();
  });

  test('that takes them all, nothing can be begun', async () => {
    await open(questions(2), running([1, 2]));
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(words.rounds.reserved)).toBeTruthy();
  });
});
