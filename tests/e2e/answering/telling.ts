import type { Locator } from '@playwright/test';
import type {
  DecisionQuestion,
  MomentQuestion,
  Response,
  SentenceQuestion,
} from '../../../src/core/question.ts';
import { phrase } from '../../../src/runtime/phrase.ts';
import decisionWords from '../../../src/strings/en-decision.json' with { type: 'json' };
import momentWords from '../../../src/strings/en-moment.json' with { type: 'json' };
import sentenceWords from '../../../src/strings/en-sentence.json' with { type: 'json' };
import type { Hand } from './hand.ts';

interface Given {
  readonly chosen: Response;
  readonly hand: Hand;
}

/** A told moment by its radio button, any other second by the slider. */
export async function markSecond(
  field: Locator,
  { options }: MomentQuestion,
  { chosen: [second = 0], hand }: Given,
): Promise<void> {
  const told = options.find(({ at }) => at === second);
  if (told === undefined)
    await hand.slide(field.getByRole('slider', { name: momentWords.range, exact: true }), second);
  else await hand.tick(field.getByRole('radio', { name: told.text.trim() }));
}

/** Adds blocks in the order of their numbers in `chosen`. */
export async function buildSentence(
  field: Locator,
  { options }: SentenceQuestion,
  { chosen, hand }: Given,
): Promise<void> {
  for (const number of chosen) {
    const text = options.find((block) => block.number === number)?.text ?? '';
    const name = phrase(sentenceWords.add, { text });
    await hand.press(field.getByRole('button', { name, exact: true }));
  }
}

/** The first step, its button, then the second step. */
export async function decideTwice(
  field: Locator,
  { options }: DecisionQuestion,
  { chosen: [first, second], hand }: Given,
): Promise<void> {
  const branch = options.find(({ number }) => number === first);
  const then = branch?.options.find(({ number }) => number === second);
  if (branch === undefined || then === undefined) throw new Error('The decision has no such way.');
  await hand.tick(field.getByRole('radio', { name: branch.text.trim(), exact: true }));
  await hand.press(field.getByRole('button', { name: decisionWords.decide, exact: true }));
  const step = field.getByRole('group', { name: branch.stem.trim(), exact: true });
  await hand.tick(step.getByRole('radio', { name: then.text.trim(), exact: true }));
}
