import type { OrderingQuestion } from '../../core/question.ts';
import { mix, shuffle } from '../../core/random.ts';

/**
 * The order the lines start out in: the same one for the same question and seed, and never the right
 * one, so that no answer is right before a line was moved.
 *
 * @param seed unsigned 32-bit number; `null`: the question's own order
 * @returns option numbers
 */
export function startingOrder(question: OrderingQuestion, seed: number | null): readonly number[] {
  const right = question.options.map(({ number }) => number);
  const mixed = shuffle(
    [...right].sort((a, b) => a - b),
    seed === null ? mix(question.number, 1) : mix(seed, question.number),
  );
  return mixed.every((number, place) => number === right[place]) ? move(mixed, 0, mixed.length - 1) : mixed;
}

/** A copy of the order with the entry at `from` taken out and put in so that it stands at `to`. */
export function move(order: readonly number[], from: number, to: number): readonly number[] {
  const rest = order.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...order.slice(from, from + 1), ...rest.slice(to)];
}

/**
 * Where a dragged line would stand if it were let go.
 *
 * @param from where it stands
 * @param y height of the pointer
 * @param middles height of the middle of each line, in the same unit, from the top down
 */
export function placeAt(from: number, y: number, middles: readonly number[]): number {
  return middles.filter((middle, index) => index !== from && middle < y).length;
}
