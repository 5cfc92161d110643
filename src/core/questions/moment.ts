import { gradeOf, type Judged } from '../judged.ts';
import type { MomentQuestion } from '../question.ts';

/**
 * Judges a second marked in a told stretch of time. Any second of the window is right, its ends too; no
 * answer is partly right.
 *
 * @param chosen one whole second, 0 to `seconds`
 * @returns `undefined` where it cannot be a response: no second, several, a part of one, or one outside
 * the stretch
 */
export function judgeMoment(question: MomentQuestion, chosen: readonly number[]): Judged | undefined {
  const [second] = chosen;
  if (second === undefined || chosen.length > 1) return undefined;
  if (!Number.isInteger(second) || second < 0 || second > question.seconds) return undefined;
  const { from, to } = question;
  const found = from <= second && second <= to ? 1 : 0;
  return {
    chosen: [second],
    grade: gradeOf(question, { found, of: 1, extra: 0 }),
    exchange: { kind: 'numeric', correct: [from, to], response: second },
  };
}
