import { gradeOf, type Judged } from '../judged.ts';
import type { ChoiceQuestion, ChoicesQuestion, CuesQuestion } from '../question.ts';

/**
 * Judges a choice of options, of facts in a scene too.
 *
 * @param chosen option numbers, in any order
 * @returns `undefined` where it cannot be a response: an option number the question does not have, no
 * option at all, or more than one where one is asked for
 */
export function judgeChoice(
  question: ChoiceQuestion | ChoicesQuestion | CuesQuestion,
  chosen: readonly number[],
): Judged | undefined {
  const response = [...new Set(chosen)].sort((a, b) => a - b);
  const known = new Set(question.options.map(({ number }) => number));
  const isOne = question.type !== 'choice' || response.length === 1;
  if (response.length === 0 || !isOne || !response.every((number) => known.has(number))) return undefined;
  const keys = question.options.filter(({ correct }) => correct).map(({ number }) => number);
  const found = keys.filter((key) => response.includes(key)).length;
  return {
    chosen: response,
    grade: gradeOf(question, { found, of: keys.length, extra: response.length - found }),
    exchange: {
      kind: 'choice',
      choices: question.options,
      correct: keys.length === 0 ? null : keys,
      response,
    },
  };
}
