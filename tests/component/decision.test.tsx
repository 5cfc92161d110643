import { cleanup, render, screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Branch, DecisionQuestion as Decision, Option } from '../../src/core/question.ts';
import words from '../../src/strings/en-decision.json' with { type: 'json' };
import shared from '../../src/strings/en.json' with { type: 'json' };
import { DecisionQuestion } from '../../src/widgets/decision/DecisionQuestion.tsx';
import { button, heard, press, questionStage } from './question-stage.tsx';

const option = (number: number, text: string, correct: boolean): Option => ({
  id: `o${number}`,
  number,
  text,
  correct,
  feedback: `Reason of ${number}.`,
});

const branch = (first: Option, then: string, options: readonly Option[]): Branch => ({
  ...first,
  // oxlint-disable-next-line unicorn/no-thenable -- the question's own word; it is text, and never called
  then,
  stem: `And then, after ${first.number}?`,
  options,
});

const question: Decision = {
  id: 'two-steps',
  number: 31,
  type: 'decision',
  use: 'check',
  lesson: 'l7',
  objective: 'O-7.2',
  stem: 'What do you do first?',
  credit: 'partial',
  options: [
    branch(option(1, 'Step in', false), 'He steps back.', [
      option(4, 'Follow him', false),
      option(5, 'Stop and give room', true),
    ]),
    branch(option(2, 'Wait at the door', true), 'He looks up.', [
      option(6, 'Give an order', false),
      option(7, 'Say your name', true),
      option(8, 'Ask him his', true),
    ]),
  ],
};

const { onAnswer, Kept } = questionStage(DecisionQuestion, question);

const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
const secondStep = (number: number) => screen.getByRole('group', { name: `And then, after ${number}?` });

function decide(first: RegExp) {
  press(radio(first));
  press(button(words.decide));
}

describe('The first step', () => {
  test('shows what comes of it and asks the second one, and the focus goes to what happens', () => {
    render(<Kept />);
    expect(screen.queryByText('He looks up.')).toBeNull();
    decide(/Wait at the door/);
    expect(document.activeElement).toBe(screen.getByText('He looks up.'));
    expect(within(secondStep(2)).getAllByRole('radio')).toHaveLength(3);
    expect(radio(/Wait at the door/).checked).toBe(true);
    expect(radio(/Step in/).disabled).toBe(true);
  });

  test('is not decided without a choice, and this is said', async () => {
    render(<Kept />);
    press(button(words.decide));
    await heard(words.chooseFirst);
    expect(screen.getAllByRole('radio')).toHaveLength(2);
  });

  test('can be taken back: the choice stands where it was, has the focus, and can be changed', () => {
    render(<Kept />);
    decide(/Wait at the door/);
    press(radio(/Say your name/));
    press(button(words.again));
    expect(screen.queryByText('He looks up.')).toBeNull();
    expect(document.activeElement).toBe(radio(/Wait at the door/));
    expect(radio(/Wait at the door/).checked).toBe(true);
    decide(/Step in/);
    expect(screen.getByText('He steps back.')).toBeTruthy();
    for (const input of within(secondStep(1)).getAllByRole<HTMLInputElement>('radio'))
      expect(input.checked).toBe(false);
  });
});

describe('An answer', () => {
  test('before the first step is decided is refused in words, even where it is chosen', async () => {
    render(<Kept />);
    press(radio(/Wait at the door/));
    press(button(shared.quiz.answer));
    expect(onAnswer).not.toHaveBeenCalled();
    await heard(words.decideFirst);
  });

  test('without a second step is refused in words', async () => {
    render(<Kept />);
    decide(/Wait at the door/);
    press(button(shared.quiz.answer));
    expect(onAnswer).not.toHaveBeenCalled();
    await heard(words.chooseThen);
  });

  test('is the branch and the option in it, and the focus stays on its button', () => {
    render(<Kept />);
    decide(/Wait at the door/);
    press(radio(/Say your name/));
    press(button(shared.quiz.answer));
    expect(onAnswer).toHaveBeenCalledOnce();
    expect(onAnswer.mock.lastCall?.[0].chosen).toEqual([2, 7]);
    expect(document.activeElement).toBe(button(shared.quiz.again));
  });

  test('is told with the verdict, each option’s reason in both steps, and what else is right', () => {
    render(<Kept />);
    decide(/Wait at the door/);
    press(radio(/Say your name/));
    press(button(shared.quiz.answer));
    expect(screen.getByText(shared.quiz.right)).toBeTruthy();
    expect(screen.getByText(words.rightMore)).toBeTruthy();
    for (const number of [1, 2, 6, 7, 8]) expect(screen.getByText(`Reason of ${number}.`)).toBeTruthy();
    expect(radio(/Wait at the door/).labels?.[0]?.textContent).toContain(shared.quiz.yours);
    expect(radio(/Say your name/).checked).toBe(true);
    expect(radio(/Ask him his/).labels?.[0]?.textContent).toContain(words.also);
    expect(screen.queryByRole('button', { name: words.again })).toBeNull();
  });

  test('that is partly right shows the best answer, and the other way on request', () => {
    render(<Kept />);
    decide(/Step in/);
    press(radio(/Stop and give room/));
    press(button(shared.quiz.answer));
    expect(screen.getByText(shared.quiz.partly)).toBeTruthy();
    expect(screen.getByText(words.partlyMore)).toBeTruthy();
    expect(radio(/Wait at the door/).labels?.[0]?.textContent).toContain(shared.quiz.best);
    const other = screen.getByText(words.otherWays).closest('details');
    expect(other?.open).toBe(false);
    expect(other?.textContent).toBe(`${words.otherWays}Wait at the doorHe looks up.`);
  });

  test('that is wrong in both steps says so', () => {
    render(<Kept />);
    decide(/Step in/);
    press(radio(/Follow him/));
    press(button(shared.quiz.answer));
    expect(screen.getByText(shared.quiz.wrong)).toBeTruthy();
  });

  test('can be tried again from the first step, with nothing chosen', () => {
    render(<Kept />);
    decide(/Step in/);
    press(radio(/Follow him/));
    press(button(shared.quiz.answer));
    press(button(shared.quiz.again));
    expect(document.activeElement).toBe(button(shared.quiz.answer));
    const inputs = screen.getAllByRole<HTMLInputElement>('radio');
    expect(inputs.map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [false, false],
      [false, false],
    ]);
    expect(screen.queryByText('He steps back.')).toBeNull();
  });
});

test('What was chosen before the page came alive counts, but nothing is decided before', () => {
  const { rerender } = render(<Kept live={false} />);
  press(radio(/Wait at the door/));
  press(button(words.decide));
  expect(screen.queryByText('He looks up.')).toBeNull();
  rerender(<Kept />);
  expect(radio(/Wait at the door/).checked).toBe(true);
  press(button(words.decide));
  expect(screen.getByText('He looks up.')).toBeTruthy();
});

test('The options stand in the author’s order, or in the order of the recorded seed', () => {
  const texts = () => screen.getAllByRole<HTMLInputElement>('radio').map((input) => Number(input.value));
  render(<Kept />);
  expect(texts()).toEqual([1, 2]);
  const orders = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
    cleanup();
    render(<Kept seed={seed} />);
    return texts().join();
  });
  expect(new Set(orders)).toEqual(new Set(['1,2', '2,1']));
});
