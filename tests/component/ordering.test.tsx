import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderingQuestion as Ordering } from '../../src/core/question.ts';
import { OrderingQuestion } from '../../src/widgets/ordering/OrderingQuestion.tsx';
import { move, placeAt, startingOrder } from '../../src/widgets/ordering/order.ts';
import { button, heard, press, questionStage } from './question-stage.tsx';

const RIGHT_ORDER = ['Give your name', 'Say why you are here', 'Ask an open question', 'One small request'];

const question: Ordering = {
  id: 'first-minute',
  number: 31,
  type: 'ordering',
  use: 'check',
  lesson: 'l7',
  objective: 'O-7.1',
  stem: 'Put the first minute of talk in a useful order.',
  credit: 'all',
  options: RIGHT_ORDER.map((text, index) => ({
    id: `p${index + 1}`,
    number: index + 1,
    text,
    feedback: `Reason ${index + 1}.`,
  })),
};

const { onAnswer, show } = questionStage(OrderingQuestion, question);

const lines = () =>
  screen
    .getAllByRole('listitem')
    .map((line) => RIGHT_ORDER.find((text) => within(line).queryByText(text) !== null));
const focused = () => document.activeElement?.getAttribute('aria-label');

/** Brings every line to its place, from the top down, by its own button alone. */
function putInOrder(): void {
  for (const [place, text] of RIGHT_ORDER.entries()) {
    while (lines().indexOf(text) > place) press(button(`Move up: ${text}`));
  }
}

describe('Lines to put in order', () => {
  test('are put in order by keyboard alone, and the answer holds that order', () => {
    show();
    putInOrder();
    press(button('Answer'));
    expect(onAnswer.mock.calls.map(([judged]) => judged.chosen)).toEqual([[1, 2, 3, 4]]);
    expect(onAnswer.mock.calls[0]?.[0].grade.right).toBe(true);
  });

  test('are no answer before one was moved, and the learner is told so', async () => {
    show();
    press(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
    await heard('Move a line first. The lines start out mixed.');
  });

  test('are an answer in the order they started out in where the learner brought them back to it', () => {
    show();
    const start = lines();
    press(button(`Move down: ${start[0]}`));
    press(button(`Move up: ${start[0]}`));
    press(button('Answer'));
    expect(onAnswer.mock.calls[0]?.[0].chosen).toEqual(
      start.map((text) => RIGHT_ORDER.indexOf(text ?? '') + 1),
    );
  });

  test('keep the focus on the button of the line that moved, and say where it stands', async () => {
    show();
    const [first, second] = lines();
    press(button(`Move down: ${first}`));
    expect(lines().slice(0, 2)).toEqual([second, first]);
    expect(focused()).toBe(`Move down: ${first}`);
    await heard(`“${first}”, position 2 of 4.`);
  });

  test('give the focus to the other button at the end of the list', () => {
    show();
    const [first, , third, fourth] = lines();
    press(button(`Move down: ${third}`));
    expect(lines()[3]).toBe(third);
    expect(focused()).toBe(`Move up: ${third}`);
    press(button(`Move up: ${lines()[1]}`));
    expect(lines()[1]).toBe(first);
    expect(focused()).toMatch(/^Move down: /);
    expect(lines()[2]).toBe(fourth);
  });

  test('stay where they are at the ends, where the button is dimmed and keeps the focus', () => {
    show();
    const start = lines();
    const up = button(`Move up: ${start[0]}`);
    const down = button(`Move down: ${start[3]}`);
    expect(
      [up, down].map((end) => [end.getAttribute('aria-disabled'), end.hasAttribute('disabled')]),
    ).toEqual([
      ['true', false],
      ['true', false],
    ]);
    press(up);
    fireEvent.click(down);
    expect(lines()).toEqual(start);
    expect(document.activeElement).toBe(up);
  });

  test('do not move before the page is alive', () => {
    const { update } = show({ live: false });
    const start = lines();
    press(button(`Move down: ${start[0]}`));
    expect(lines()).toEqual(start);
    update({ live: true });
    press(button(`Move down: ${start[0]}`));
    expect(lines()[1]).toBe(start[0]);
  });
});

describe('An order that was answered', () => {
  test('tells the verdict, and of each line its place and its reason', async () => {
    const { update } = show();
    putInOrder();
    press(button('Move down: Say why you are here'));
    press(button('Answer'));
    await heard('Partly right. 2 of 4 in place. Here is why, line by line.');
    const answer = document.activeElement;
    update({ answered: [1, 3, 2, 4] });
    expect(screen.getByText('Partly right.').parentElement?.textContent).toBe(
      'Partly right. 2 of 4 in place. Here is why, line by line.',
    );
    expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
      '1Give your nameIn placeReason 1.',
      '2Ask an open questionBetter 3rdReason 3.',
      '3Say why you are hereBetter 2ndReason 2.',
      '4One small requestIn placeReason 4.',
    ]);
    expect(document.activeElement).toBe(answer);
    expect(answer?.textContent).toBe('Try again');
  });

  test('names every place in words', () => {
    show({ answered: [4, 1, 2, 3] });
    expect(screen.getAllByText(/^Better/).map(({ textContent }) => textContent)).toEqual([
      'Better 4th',
      'Better 1st',
      'Better 2nd',
      'Better 3rd',
    ]);
  });

  test('starts afresh with a retry', () => {
    const { update } = show();
    const start = lines();
    putInOrder();
    update({ answered: [1, 2, 3, 4] });
    update({ answered: null });
    expect(lines()).toEqual(start);
    press(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
  });

  test('is noted without marks where it is a first thought', () => {
    show({ question: { ...question, use: 'predict' }, answered: [4, 1, 2, 3] });
    expect(screen.getByText('Noted.')).toBeDefined();
    expect(screen.queryByText(/^Better|^In place/)).toBeNull();
  });
});

