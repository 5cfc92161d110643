import type { CoursePlan } from '../core/plan.ts';
import type { Question } from '../core/question.ts';
import { worstCaseAttempt } from '../core/suspend-budget.ts';
import { encode } from '../core/suspend.ts';

/**
 * Characters of the longest saved state that a learner of this edition can come to.
 * @param practice every question in the edition's lessons
 * @param bank every question its assessment may draw
 */
export function suspendSize(
  plan: CoursePlan,
  practice: readonly Question[],
  bank: readonly Question[],
): number {
  const questions = [...practice, ...bank];
  const numbers = [...plan.lessons, ...questions].map(({ number }) => number);
  const options = questions.flatMap((question) => question.options.map(({ number }) => number));
  const attempt = worstCaseAttempt({
    lessons: plan.lessons.length,
    questions: practice.length,
    highestNumber: Math.max(0, ...numbers),
    optionsPerQuestion: Math.max(1, ...options),
    scenarios: 0,
    decisions: 0,
    tries: plan.assessment?.attempts ?? 0,
    perTry: plan.assessment?.questions ?? 0,
  });
  return encode(attempt, plan.course).length;
}
