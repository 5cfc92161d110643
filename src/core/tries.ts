import type { Attempt, Reached, Try, TryItem } from './attempt.ts';
import { drawItems } from './draw.ts';
import type { AssessmentPlan, CoursePlan } from './plan.ts';
import type { Asked } from './question.ts';
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

/**
 * A new try, its items drawn so that no question comes twice before the pool is used up.
 *
 * @returns `undefined` where the pool is empty: a try without questions could never be finished
 */
export function newTry(
  count: number,
  { pool, earlier, seed }: { pool: readonly number[]; earlier: readonly Try[]; seed: number },
): Try | undefined {
  const items = drawItems({ pool, used: usedIn(earlier), count, seed }).map(unanswered);
  return items.length > 0 ? { seed, items } : undefined;
}

/**
 * A running try after an update took some of its open questions away: others are drawn in their
 * place, and where none are left the try gets shorter. Without this it could never be finished.
 *
 * @returns `undefined` where nothing has to be mended, or nothing would be left
 */
export function mendedTry(
  running: Try,
  { pool, earlier, seed }: { pool: readonly number[]; earlier: readonly Try[]; seed: number },
): Try | undefined {
  const isLost = (item: TryItem) => item.chosen === null && !pool.includes(item.question);
  const count = running.items.filter(isLost).length;
  const inTry = new Set(running.items.map((item) => item.question));
  const others = pool.filter((number) => !inTry.has(number));
  const spare = drawItems({ pool: others, used: usedIn(earlier), count, seed }).map(unanswered);
  const items = running.items.flatMap((item) => (isLost(item) ? spare.splice(0, 1) : [item]));
  return count > 0 && items.length > 0 ? { ...running, items } : undefined;
}

/** Right answers of a try for each objective, in the order of `questions`; others are left out. */
export function byObjective(
  items: readonly TryItem[],
  questions: readonly Asked[],
): { readonly objective: string; readonly right: number; readonly of: number }[] {
  return [...new Set(questions.map((question) => question.objective))].flatMap((objective) => {
    const members = questions.filter((question) => question.objective === objective);
    const numbers = new Set(members.map(({ number }) => number));
    const asked = items.filter((item) => numbers.has(item.question));
    if (asked.length === 0) return [];
    return [{ objective, right: asked.filter((item) => item.right).length, of: asked.length }];
  });
}

function isFinished({ items }: Try): boolean {
  return items.every((item) => item.chosen !== null);
}

function usedIn(tries: readonly Try[]): number[] {
  return tries.flatMap(({ items }) => items.map((item) => item.question));
}

function unanswered(question: number): TryItem {
  return { question, chosen: null, right: false, credit: 0 };
}
