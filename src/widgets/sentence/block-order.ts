import type { Block, SentenceQuestion } from '../../core/question.ts';
import { mix, shuffle } from '../../core/random.ts';

/**
 * The order in which the blocks are offered: drawn by the recorded seed, so that whoever audits the
 * record can see what the learner saw; without one, by the question's number, so that the built page
 * and the browser agree. The blocks of the author's sentence never stand in its order, as long as they
 * are more than one.
 *
 * @param seed unsigned 32-bit number, or `null`
 */
export function blocksInOrder(question: SentenceQuestion, seed: number | null): readonly Block[] {
  const { number, options, model } = question;
  const drawn = shuffle(
    [...options].sort((a, b) => a.number - b.number),
    seed === null ? mix(number, 1) : mix(seed, number),
  );
  const places = model.map((part) => drawn.findIndex((block) => block.number === part));
  const isGivenAway = places.every((place, index) => index === 0 || place > (places[index - 1] ?? place));
  if (!isGivenAway) return drawn;
  const isFirst = (block: Block) => block.number === model[0];
  return [...drawn.filter((block) => !isFirst(block)), ...drawn.filter(isFirst)];
}
