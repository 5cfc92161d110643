import type { Grade } from './judged.ts';
import { mix, shuffle } from './random.ts';

/** Where a practised question stands. */
export interface Card {
  readonly box: Box;
  /** Number of the calendar day from which it is asked again. */
  readonly due: number;
}

export type Box = 1 | 2 | 3 | 4 | 5;

/**
 * Days until a question of a box is asked again. Each wait is about twice the one before, because what
 * is still known after a longer gap needs less asking, and the last is five weeks, because what is
 * learned here has to last until next year's training: how well practice is kept depends on the gap
 * and on how long it is to last, and the gap that does best grows with that time (Cepeda, Pashler, Vul,
 * Wixted and Rohrer 2006, Psychological Bulletin 132, 354-380).
 */
export const WAITS: Readonly<Record<Box, number>> = { 1: 1, 2: 3, 3: 7, 4: 16, 5: 35 };

/** From this box on a question counts as known: right three times or more since it was last wrong. */
const KNOWN: Box = 4;

const ABOVE: Readonly<Record<Box, Box>> = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 5 };

/**
 * Where a question stands once it was answered: right moves it up a box, partly right leaves it in its
 * box, wrong puts it back into the first, due at once. A question that was not due yet only moves when
 * it is wrong, because an answer ahead of time does not show that it would have lasted.
 *
 * @param card `undefined`: asked for the first time, which is as good as standing in the first box
 * @param day number of today's calendar day
 */
export function nextCard(card: Card | undefined, { verdict }: Grade, day: number): Card {
  if (verdict === 'wrong') return { box: 1, due: day };
  if (card !== undefined && !isDue(card, day)) return card;
  const box = card?.box ?? 1;
  const next = verdict === 'right' ? ABOVE[box] : box;
  return { box: next, due: day + WAITS[next] };
}

/** A day that no wait leads to comes from a clock that ran ahead: such a question would never come back. */
function isDue({ due }: Card, day: number): boolean {
  return due <= day || due > day + WAITS[5];
}

export type Standing = 'new' | 'due' | 'learning' | 'known';

/** How a question stands today; one that is due is nothing else. */
export function standingOf(card: Card | undefined, day: number): Standing {
  if (card === undefined) return 'new';
  if (isDue(card, day)) return 'due';
  return card.box < KNOWN ? 'learning' : 'known';
}

/** What a round has to know of a question. */
export interface Practised {
  /** The ledger's number. */
  readonly number: number;
  readonly objective: string;
  /** Whether its lesson is still to come. */
  readonly isEarly: boolean;
}

export interface RoundInput {
  readonly questions: readonly Practised[];
  /** By ledger number; cards of other questions do not count. */
  readonly cards: ReadonlyMap<number, Card>;
  readonly day: number;
  /** Unsigned 32-bit number. */
  readonly seed: number;
  /** Questions in a round, at most. */
  readonly count: number;
}

export interface Round {
  /** Ledger numbers, in the order they are asked, none twice. */
  readonly numbers: readonly number[];
  /** Whether nothing was due or new, so that all of them are asked ahead of time. */
  readonly isAhead: boolean;
}

/**
 * Draws a round: questions that are due, longest overdue first, then new ones, each objective in turn,
 * those of lessons to come last; where there are neither, those that are due soonest. Chance decides between equals, and the same
 * seed gives the same round whatever order the questions came in.
 */
export function roundOf({ questions, cards, day, seed, count }: RoundInput): Round {
  const once = new Map(questions.map((question) => [question.number, question]));
  const mixed = shuffle(
    [...once.values()].sort((a, b) => a.number - b.number),
    seed,
  );
  const standing = ({ number }: Practised) => standingOf(cards.get(number), day);
  const soonestFirst = (list: readonly Practised[]) =>
    [...list].sort((a, b) => (cards.get(a.number)?.due ?? 0) - (cards.get(b.number)?.due ?? 0));
  const wanted = [
    ...soonestFirst(mixed.filter((question) => standing(question) === 'due')),
    ...[false, true].flatMap((isEarly) =>
      inTurn(
        mixed.filter((question) => standing(question) === 'new' && question.isEarly === isEarly),
        mix(seed, 1),
      ),
    ),
  ];
  const drawn = wanted.length === 0 ? soonestFirst(mixed) : wanted;
  return { numbers: drawn.slice(0, count).map(({ number }) => number), isAhead: wanted.length === 0 };
}

/** One of each objective, then a second of each, and so on. */
function inTurn(list: readonly Practised[], seed: number): readonly Practised[] {
  const objectives = shuffle([...new Set(list.map(({ objective }) => objective))].sort(), seed);
  const rows = objectives.map((objective) => list.filter((question) => question.objective === objective));
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => rows.flatMap((row) => row[turn] ?? [])).flat();
}
