import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { MomentQuestion as Moment } from '../../src/core/question.ts';
import { MomentPractice } from '../../src/widgets/moment/MomentPractice.tsx';
import { MomentQuestion } from '../../src/widgets/moment/MomentQuestion.tsx';
import { button, heard, questionStage } from './question-stage.tsx';

const question: Moment = {
  id: 'when-it-drops',
  number: 31,
  type: 'moment',
  use: 'check',
  lesson: 'l1',
  objective: 'O-1.1',
  stem: 'When does resistance begin to drop?',
  seconds: 20,
  from: 5,
  to: 7,
  options: [
    { id: 'under', number: 1, at: 2, text: 'He pulls his right arm under him.', feedback: 'Before it.' },
    { id: 'arm', number: 2, at: 6, text: 'The arm comes out, palm open.', feedback: 'It drops here.' },
    { id: 'side', number: 3, at: 9, text: 'He turns onto his side.', feedback: 'After it.' },
  ],
};

const { onAnswer, again, widget, enliven } = questionStage(MomentQuestion, question);

const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Second' });
const told = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
const says = () => screen.getByRole('status').textContent;
const chosen = () => screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked);

/** As a browser moves a slider under the arrow keys. */
function slide(second: number) {
  fireEvent.input(slider(), { target: { value: String(second) } });
}

