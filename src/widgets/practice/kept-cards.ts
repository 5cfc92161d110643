import { ownerOf } from '../../runtime/owner.ts';
import type { CoursePlan } from '../../core/plan.ts';
import { decodeCards, encodeCards } from '../../core/spacing-code.ts';
import type { Card } from '../../core/spacing.ts';

/** Cards of practice by the questions' ledger numbers. */
export type Cards = ReadonlyMap<number, Card>;

/**
 * The one entry of an edition in this browser's storage. It is no part of the attempt, and names nobody:
 * where an LMS says who learns, it stands under a hash of that.
 *
 * @param learner id as the LMS gave it; empty where nobody did
 */
export function cardsKey(
  { course, edition }: Pick<CoursePlan, 'course' | 'edition'>,
  learner: string,
): string {
  const owner = learner === '' ? [] : [ownerOf(course, edition, learner)];
  return [course, 'practice', edition, ...owner].join(':');
}

/**
 * @param known ledger numbers of the questions there are
 * @returns `null` where the browser shows nothing to this page
 */
export function readCards(key: string, known: ReadonlySet<number>): Cards | null {
  try {
    return decodeCards(localStorage.getItem(key) ?? '', known);
  } catch {
    return null;
  }
}

/**
 * Keeps the cards in this browser; where there are none, nothing is left behind.
 * @returns whether the browser did it: storage can be blocked or full
 */
export function keepCards(key: string, cards: Cards): boolean {
  try {
    if (cards.size === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, encodeCards(cards));
    return true;
  } catch {
    return false;
  }
}
