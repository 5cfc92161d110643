import type { Attempt, Reached, Try, TryItem } from './attempt.ts';
import type { AssessmentPlan, CoursePlan, ObjectivePlan } from './plan.ts';
import type { Form, Session } from './session.ts';

/** The running try; `undefined` where none is. */
export function currentTry(session: Session): Try | undefined {
  const last = session.attempt.tries.at(-1);
  return last === undefined || isFinished(last) ? undefined : last;
}

/** The last finished try, and which one it was. */
export function lastFinishedTry(attempt: Attempt): { readonly form: Form; readonly try: Try } | undefined {
  const finished = attempt.tries.filter(isFinished);
  const last = finished.at(-1);
  return last === undefined ? undefined : { form: { attempt: finished.length, seed: last.seed }, try: last };
}

/** Tries that can still be started; a running one is already taken off. */
export function triesLeft(session: Session): number {
  return Math.max(0, (session.plan.assessment?.attempts ?? 0) - session.attempt.tries.length);
}

/** What a finished try comes to by the rules of this launch. */
export function reachedBy(items: readonly TryItem[], { plan, passMark }: Session): Reached {
  const raw = plan.assessment === null ? 0 : scoreOf(items, plan.assessment);
  return { raw, passed: raw >= passMark && !missesCritical(items, plan) };
}

/** Whether a question that has to be right was not. */
export function missesCritical(items: readonly TryItem[], { assessment }: CoursePlan): boolean {
  return items.some(({ question, right }) => !right && assessment?.critical.includes(question) === true);
}

/** Whole percent of what the items are worth together. */
export function scoreOf(items: readonly TryItem[], { weights }: Pick<AssessmentPlan, 'weights'>): number {
  const weightOf = ({ question }: TryItem) => weights[question] ?? 1;
  const earned = items.reduce((sum, item) => sum + weightOf(item) * item.credit, 0);
  return Math.round(earned / items.reduce((sum, item) => sum + weightOf(item), 0));
}

/** Questions that a try asks. */
export function questionsPerTry({ groups }: Pick<AssessmentPlan, 'groups'>): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** Right answers of a try for each objective that it asked about, in the order of the course. */
export function byObjective(
  items: readonly TryItem[],
  { lessons }: Pick<CoursePlan, 'lessons'>,
): {
  readonly objective: ObjectivePlan;
  readonly lesson: string;
  readonly right: number;
  readonly of: number;
}[] {
  return lessons.flatMap((lesson) =>
    lesson.objectives.flatMap((objective) => {
      const asked = items.filter(({ question }) => objective.items.includes(question));
      if (asked.length === 0) return [];
      const right = asked.filter((item) => item.right).length;
      return [{ objective, lesson: lesson.id, right, of: asked.length }];
    }),
  );
}

function isFinished({ items }: Try): boolean {
  return items.every((item) => item.chosen !== null);
}
