import type { Locator } from '@playwright/test';
import type { ChoiceQuestion, ChoicesQuestion, CuesQuestion, Response } from '../../../src/core/question.ts';
import type { Hand } from './hand.ts';

/** Radio buttons or check boxes, by the words beside them. */
export async function chooseOptions(
  field: Locator,
  { type, options }: ChoiceQuestion | ChoicesQuestion,
  { chosen, hand }: { readonly chosen: Response; readonly hand: Hand },
): Promise<void> {
  for (const { text } of options.filter(({ number }) => chosen.includes(number)))
    await hand.tick(
      field.getByRole(type === 'choice' ? 'radio' : 'checkbox', { name: text.trim(), exact: true }),
    );
}

/** The first cue by its mark in the drawing, the others in the list. */
export async function findCues(
  field: Locator,
  { options }: CuesQuestion,
  { chosen, hand }: { readonly chosen: Response; readonly hand: Hand },
): Promise<void> {
  for (const [index, number] of chosen.entries()) {
    const text = options.find((cue) => cue.number === number)?.text ?? '';
    const inList = field.getByRole('list').locator(`input[value="${number}"]`);
    const inDrawing = field.getByRole('checkbox', { name: `, ${text.trim()}` });
    await hand.tick(index === 0 ? inDrawing : inList);
  }
}
