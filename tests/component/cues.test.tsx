import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { CuesQuestion as Cues, Response } from '../../src/core/question.ts';
import { CuesPractice } from '../../src/widgets/cues/CuesPractice.tsx';
import { CuesQuestion } from '../../src/widgets/cues/CuesQuestion.tsx';
import { button, heard, questionStage } from './question-stage.tsx';

/** Hand and engine matter, crates and filming do not. */
const question: Cues = {
  id: 'loading-dock',
  number: 41,
  type: 'cues',
  use: 'check',
  credit: 'partial',
  lesson: 'l1',
  objective: 'O-1.1',
  stem: 'Which facts change your plan most?',
  scene: 'loading-dock',
  picture: '<svg role="img" aria-label="The dock"></svg>',
  options: [
    { id: 'hand', number: 1, x: 128, y: 160, text: 'One hand', feedback: 'Make room.', correct: true },
    { id: 'crates', number: 2, x: 250, y: 146, text: 'Crates', feedback: 'In reach.', correct: false },
    { id: 'engine', number: 3, x: 283, y: 268, text: 'An engine', feedback: 'Cover.', correct: true },
    { id: 'film', number: 4, x: 352, y: 146, text: 'Filming', feedback: 'Lawful.', correct: false },
  ],
};

const { onAnswer, again, widget, enliven } = questionStage(CuesQuestion, question);

const drawing = () => within(screen.getByRole('group', { name: /^Marks in the drawing/ }));
const mark = (name: string) => drawing().getByRole('checkbox', { name });
const box = (name: string) =>
  within(screen.getByRole('list')).getByRole<HTMLInputElement>('checkbox', { name });

