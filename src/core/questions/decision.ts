import type { Exchange, Pair } from '../exchange.ts';
import { gradeOf, type Judged } from '../judged.ts';
import type { Branch, DecisionQuestion } from '../question.ts';

/** Numbers of the two steps in a record. */
const FIRST = 1;
const THEN = 2;

/**
 * Judges a decision and the one that follows from it. Each is right or not by itself: a good second
 * decision counts after a poor first one, too.
 *
 * @param chosen the branch's number, then that of an option in this branch
 * @returns `undefined` where it cannot be a response: not two numbers, a branch the question does not
 * have, or an option that this branch does not have
 */
export function judgeDecision(question: DecisionQuestion, chosen: readonly number[]): Judged | undefined {
  const [first, second] = chosen;
  if (first === undefined || second === undefined || chosen.length !== 2) return undefined;
  const branch = question.options.find(({ number }) => number === first);
  const option = branch?.options.find(({ number }) => number === second);
  if (branch === undefined || option === undefined) return undefined;
  const found = [branch, option].filter(({ correct }) => correct).length;
  return {
    chosen: [first, second],
    grade: gradeOf(question, { found, of: 2, extra: 0 }),
    exchange: exchangeOf(question, branch, second),
  };
}

/**
 * Every option of every branch can stand in the second step: the right answers and the one given may
 * come from different branches, and both have to name answers that the record knows.
 */
function exchangeOf(question: DecisionQuestion, taken: Branch, option: number): Exchange {
  return {
    kind: 'performance',
    steps: [
      { id: 'first', number: FIRST, text: question.stem, answers: question.options },
      {
        id: 'then',
        number: THEN,
        // The same whatever was chosen first: a record describes the question once.
        text: question.stem,
        answers: question.options.flatMap(({ options }) => options),
      },
    ],
    correct: question.use === 'predict' ? null : rightWay(question),
    response: [
      [FIRST, taken.number],
      [THEN, option],
    ],
  };
}

/** The branch that is right with the option in it that is; the schema sees to it that there is one. */
function rightWay(question: DecisionQuestion): readonly Pair[] | null {
  for (const branch of question.options) {
    const option = branch.options.find(({ correct }) => correct);
    if (branch.correct && option !== undefined) {
      return [
        [FIRST, branch.number],
        [THEN, option.number],
      ];
    }
  }
  return null;
}