describe('before anything is marked', () => {
  test('the answer is refused in words, nothing is given and the focus stays', async () => {
    render(widget());
    button('Answer').focus();
    fireEvent.click(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Answer'));
    await heard('Mark a moment first.');
  });

  test('the slider stands at 0, no moment is chosen and the words say so', () => {
    render(widget());
    expect(slider().value).toBe('0');
    expect(chosen()).toEqual([]);
    expect(says()).toBe('Nothing marked yet, of 20 s');
  });

  test('a step back marks second 0', () => {
    render(widget());
    fireEvent.click(button('−1 s, earlier'));
    fireEvent.click(button('Answer'));
    expect(onAnswer.mock.lastCall?.[0].chosen).toEqual([0]);
  });

  test('a press on the slider where it stands marks second 0', () => {
    render(widget());
    fireEvent.click(slider());
    fireEvent.click(button('Answer'));
    expect(onAnswer.mock.lastCall?.[0].chosen).toEqual([0]);
  });
});

describe('slider, steps and list are one answer', () => {
  test('the slider chooses the moment of its very second, and none between two', () => {
    render(widget());
    slide(6);
    expect(chosen()).toEqual([told(/^6 s/)]);
    slide(8);
    expect(chosen()).toEqual([]);
  });

  test('choosing a moment moves the slider', () => {
    render(widget());
    fireEvent.click(told(/^9 s/));
    expect(slider().value).toBe('9');
    expect(chosen()).toEqual([told(/^9 s/)]);
  });

  test('steps move slider and list by one second, and not past the ends', () => {
    render(widget());
    slide(19);
    fireEvent.click(button('+1 s, later'));
    fireEvent.click(button('+1 s, later'));
    expect(slider().value).toBe('20');
    expect(button('+1 s, later').getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(told(/^2 s/));
    for (const _ of [1, 2, 3]) fireEvent.click(button('−1 s, earlier'));
    expect(slider().value).toBe('0');
    expect(chosen()).toEqual([]);
  });

  test.each([
    [1, '1 s of 20'],
    [2, '2 s of 20: He pulls his right arm under him.'],
    [8, '8 s of 20: The arm comes out, palm open.'],
    [20, '20 s of 20: He turns onto his side.'],
  ])('at second %i the last thing told by then is said', (second, words) => {
    render(widget());
    slide(second);
    expect(says()).toBe(words);
  });

  test('the mark that stands last is the one that is given', () => {
    render(widget());
    fireEvent.click(told(/^9 s/));
    slide(7);
    fireEvent.click(button('Answer'));
    expect(onAnswer).toHaveBeenCalledTimes(1);
    expect(onAnswer.mock.lastCall?.[0]).toMatchObject({ chosen: [7], grade: { right: true } });
  });

  test('every control takes the focus from the keyboard', () => {
    render(widget());
    for (const control of [slider(), button('+1 s, later'), told(/^6 s/), button('Answer')]) {
      control.focus();
      expect(document.activeElement).toBe(control);
      expect(control.tabIndex).toBe(0);
    }
  });

  test('the list keeps the order of time under any seed', () => {
    for (const seed of [0, 1, 2, 3, 4, 5]) {
      render(widget({ seed }));
      expect(screen.getAllByRole<HTMLInputElement>('radio').map(({ value }) => value)).toEqual([
        '2',
        '6',
        '9',
      ]);
      cleanup();
    }
  });
});

describe('after the answer', () => {
  test.each([
    [9, '2 seconds late.'],
    [8, '1 second late.'],
    [4, '1 second early.'],
    [0, '5 seconds early.'],
    [7, 'Right.'],
  ])('second %i, where 5 to 7 is right: %s', (second, verdict) => {
    render(widget({ answered: [second] }));
    expect(screen.getByText(verdict).closest('p')?.textContent).toBe(
      `${verdict} You marked ${second} s. It is between 5 and 7 s.`,
    );
  });

  test('a window of one second is told as one', () => {
    render(widget({ answered: [9], question: { ...question, from: 6, to: 6 } }));
    expect(screen.getByText('You marked 9 s. It is at 6 s.')).toBeTruthy();
    expect(screen.getByText('3 seconds late.')).toBeTruthy();
  });

  test('the verdict is announced with the answer', async () => {
    render(widget());
    slide(9);
    fireEvent.click(button('Answer'));
    await heard('2 seconds late. You marked 9 s. It is between 5 and 7 s.');
  });

  test('every moment gets its reason, the window says Here and the marked one You', () => {
    render(widget({ answered: [9] }));
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
    expect(rows).toEqual([
      '2 s He pulls his right arm under him.Before it.',
      '6 s The arm comes out, palm open.HereIt drops here.',
      '9 s He turns onto his side.YouAfter it.',
    ]);
  });

  test('the marked moment inside the window says both', () => {
    render(widget({ answered: [6] }));
    const row = screen.getAllByRole('listitem')[1];
    expect(row && within(row).getByText('You, here')).toBeTruthy();
  });

  test('a ruler tells the window and the mark in words too', () => {
    render(widget({ answered: [9] }));
    const ruler = screen.getByRole('img');
    expect(ruler.querySelector('desc')?.textContent).toBe(
      'A ruler from 0 to 20 seconds. The stretch from 5 to 7 s is hatched: it happens there. Your mark stands at 9 s.',
    );
  });

  test('nothing can be marked any more and the focus stays on the button', () => {
    const { rerender } = render(widget());
    slide(9);
    button('Answer').focus();
    rerender(widget({ answered: [9] }));
    expect(screen.queryByRole('slider')).toBeNull();
    expect(screen.getAllByRole<HTMLInputElement>('radio').every(({ disabled }) => disabled)).toBe(true);
    expect(document.activeElement).toBe(button('Try again'));
  });

  test('trying again starts with nothing marked', () => {
    const { rerender } = render(widget());
    slide(9);
    rerender(widget({ answered: [9] }));
    fireEvent.click(button('Try again'));
    expect(again).toHaveBeenCalledTimes(1);
    rerender(widget());
    expect(slider().value).toBe('0');
    expect(chosen()).toEqual([]);
    fireEvent.click(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
  });
});

describe('a page that is not alive yet', () => {
  test('shows the question in a lesson before there is a session', () => {
    render(<MomentPractice question={question} />);
    expect(screen.getAllByRole('radio')).toHaveLength(3);
    expect(button('Answer').getAttribute('aria-disabled')).toBe('true');
  });

  test('takes no answer', () => {
    render(widget({ live: false }));
    slide(6);
    fireEvent.click(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
  });

  test('keeps a moment chosen in it', async () => {
    await enliven((page) => page.querySelector<HTMLInputElement>('[value="6"]')?.click());
    expect(chosen()).toEqual([told(/^6 s/)]);
    expect(slider().value).toBe('6');
    expect(says()).toBe('6 s of 20: The arm comes out, palm open.');
  });

  test('keeps a slider moved in it', async () => {
    await enliven((page) => {
      const range = page.querySelector<HTMLInputElement>('[type=range]');
      if (range !== null) range.value = '9';
    });
    expect(slider().value).toBe('9');
    expect(chosen()).toEqual([told(/^9 s/)]);
  });

  test('counts a press on its button, once, with what was marked', async () => {
    await enliven((page) => {
      page.querySelector<HTMLInputElement>('[value="6"]')?.click();
      page.querySelector('[data-early]')?.setAttribute('data-early', 'pressed');
    });
    expect(onAnswer).toHaveBeenCalledTimes(1);
    expect(onAnswer.mock.lastCall?.[0].chosen).toEqual([6]);
  });

  test('marks nothing where nothing was touched', async () => {
    await enliven(() => undefined);
    expect(says()).toBe('Nothing marked yet, of 20 s');
    expect(chosen()).toEqual([]);
  });
});
