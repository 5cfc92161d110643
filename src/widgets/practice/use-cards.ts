import { useEffect, useState } from 'preact/hooks';
import type { Grade } from '../../core/judged.ts';
import type { CoursePlan } from '../../core/plan.ts';
import type { Question } from '../../core/question.ts';
import { type Card, nextCard } from '../../core/spacing.ts';
import { course } from '../../runtime/course.ts';
import { mayOutlastPage } from '../../runtime/whose-device.ts';
import { type Cards, cardsKey, keepCards, readCards } from './kept-cards.ts';

export interface UsedCards {
  readonly cards: Cards;
  /**
   * Whether this browser keeps them; otherwise they last as long as the page: storage is blocked or full, or
   * nobody says who learns at a computer that is not the learner's own.
   */
  readonly kept: 'kept' | 'blocked' | 'nobody';
  /** Moves the card of a question that was answered on the day. @returns where it stands now */
  move(question: number, grade: Grade, day: number): Card;
  clear(): void;
}

/** What this browser has of practice. Only for a page that is alive: there is no storage where it is made. */
export function useCards(plan: CoursePlan, questions: readonly Question[]): UsedCards {
  const learner = course.learner();
  const key = cardsKey(plan, learner);
  const mayKeep = mayOutlastPage(learner);
  const known = new Set(questions.map(({ number }) => number));
  const [first] = useState(() => (mayKeep ? readCards(key, known) : null));
  const [cards, setCards] = useState<Cards>(first ?? new Map());
  const [isKept, setKept] = useState(first !== null);

  // What another tab keeps, and what a reloaded page wrote a moment ago: some browsers hand it on late.
  useEffect(() => {
    if (!mayKeep) return undefined;
    const hear = (event: StorageEvent) => {
      const latest = event.key === key ? readCards(key, known) : null;
      if (latest !== null) setCards(latest);
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }, [key]);

  function keep(changed: Cards) {
    setCards(changed);
    setKept(mayKeep && keepCards(key, changed));
  }

  return {
    cards,
    kept: mayKeep ? (isKept ? 'kept' : 'blocked') : 'nobody',
    move(question, grade, day) {
      // The page can be open twice: what the other one kept by now stays.
      const latest = (isKept ? readCards(key, known) : null) ?? cards;
      const card = nextCard(latest.get(question), grade, day);
      keep(new Map([...latest, [question, card]]));
      return card;
    },
    clear: () => keep(new Map()),
  };
}