describe('marks and list are one answer', () => {
  test.each(['Enter', ' '])(
    'a mark takes the focus, and the key "%s" turns it on and off with its check box',
    (key) => {
      render(widget());
      const hand = mark('A, One hand');
      hand.focus();
      expect(document.activeElement).toBe(hand);
      // An SVG element takes no focus by `tabIndex`.
      expect(hand.getAttributeNames()).toContain('tabindex');
      fireEvent.keyDown(hand, { key });
      expect([box('A One hand').checked, hand.getAttribute('aria-checked')]).toEqual([true, 'true']);
      expect(document.activeElement).toBe(hand);
      fireEvent.keyDown(hand, { key });
      expect([box('A One hand').checked, hand.getAttribute('aria-checked')]).toEqual([false, 'false']);
    },
  );

  test('space on a mark does not scroll the page, and a held key turns it once', () => {
    render(widget());
    const notPrevented = fireEvent.keyDown(mark('B, Crates'), { key: ' ' });
    fireEvent.keyDown(mark('B, Crates'), { key: ' ', repeat: true });
    expect(notPrevented).toBe(false);
    expect(box('B Crates').checked).toBe(true);
  });

  test('other keys pass', () => {
    render(widget());
    expect(fireEvent.keyDown(mark('A, One hand'), { key: 'Tab' })).toBe(true);
    expect(box('A One hand').checked).toBe(false);
  });

  test('a click on a mark ticks its check box', () => {
    render(widget());
    fireEvent.click(mark('C, An engine'));
    expect(box('C An engine').checked).toBe(true);
    expect(mark('C, An engine').getAttribute('aria-checked')).toBe('true');
  });

  test('a tick in the list shows in the drawing', () => {
    render(widget());
    fireEvent.click(box('D Filming'));
    expect(mark('D, Filming').getAttribute('aria-checked')).toBe('true');
    fireEvent.click(box('D Filming'));
    expect(mark('D, Filming').getAttribute('aria-checked')).toBe('false');
  });

  test('what either marked is given as one answer', () => {
    render(widget());
    fireEvent.click(box('D Filming'));
    fireEvent.keyDown(mark('A, One hand'), { key: 'Enter' });
    fireEvent.click(button('Answer'));
    expect(onAnswer).toHaveBeenCalledTimes(1);
    expect(onAnswer.mock.lastCall?.[0]).toMatchObject({
      chosen: [1, 4],
      grade: { verdict: 'partly', found: 1, of: 2, extra: 1, credit: 0 },
    });
  });

  test('an answer without a mark is refused in words, nothing is given and the focus stays', async () => {
    render(widget());
    button('Answer').focus();
    fireEvent.click(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Answer'));
    await heard('Mark the drawing or tick the list first.');
  });
});

describe('what is shown', () => {
  test('every mark stands at its place in the drawing and has a target of 58 units or more', () => {
    render(widget());
    for (const [name, x, y] of [
      ['A, One hand', 128, 160],
      ['C, An engine', 283, 268],
    ] as const) {
      const [hit] = mark(name).querySelectorAll('circle');
      expect([hit?.getAttribute('cx'), hit?.getAttribute('cy')]).toEqual([String(x), String(y)]);
      // 44 px, where 400 units are 300 px.
      expect(2 * Number(hit?.getAttribute('r'))).toBeGreaterThanOrEqual((44 / 300) * 400);
    }
  });

  test('a marked one is a disc in ink, the others are rings', () => {
    render(widget());
    fireEvent.click(mark('A, One hand'));
    const inks = drawing()
      .getAllByRole('checkbox')
      .map((one) => one.querySelector('circle[fill=currentColor]') !== null);
    expect(inks).toEqual([true, false, false, false]);
  });

  test('the drawing is the child, where there is one', () => {
    render(
      <CuesQuestion {...widget().props}>
        <svg role="img" aria-label="From the page" />
      </CuesQuestion>,
    );
    expect(screen.getByRole('img', { name: 'From the page' })).toBeTruthy();
    expect(screen.queryByRole('img', { name: 'The dock' })).toBeNull();
  });

  test('the drawing comes with the question where the page has none', () => {
    render(widget());
    expect(screen.getByRole('img', { name: 'The dock' })).toBeTruthy();
  });

  test('a seed orders list and marks alike, whatever order the author wrote', () => {
    const lists = [question.options, question.options.toReversed()].map((options) => {
      render(widget({ seed: 77, question: { ...question, options } }));
      const names = screen.getAllByRole('listitem').map((row) => row.textContent);
      const marks = drawing()
        .getAllByRole('checkbox')
        .map((one) => one.getAttribute('aria-label')?.replace(',', ''));
      expect(marks).toEqual(names);
      cleanup();
      return names;
    });
    expect(lists[0]).toEqual(lists[1]);
  });

  test('some seed gives another order than the author’s', () => {
    const firsts = [0, 1, 2, 3, 4, 5, 6, 7].map((seed) => {
      render(widget({ seed }));
      const first = screen.getAllByRole('listitem')[0]?.textContent;
      cleanup();
      return first;
    });
    expect(new Set(firsts).size).toBeGreaterThan(1);
  });
});

describe('after the answer', () => {
  test('each line and each mark says what became of it, with its reason', () => {
    render(widget({ answered: [1, 4] }));
    expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
      'A One handFoundMake room.',
      'B CratesIn reach.',
      'C An engineLeft outCover.',
      'D FilmingDoes not fitLawful.',
    ]);
    expect(
      drawing()
        .getAllByRole('checkbox')
        .map((one) => one.getAttribute('aria-label')),
    ).toEqual(['A, One hand: Found', 'B, Crates', 'C, An engine: Left out', 'D, Filming: Does not fit']);
  });

  test('found, left out, not fitting and untouched marks are four different drawings', () => {
    render(widget({ answered: [1, 4] }));
    const shapes = drawing()
      .getAllByRole('checkbox')
      .map((one) =>
        [...one.querySelectorAll('circle, path')].map((shape) =>
          shape.tagName === 'path'
            ? shape.getAttribute('d')?.replace(/^M\S+ \d+/, '')
            : `${shape.getAttribute('r')} ${shape.getAttribute('fill')} ${shape.getAttribute('stroke-dasharray')}`,
        ),
      );
    expect(new Set(shapes.map(String)).size).toBe(4);
  });

  test.each<[Response, string]>([
    [[1, 3], 'Right. Here is why, mark by mark.'],
    [[1], 'Partly right. You found 1 of 2. Read why, mark by mark.'],
    [[1, 2, 4], 'Partly right. You found 1 of 2. Marks that do not fit: 2.'],
    [[2], 'Not this one. Read why below.'],
  ])('the verdict of %j is told', (answered, told) => {
    render(widget({ answered }));
    const [verdict = ''] = /^[^.]+\./.exec(told) ?? [];
    expect(screen.getByText(verdict).closest('p')?.textContent).toBe(told);
  });

  test('nothing can be marked any more and the focus stays on the button', () => {
    const { rerender } = render(widget());
    fireEvent.click(mark('A, One hand'));
    button('Answer').focus();
    rerender(widget({ answered: [1] }));
    expect(document.activeElement).toBe(button('Try again'));
    const crates = mark('B, Crates');
    fireEvent.click(crates);
    fireEvent.keyDown(crates, { key: 'Enter' });
    expect(crates.getAttribute('aria-checked')).toBe('false');
    expect(crates.hasAttribute('tabindex')).toBe(false);
    expect(box('B Crates').disabled).toBe(true);
    expect(box('B Crates').checked).toBe(false);
  });

  test('trying again starts with nothing marked, in the list and in the drawing', () => {
    const { rerender } = render(widget());
    fireEvent.click(mark('A, One hand'));
    rerender(widget({ answered: [1] }));
    fireEvent.click(button('Try again'));
    expect(again).toHaveBeenCalledTimes(1);
    rerender(widget());
    expect(box('A One hand').checked).toBe(false);
    expect(mark('A, One hand').getAttribute('aria-checked')).toBe('false');
    fireEvent.click(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
  });

  test('the drawing stays where it is, so that nothing flickers', () => {
    const { rerender } = render(widget());
    const dock = screen.getByRole('img', { name: 'The dock' });
    rerender(widget({ answered: [1] }));
    expect(screen.getByRole('img', { name: 'The dock' })).toBe(dock);
  });
});

