import { gradeOf, type Judged } from '../judged.ts';
import type { OrderingQuestion } from '../question.ts';

/**
 * Judges an order by place: a piece is found where it stands where the author put it.
 *
 * @param chosen option numbers in the learner's order
 * @returns `undefined` where it cannot be a response: anything but every option number once
 */
export function judgeOrdering(question: OrderingQuestion, chosen: readonly number[]): Judged | undefined {
  const right = question.options.map(({ number }) => number);
  if (chosen.length !== right.length || !right.every((number) => chosen.includes(number))) return undefined;
  const found = right.filter((number, place) => chosen[place] === number).length;
  return {
    chosen: [...chosen],
    // A piece out of place is one place missed, not something extra as well.
    grade: gradeOf(question, { found, of: right.length, extra: 0 }),
    exchange: {
      kind: 'sequencing',
      choices: question.options,
      correct: question.use === 'predict' ? null : right,
      response: [...chosen],
    },
  };
}
