import { shuffle } from '../../core/random.ts';

/**
 * Pieces in the order to show. The recorded seed decides it, so that whoever audits the record can see
 * what the learner saw, whatever order the author has given them since.
 *
 * @param seed unsigned 32-bit number of this list; `null`: the author's order
 */
export function shownOrder<T extends { readonly number: number }>(
  pieces: readonly T[],
  seed: number | null,
): readonly T[] {
  if (seed === null) return pieces;
  return shuffle(
    [...pieces].sort((a, b) => a.number - b.number),
    seed,
  );
}