describe('a page that is not alive yet', () => {
  test('shows the question and its drawing in a lesson before there is a session', () => {
    const dock = <svg role="img" aria-label="From the page" />;
    const { rerender } = render(<CuesPractice question={question}>{dock}</CuesPractice>);
    fireEvent.click(mark('A, One hand'));
    const built = screen.getByRole('img', { name: 'From the page' });
    rerender(<CuesPractice question={question}>{dock}</CuesPractice>);
    expect(screen.getByRole('img', { name: 'From the page' })).toBe(built);
    expect(box('A One hand').checked).toBe(true);
    expect(button('Answer').getAttribute('aria-disabled')).toBe('true');
  });

  test('takes no answer', () => {
    render(widget({ live: false }));
    fireEvent.click(box('A One hand'));
    fireEvent.click(button('Answer'));
    expect(onAnswer).not.toHaveBeenCalled();
  });

  test('keeps what was ticked in it, and the drawing shows it', async () => {
    await enliven((page) => page.querySelector<HTMLInputElement>('[value="3"]')?.click());
    expect(box('C An engine').checked).toBe(true);
    expect(mark('C, An engine').getAttribute('aria-checked')).toBe('true');
    expect(mark('A, One hand').getAttribute('aria-checked')).toBe('false');
  });

  test('counts a press on its button, once, with what was ticked', async () => {
    await enliven((page) => {
      page.querySelector<HTMLInputElement>('[value="3"]')?.click();
      page.querySelector('[data-early]')?.setAttribute('data-early', 'pressed');
    });
    expect(onAnswer).toHaveBeenCalledTimes(1);
    expect(onAnswer.mock.lastCall?.[0].chosen).toEqual([3]);
  });

  test('keeps the drawing that the page was built with', async () => {
    await enliven(() => undefined);
    expect(screen.getAllByRole('img', { name: 'The dock' })).toHaveLength(1);
  });
});
