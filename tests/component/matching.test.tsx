import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { MatchingQuestion as Matching } from '../../src/core/question.ts';
import { MatchingQuestion } from '../../src/widgets/matching/MatchingQuestion.tsx';
import { button, heard, press, questionStage } from './question-stage.tsx';

const question: Matching = {
  id: 'act-and-part',
  number: 32,
  type: 'matching',
  use: 'check',
  lesson: 'l1',
  objective: 'O-1.1',
  stem: 'Match each act to the part of the definition it serves.',
  credit: 'all',
  options: [
    { id: 'wait', number: 5, text: 'Wait', feedback: 'Waiting makes time.', target: 6 },
    { id: 'back', number: 1, text: 'Move back', feedback: 'Distance lowers it.', target: 3 },
    { id: 'team', number: 2, text: 'Ask for the team', feedback: 'More people help.', target: 4 },
  ],
  targets: [
    { id: 'less', number: 3, text: 'Less immediate threat' },
    { id: 'more', number: 4, text: 'More resources' },
    { id: 'time', number: 6, text: 'More time' },
  ],
};

const { onAnswer, show } = questionStage(MatchingQuestion, question);

/** What a native list of choices does with arrow keys or letters: it takes the choice and tells of a change. */
function choose(line: string, target: string): void {
  const list = screen.getByRole<HTMLSelectElement>('combobox', { name: line });
  const option = [...list.options].find(({ text }) => text === target);
  list.focus();
  fireEvent.change(list, { target: { value: option?.value } });
}

describe('Lines to match', () => {
  test('are matched by keyboard alone, and the answer tells the targets by the numbers of the lines', () => {
    show();
    choose('Move back', 'Less immediate threat');
    choose('Ask for the team', 'More time');
    choose('Wait', 'More time');
    press(button('Answer'));
    expect(onAnswer.mock.calls.map(([judged]) => judged.chosen)).toEqual([[3, 6, 6]]);
  });

  test('say how many are matched, and take a match back', () => {
    show();
    expect(screen.getByText(/0 of 3 matched\.$/)).toBeDefined();
    choose('Move back', 'More resources');
    choose('Wait', 'More resources');
    expect(screen.getByText(/2 of 3 matched\.$/)).toBeDefined();
    choose('Wait', 'Choose…');
    expect(screen.getByText(/1 of 3 matched\.$/)).toBeDefined();
  });

  test('are no answer before each has a match, and the learner is told so', async () => {
    show();
    choose('Move back', 'More resources');
    press(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
    await heard('Match every line first: 2 of 3 still to match.');
  });

  test('keep what was chosen before the page came alive', () => {
    const { update } = show({ live: false });
    for (const list of screen.getAllByRole<HTMLSelectElement>('combobox')) list.value = '4';
    press(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
    update({ live: true });
    press(button('Answer'));
    expect(onAnswer.mock.calls.map(([judged]) => judged.chosen)).toEqual([[4, 4, 4]]);
  });

  test('stand in the order of the author, and with a seed in an order of its own', () => {
    const names = () =>
      screen.getAllByRole('combobox').map((list) => list.previousElementSibling?.textContent);
    show();
    expect(names()).toEqual(['Wait', 'Move back', 'Ask for the team']);
    const orders = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      cleanup();
      show({ seed });
      return names().join();
    });
    expect(new Set(orders).size).toBeGreaterThan(1);
    cleanup();
    show({ seed: 8, question: { ...question, options: question.options.toReversed() } });
    expect(names().join()).toBe(orders[7]);
  });
});

describe('A match that was answered', () => {
  test('tells the verdict, and of each line its match and its reason', async () => {
    const { update } = show();
    choose('Move back', 'Less immediate threat');
    choose('Ask for the team', 'More resources');
    choose('Wait', 'More resources');
    press(button('Answer'));
    await heard('Partly right. 2 of 3 matched. Here is why, line by line.');
    const answer = document.activeElement;
    update({ answered: [3, 4, 4] });
    expect(screen.getByText('Partly right.').parentElement?.textContent).toBe(
      'Partly right. 2 of 3 matched. Here is why, line by line.',
    );
    expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
      'WaitYou: More resourcesBest match: More timeWaiting makes time.',
      'Move backRight: Less immediate threatDistance lowers it.',
      'Ask for the teamRight: More resourcesMore people help.',
    ]);
    expect(document.activeElement).toBe(answer);
    expect(answer?.textContent).toBe('Try again');
  });

  test('starts afresh with a retry', () => {
    const { update } = show();
    for (const line of ['Move back', 'Ask for the team', 'Wait']) choose(line, 'More time');
    update({ answered: [6, 6, 6] });
    update({ answered: null });
    expect(screen.getAllByRole<HTMLSelectElement>('combobox').map(({ value }) => value)).toEqual([
      '',
      '',
      '',
    ]);
    expect(screen.getByText(/0 of 3 matched\.$/)).toBeDefined();
    press(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
  });

  test('is noted without marks where it is a first thought', () => {
    show({ question: { ...question, use: 'predict' }, answered: [4, 4, 4] });
    expect(screen.getByText('Noted.')).toBeDefined();
    expect(screen.getAllByText('You: More resources')).toHaveLength(3);
    expect(screen.queryByText(/^Right: |^Best match: /)).toBeNull();
  });
});
