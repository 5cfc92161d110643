import { fireEvent, render, screen, within } from '@testing-library/preact';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BlockPart, SentenceQuestion as Sentence } from '../../src/core/question.ts';
import { phrase } from '../../src/runtime/phrase.ts';
import words from '../../src/strings/en-sentence.json' with { type: 'json' };
import shared from '../../src/strings/en.json' with { type: 'json' };
import { blocksInOrder } from '../../src/widgets/sentence/block-order.ts';
import { SentenceQuestion } from '../../src/widgets/sentence/SentenceQuestion.tsx';
import { button, heard, press, questionStage } from './question-stage.tsx';

const BLOCKS: readonly (readonly [BlockPart, string])[] = [
  ['name', 'I’m Lee.'],
  ['request', 'Please sit down.'],
  ['pause', 'Wait, and say nothing.'],
  ['threat', 'Or you will regret it.'],
];

const question: Sentence = {
  id: 'one-sentence',
  number: 21,
  type: 'sentence',
  use: 'check',
  lesson: 'l7',
  objective: 'O-7.1',
  stem: 'Build what you say next.',
  credit: 'all',
  options: BLOCKS.map(([part, text], index) => ({
    id: `b${index + 1}`,
    number: index + 1,
    text,
    part,
    feedback: `Reason of ${index + 1}.`,
  })),
  rules: [
    { rule: 'no-threat', kept: 'Nothing frightens.', missed: 'A threat stands in it.' },
    { rule: 'one-request', kept: 'One thing is asked.', missed: 'Count the requests.' },
    { rule: 'pause', kept: 'There is time to answer.', missed: 'There is no time to answer.' },
  ],
  model: [1, 2, 3],
};
const [NAME, REQUEST, PAUSE, THREAT] = [
  'I’m Lee.',
  'Please sit down.',
  'Wait, and say nothing.',
  'Or you will regret it.',
] as const;

const { onAnswer, Kept } = questionStage(SentenceQuestion, question);

const add = (text: string) => button(phrase(words.add, { text }));
const earlier = (text: string) => button(phrase(words.earlierFull, { text }));
const later = (text: string) => button(phrase(words.laterFull, { text }));
const takeOut = (text: string) => button(phrase(words.takeOutFull, { text }));
const freeTexts = () =>
  within(screen.getByRole('list', { name: words.free }))
    .queryAllByRole('button')
    .map(({ textContent }) => textContent);
const usedTexts = () =>
  within(screen.getByRole('list', { name: words.sentence }))
    .queryAllByRole('listitem')
    .map((item) => item.querySelector('span')?.textContent);