describe('Dragging a line by its grip', () => {
  /** Lines 40 high, one under the other: happy-dom lays nothing out. */
  function laidOut(): readonly Element[] {
    const all = screen.getAllByRole('listitem');
    for (const [index, line] of all.entries()) {
      line.getBoundingClientRect = () => new DOMRect(0, index * 40, 300, 40);
    }
    return all.map((line) => line.firstElementChild ?? line);
  }
  const pointer = { pointerId: 1, button: 0, isPrimary: true };

  test('brings it to where it is let go, and says so', async () => {
    show();
    const [first, second, third, fourth] = lines();
    const grip = laidOut()[0] ?? document.body;
    fireEvent.pointerDown(grip, { ...pointer, clientY: 20 });
    fireEvent.pointerMove(grip, { ...pointer, clientY: 105 });
    expect(lines()).toEqual([first, second, third, fourth]);
    fireEvent.pointerUp(grip, { ...pointer, clientY: 105 });
    expect(lines()).toEqual([second, third, first, fourth]);
    await heard(`“${first}”, position 3 of 4.`);
  });

  test.for([
    { by: 'Escape', cancel: () => fireEvent.keyDown(document.body, { key: 'Escape' }) },
    { by: 'the browser', cancel: (grip: Element) => fireEvent.pointerCancel(grip, pointer) },
    {
      by: 'letting go where it was',
      cancel: (grip: Element) => fireEvent.pointerUp(grip, { ...pointer, clientY: 25 }),
    },
  ])('changes nothing where it is ended by $by', async ({ cancel }) => {
    show();
    const start = lines();
    const grip = laidOut()[0] ?? document.body;
    fireEvent.pointerDown(grip, { ...pointer, clientY: 20 });
    fireEvent.pointerMove(grip, { ...pointer, clientY: 150 });
    await waitFor(() => expect(screen.getAllByRole('listitem')[3]?.className).toBe('drop-below'));
    cancel(grip);
    fireEvent.pointerUp(grip, { ...pointer, clientY: 150 });
    expect(lines()).toEqual(start);
    press(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
  });
});

describe('Places', () => {
  const order = fc.uniqueArray(fc.integer({ min: 1, max: 35 }), { minLength: 3, maxLength: 8 });

  test('a move brings one line to its place and leaves the others as they stood', () => {
    fc.assert(
      fc.property(order, fc.nat(7), fc.nat(7), (all, one, other) => {
        const [from, to] = [one % all.length, other % all.length];
        const moved = move(all, from, to);
        expect(moved[to]).toBe(all[from]);
        const others = (list: readonly number[]) => list.filter((number) => number !== all[from]);
        expect(others(moved)).toEqual(others(all));
      }),
    );
  });

  test.for([
    { y: -50, place: 0 },
    { y: 30, place: 1 },
    { y: 61, place: 1 },
    { y: 101, place: 2 },
    { y: 500, place: 3 },
  ])('the second of four lines, let go at $y, comes to place $place', ({ y, place }) => {
    expect(placeAt(1, y, [20, 60, 100, 140])).toBe(place);
  });

  test('lines never start out in the right order, and always in the same one', () => {
    fc.assert(
      fc.property(
        order,
        fc.option(fc.nat(0xffffffff)),
        fc.integer({ min: 1, max: 4000 }),
        (all, seed, number) => {
          const options = all.map((piece) => ({
            id: `p${piece}`,
            number: piece,
            text: `${piece}`,
            feedback: '',
          }));
          const start = startingOrder({ ...question, number, options }, seed);
          expect(start).not.toEqual(all);
          expect(start.toSorted((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b));
          expect(startingOrder({ ...question, number, options }, seed)).toEqual(start);
        },
      ),
    );
  });
});
