import { type Locator, expect } from '@playwright/test';
import type { Question, Response } from '../../../src/core/question.ts';
import assessmentWords from '../../../src/strings/en-assessment.json' with { type: 'json' };
import words from '../../../src/strings/en.json' with { type: 'json' };
import { match, putInOrder, sort } from './arranging.ts';
import { chooseOptions, findCues } from './choosing.ts';
import type { Hand } from './hand.ts';
import { buildSentence, decideTwice, markSecond } from './telling.ts';

interface Given {
  readonly chosen: Response;
  readonly hand: Hand;
}

const labels = [
  words.quiz.answer,
  words.quiz.keep,
  assessmentWords.assessment.answer,
  assessmentWords.assessment.last,
];

/** The button that gives the answer. */
export function answerButton(field: Locator): Locator {
  return field.getByRole('button', { name: new RegExp(`^(${labels.join('|')})$`) });
}

/** Answers a question by its own controls. @param field the question on the page */
export async function give(field: Locator, question: Question, given: Given): Promise<void> {
  const button = answerButton(field);
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await enter(field, question, given);
  await given.hand.press(button);
}

/** Puts an answer together, and does not give it. */
export function enter(field: Locator, question: Question, given: Given): Promise<void> {
  switch (question.type) {
    case 'choice':
    case 'choices':
      return chooseOptions(field, question, given);
    case 'cues':
      return findCues(field, question, given);
    case 'ordering':
      return putInOrder(field, question, given);
    case 'matching':
      return match(field, question, given);
    case 'sorting':
      return sort(field, question, given);
    case 'moment':
      return markSecond(field, question, given);
    case 'sentence':
      return buildSentence(field, question, given);
    case 'decision':
      return decideTwice(field, question, given);
    default:
      return question satisfies never;
  }
}
