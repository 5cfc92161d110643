import type { Locator } from '@playwright/test';
import { placedInResponse } from '../../../src/core/questions/matching.ts';
import type {
  MatchingQuestion,
  OrderingQuestion,
  Response,
  SortingQuestion,
} from '../../../src/core/question.ts';
import { phrase } from '../../../src/runtime/phrase.ts';
import words from '../../../src/strings/en-ordering.json' with { type: 'json' };
import type { Hand } from './hand.ts';

interface Given {
  readonly chosen: Response;
  readonly hand: Hand;
}

/** Moves lines up until each stands where it is wanted; at least one line is moved. */
export async function putInOrder(
  field: Locator,
  { options }: OrderingQuestion,
  { chosen, hand }: Given,
): Promise<void> {
  const move = (number: number | undefined, direction: 'up' | 'down') => {
    const text = options.find((piece) => piece.number === number)?.text ?? '';
    const name = phrase(words[direction], { text });
    return hand.press(field.getByRole('button', { name, exact: true }));
  };
  const [first] = await orderIn(field);
  await move(first, 'down');
  for (const [place, number] of chosen.entries()) {
    const order = await orderIn(field);
    for (let at = order.indexOf(number); at > place; at -= 1) await move(number, 'up');
  }
}

function orderIn(field: Locator): Promise<number[]> {
  return field
    .locator('li[data-piece]')
    .evaluateAll((lines) => lines.map((line) => Number((line as HTMLElement).dataset['piece'])));
}

/** A list of targets beside each line. */
export async function match(
  field: Locator,
  question: MatchingQuestion,
  { chosen, hand }: Given,
): Promise<void> {
  for (const [index, { text }] of placedInResponse(question).entries())
    await hand.select(
      field.getByRole('combobox', { name: text.trim(), exact: true }),
      String(chosen[index] ?? ''),
    );
}

/** A row of radio buttons beside each line. */
export async function sort(
  field: Locator,
  question: SortingQuestion,
  { chosen, hand }: Given,
): Promise<void> {
  for (const [index, { text }] of placedInResponse(question).entries()) {
    const target = question.targets.find(({ number }) => number === chosen[index])?.text ?? '';
    const row = field.getByRole('radiogroup', { name: text.trim(), exact: true });
    await hand.tick(row.getByRole('radio', { name: target.trim(), exact: true }));
  }
}