describe('While the sentence is built', () => {
  test('an added block goes to its end, is said, and the focus goes on to the next free block', async () => {
    render(<Kept />);
    const [first = '', second = ''] = freeTexts();
    press(button(first));
    expect(freeTexts()).not.toContain(first);
    expect(document.activeElement).toBe(button(second));
    await heard(phrase(words.added, { text: first.replace('Add: ', ''), n: 1 }));
  });

  test('the last free block hands the focus to the sentence', () => {
    render(<Kept />);
    for (const { text } of question.options) press(add(text));
    expect(screen.getByText(words.none)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe(`${NAME} ${REQUEST} ${words.pause} ${THREAT}`);
  });

  test('a moved block is said with its place and keeps the focus on the button pressed', async () => {
    render(<Kept />);
    for (const text of [REQUEST, PAUSE, NAME]) press(add(text));
    press(earlier(NAME));
    expect(usedTexts()).toEqual([REQUEST, NAME, PAUSE]);
    expect(document.activeElement).toBe(earlier(NAME));
    press(earlier(NAME));
    expect(usedTexts()).toEqual([NAME, REQUEST, PAUSE]);
    expect(document.activeElement).toBe(earlier(NAME));
    await heard(phrase(words.moved, { text: NAME, n: 1, of: 3 }));
    press(later(REQUEST));
    expect(usedTexts()).toEqual([NAME, PAUSE, REQUEST]);
    expect(document.activeElement).toBe(later(REQUEST));
  });

  test('a block at an end stays there, and its button says so without losing the focus', () => {
    render(<Kept />);
    for (const text of [NAME, REQUEST]) press(add(text));
    for (const end of [earlier(NAME), later(REQUEST)]) {
      expect(end.getAttribute('aria-disabled')).toBe('true');
      press(end);
      expect(usedTexts()).toEqual([NAME, REQUEST]);
      expect(document.activeElement).toBe(end);
    }
    expect(later(NAME).getAttribute('aria-disabled')).toBe('false');
  });

  test('a block taken out is free again, and the focus stays among what is left', async () => {
    render(<Kept />);
    for (const text of [NAME, REQUEST]) press(add(text));
    press(takeOut(NAME));
    expect(usedTexts()).toEqual([REQUEST]);
    expect(document.activeElement).toBe(takeOut(REQUEST));
    press(takeOut(REQUEST));
    expect(screen.getByText(words.empty)).toBeTruthy();
    expect(document.activeElement).toBe(add(REQUEST));
    await heard(phrase(words.takenOut, { text: REQUEST }));
  });
});

describe('An answer', () => {
  test('without a block is refused in words, and nothing is given', async () => {
    render(<Kept />);
    press(button(shared.quiz.answer));
    expect(onAnswer).not.toHaveBeenCalled();
    await heard(words.unfinished);
  });

  test('is the blocks in the order of the learner, and the focus stays on its button', () => {
    render(<Kept />);
    for (const text of [REQUEST, PAUSE, NAME]) press(add(text));
    press(earlier(NAME));
    press(button(shared.quiz.answer));
    expect(onAnswer).toHaveBeenCalledOnce();
    expect(onAnswer.mock.lastCall?.[0].chosen).toEqual([2, 1, 3]);
    expect(document.activeElement).toBe(button(shared.quiz.again));
  });

  test('that keeps every rule is right, rule by rule and block by block', () => {
    render(<Kept />);
    for (const text of [NAME, REQUEST, PAUSE]) press(add(text));
    press(button(shared.quiz.answer));
    expect(screen.getByText(shared.quiz.right)).toBeTruthy();
    expect(screen.getByText(phrase(words.rightMore, { of: 3 }))).toBeTruthy();
    const rules = within(screen.getByRole('list', { name: words.ruleList })).getAllByRole('listitem');
    expect(rules.map(({ textContent }) => textContent)).toEqual([
      `${words.rules['no-threat']}${words.kept}Nothing frightens.`,
      `${words.rules['one-request']}${words.kept}One thing is asked.`,
      `${words.rules.pause}${words.kept}There is time to answer.`,
    ]);
    const used = within(screen.getByRole('list', { name: words.used })).getAllByRole('listitem');
    expect(used.map(({ textContent }) => textContent)).toEqual([
      `${NAME}Reason of 1.`,
      `${REQUEST}Reason of 2.`,
      `${PAUSE}Reason of 3.`,
    ]);
    expect(screen.getByText('Reason of 4.')).toBeTruthy();
    expect(screen.queryByText(words.model)).toBeNull();
  });

  test('that misses a rule says which and why, and shows one sentence that keeps them all', () => {
    render(<Kept />);
    for (const text of [REQUEST, THREAT, PAUSE]) press(add(text));
    press(button(shared.quiz.answer));
    expect(screen.getByText(shared.quiz.partly)).toBeTruthy();
    expect(screen.getByText(phrase(words.otherMore, { found: 2, of: 3 }))).toBeTruthy();
    const rules = within(screen.getByRole('list', { name: words.ruleList })).getAllByRole('listitem');
    expect(rules[0]?.textContent).toBe(`${words.rules['no-threat']}${words.missed}A threat stands in it.`);
    expect(screen.getByText(words.model).nextElementSibling?.textContent).toBe(
      `${NAME} ${REQUEST} ${words.pause}`,
    );
  });

  test('can be tried again, from an empty sentence and with the focus where it was', () => {
    render(<Kept />);
    press(add(THREAT));
    press(button(shared.quiz.answer));
    press(button(shared.quiz.again));
    expect(document.activeElement).toBe(button(shared.quiz.answer));
    expect(usedTexts()).toEqual([]);
    expect(freeTexts()).toHaveLength(4);
    press(button(shared.quiz.answer));
    expect(onAnswer).toHaveBeenCalledOnce();
  });
});

test('Before the page is live every block is shown and none can be added', () => {
  render(<Kept live={false} />);
  expect(freeTexts()).toHaveLength(4);
  fireEvent.click(add(NAME));
  expect(freeTexts()).toHaveLength(4);
  expect(add(NAME).getAttribute('aria-disabled')).toBe('true');
});

describe('The blocks are offered', () => {
  const word = fc.integer({ min: 0, max: 0xfffffffe });

  test('each once, never with those of the author’s sentence in its order, and alike in every page', () => {
    fc.assert(
      fc.property(fc.option(word), word, (seed, number) => {
        const asked = { ...question, number };
        const offered = blocksInOrder(asked, seed).map((block) => block.number);
        expect([...offered].sort((a, b) => a - b)).toEqual([1, 2, 3, 4]);
        expect(offered.filter((block) => question.model.includes(block))).not.toEqual(question.model);
        const turned = { ...asked, options: asked.options.toReversed() };
        expect(blocksInOrder(turned, seed).map((block) => block.number)).toEqual(offered);
      }),
    );
  });

  test('in another order by another seed', () => {
    const orders = [1, 2, 3, 4, 5, 6].map((seed) =>
      blocksInOrder(question, seed)
        .map(({ id }) => id)
        .join(),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });
});
