import type { Pair } from '../exchange.ts';
import { gradeOf, type Judged } from '../judged.ts';
import type { MatchingQuestion, Placed, SortingQuestion } from '../question.ts';

/**
 * Judges pieces given to targets: a piece is found where it went to the target it belongs to. A target
 * may get several pieces, or none.
 *
 * @param chosen for each option, in the order of `placedInResponse`, the number of its target
 * @returns `undefined` where it cannot be a response: not one number for each option, or a number that is
 * no target's
 */
export function judgeMatching(
  question: MatchingQuestion | SortingQuestion,
  chosen: readonly number[],
): Judged | undefined {
  const pieces = placedInResponse(question);
  const known = new Set(question.targets.map(({ number }) => number));
  if (chosen.length !== pieces.length || !chosen.every((number) => known.has(number))) return undefined;
  const right = pieces.map(({ number, target }): Pair => [number, target]);
  const found = right.filter(([, target], index) => chosen[index] === target).length;
  return {
    chosen: [...chosen],
    // A piece at another target is one match missed, not something extra as well.
    grade: gradeOf(question, { found, of: pieces.length, extra: 0 }),
    exchange: {
      kind: 'matching',
      sources: question.options,
      targets: question.targets,
      correct: question.use === 'predict' ? null : right,
      response: pieces.flatMap(({ number }, index): Pair[] => {
        const target = chosen[index];
        return target === undefined ? [] : [[number, target]];
      }),
    },
  };
}

/** The pieces in the order in which a response tells their targets: ascending by number. */
export function placedInResponse({ options }: MatchingQuestion | SortingQuestion): readonly Placed[] {
  return [...options].sort((a, b) => a.number - b.number);
}
