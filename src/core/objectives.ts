import { isLessonDone, isTestedOut } from './progress.ts';
import type { ObjectivePlan } from './plan.ts';
import type { ObjectiveResult, Session } from './session.ts';
import { lastFinishedTry } from './tries.ts';

/**
 * How far the learner came with each learning objective of the edition, in its order: practised once its
 * questions in the lessons are answered or its lesson is tested out, and judged by the last finished try,
 * where that asked about it.
 */
export function objectiveResults(session: Session): readonly ObjectiveResult[] {
  return session.plan.lessons.flatMap((lesson) =>
    lesson.objectives.map((objective) => ({
      id: objective.id,
      text: objective.text,
      completed:
        isTestedOut(session, lesson) ||
        isPractised(session, objective, isLessonDone(session.attempt, lesson)),
      ...judged(session, objective),
    })),
  );
}

function isPractised({ attempt }: Session, { checks }: ObjectivePlan, lessonDone: boolean): boolean {
  return checks.length === 0 ? lessonDone : checks.every((check) => attempt.answers[check] !== undefined);
}

function judged(
  { attempt, passMark }: Session,
  { items }: ObjectivePlan,
): Pick<ObjectiveResult, 'success' | 'scaled'> {
  const asked = lastFinishedTry(attempt)?.try.items.filter((item) => items.includes(item.question)) ?? [];
  if (asked.length === 0) return { success: 'unknown', scaled: null };
  // Whole numbers: 0.29 * 100 is less than 29.
  const credit = asked.reduce((sum, item) => sum + item.credit, 0);
  return {
    success: credit >= passMark * asked.length ? 'passed' : 'failed',
    scaled: credit / (100 * asked.length),
  };
}
