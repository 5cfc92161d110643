import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { SortingQuestion as Sorting } from '../../src/core/question.ts';
import { SortingQuestion } from '../../src/widgets/sorting/SortingQuestion.tsx';
import { button, heard, press, questionStage } from './question-stage.tsx';

const question: Sorting = {
  id: 'seen-or-guessed',
  number: 33,
  type: 'sorting',
  use: 'check',
  lesson: 'l5',
  objective: 'O-5.1',
  stem: 'Observation, or assumption?',
  credit: 'all',
  options: [
    { id: 'hands', number: 1, text: 'Hands in the pocket', feedback: 'You can point to it.', target: 4 },
    { id: 'high', number: 2, text: 'High on something', feedback: 'Fear can look the same.', target: 5 },
    { id: 'silent', number: 3, text: 'Has not answered twice', feedback: 'You counted.', target: 4 },
  ],
  targets: [
    { id: 'observed', number: 4, text: 'Observed' },
    { id: 'assumed', number: 5, text: 'Assumed' },
  ],
};

const { onAnswer, show } = questionStage(SortingQuestion, question);

const radio = (line: string, category: string) =>
  within(screen.getByRole('radiogroup', { name: line })).getByRole<HTMLInputElement>('radio', {
    name: category,
  });

/** An arrow key or Space on a native radio button: both reach the page as a click on it. */
function sort(line: string, category: string): void {
  radio(line, category).focus();
  fireEvent.click(document.activeElement ?? document.body);
}

describe('Lines to sort', () => {
  test('are sorted by keyboard alone, and the answer tells the category of each', () => {
    show();
    sort('Has not answered twice', 'Assumed');
    sort('Hands in the pocket', 'Observed');
    sort('High on something', 'Observed');
    sort('High on something', 'Assumed');
    press(button('Answer'));
    expect(onAnswer.mock.calls.map(([judged]) => judged.chosen)).toEqual([[4, 5, 5]]);
  });

  test('say how many are still to sort', () => {
    show();
    expect(screen.getByText(/3 of 3 still to sort\.$/)).toBeDefined();
    sort('Hands in the pocket', 'Assumed');
    sort('High on something', 'Assumed');
    sort('High on something', 'Observed');
    expect(screen.getByText(/1 of 3 still to sort\.$/)).toBeDefined();
  });

  test('are no answer before each is sorted, and the learner is told so', async () => {
    show();
    sort('High on something', 'Assumed');
    press(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
    await heard('Sort every line first: 2 of 3 still to sort.');
  });

  test('keep what was chosen before the page came alive', () => {
    const { update } = show({ live: false });
    for (const { text } of question.options) radio(text, 'Assumed').checked = true;
    press(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
    update({ live: true });
    press(button('Answer'));
    expect(onAnswer.mock.calls.map(([judged]) => judged.chosen)).toEqual([[5, 5, 5]]);
  });
});

describe('A sorting that was answered', () => {
  test('tells the verdict, and of each line its category and its reason', async () => {
    const { update } = show();
    for (const { text } of question.options) sort(text, 'Observed');
    press(button('Answer'));
    await heard('Partly right. 2 of 3 sorted. Here is why, line by line.');
    const answer = document.activeElement;
    update({ answered: [4, 4, 4] });
    expect(screen.getByText('Partly right.').parentElement?.textContent).toBe(
      'Partly right. 2 of 3 sorted. Here is why, line by line.',
    );
    expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
      'Hands in the pocketRight: ObservedYou can point to it.',
      'High on somethingYou: ObservedBetter: AssumedFear can look the same.',
      'Has not answered twiceRight: ObservedYou counted.',
    ]);
    expect(document.activeElement).toBe(answer);
    expect(answer?.textContent).toBe('Try again');
  });

  test('starts afresh with a retry', () => {
    const { update } = show();
    for (const { text } of question.options) sort(text, 'Observed');
    update({ answered: [4, 4, 4] });
    update({ answered: null });
    expect(screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked)).toEqual([]);
    expect(screen.getByText(/3 of 3 still to sort\.$/)).toBeDefined();
    press(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
  });
});
