import type { Question } from '../../core/question.ts';
import { type Standing, standingOf } from '../../core/spacing.ts';
import type { Cards } from './kept-cards.ts';

/** How many questions stand how today. */
export type Counts = Readonly<Record<Standing, number>>;

export function countsOf(questions: readonly Question[], cards: Cards, day: number): Counts {
  const counts = { due: 0, learning: 0, known: 0, new: 0 };
  for (const { number } of questions) counts[standingOf(cards.get(number), day)] += 1;
  return counts;
}

/**
 * Days until the next question comes back, where nothing is due today and nothing is new.
 * @returns `undefined` where something is
 */
export function aheadOf(questions: readonly Question[], cards: Cards, day: number): number | undefined {
  const counts = countsOf(questions, cards, day);
  if (counts.due > 0 || counts.new > 0) return undefined;
  const due = questions.flatMap(({ number }) => cards.get(number)?.due ?? []);
  return due.length === 0 ? undefined : Math.min(...due) - day;
}
