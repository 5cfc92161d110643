import type { CoursePlan } from '../core/plan.ts';
import type { Question } from '../core/question.ts';
import { worstCaseAttempt } from '../core/suspend-budget.ts';
import { encode } from '../core/suspend.ts';
import { questionsPerTry } from '../core/tries.ts';

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
  const numbers = [...plan.lessons, ...plan.scenarios, ...questions].map(({ number }) => number);
  const pieces = questions.flatMap((question) => question.options.map(({ number }) => number));
  const sequences = practice.filter(isWrittenOut);
  const groups = plan.assessment?.groups ?? [];
  const long = new Set(bank.filter((one) => isWrittenOut(one) || isParted(one)).map(({ number }) => number));
  const attempt = worstCaseAttempt({
    lessons: plan.lessons.length,
    questions: practice.length,
    highestNumber: Math.max(0, ...numbers),
    optionsPerQuestion: Math.max(1, ...pieces),
    sequences: sequences.length,
    longest: Math.max(
      0,
      ...questions.filter((one) => isWrittenOut(one) || isParted(one)).map(({ options }) => options.length),
    ),
    scenarios: plan.scenarios.length,
    tries: plan.assessment?.attempts ?? 0,
    perTry: questionsPerTry({ groups }),
    sequencesPerTry: groups.reduce(
      (sum, { pool, count }) => sum + Math.min(count, pool.filter((number) => long.has(number)).length),
      0,
    ),
  });
  return encode(attempt, plan).length;
}

/** Whether an answer is more than a set of options. */
function isWrittenOut({ type }: Question): boolean {
  switch (type) {
    case 'choice':
    case 'choices':
    case 'cues':
      return false;
    case 'ordering':
    case 'matching':
    case 'sorting':
    case 'moment':
    case 'sentence':
    case 'decision':
      return true;
    default:
      return type satisfies never;
  }
}

function isParted(question: Question): boolean {
  return 'credit' in question && question.credit === 'partial';
}
