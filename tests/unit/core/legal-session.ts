import type { TryItem } from '../../../src/core/attempt.ts';
import type { ScenarioPlan } from '../../../src/core/plan.ts';
import { isLessonDone, outcome } from '../../../src/core/progress.ts';
import type { Session } from '../../../src/core/session.ts';

/** From the least that an attempt can come to up to the best. */
export const RANKS = ['incomplete', 'failed', 'completed', 'passed'];

/** What is wrong with a session; empty where it is legal. */
export function illegal({ plan: planned, passMark, attempt: reached }: Session): string[] {
  const wrong: string[] = [];
  const { tries } = reached;
  if (tries.length > (planned.assessment?.attempts ?? 0)) wrong.push('more tries than allowed');
  const isOpen = tries.map(({ items }) => items.some((item) => item.chosen === null));
  if (isOpen.slice(0, -1).includes(true)) wrong.push('an unfinished try before the last');
  for (const { items } of tries) {
    if (items.length === 0) wrong.push('a try without questions');
    if (new Set(items.map((item) => item.question)).size < items.length)
      wrong.push('a question twice in a try');
    if (items.some((item) => item.chosen === null && item.right)) wrong.push('right before it was answered');
  }
  const last = tries.at(-1);
  const weights = planned.assessment?.weights ?? {};
  const worth = (items: readonly TryItem[], part: (item: TryItem) => number) =>
    items.reduce((sum, item) => sum + (weights[item.question] ?? 1) * part(item), 0);
  const share =
    last === undefined ? 0 : worth(last.items, ({ credit }) => credit) / worth(last.items, () => 100);
  const critical = planned.assessment?.critical ?? [];
  if (
    reached.status === 'passed' &&
    (last === undefined || isOpen.at(-1) === true || Math.round(share * 100) < passMark)
  ) {
    wrong.push('passed below the pass mark');
  }
  if (
    reached.status === 'passed' &&
    last?.items.some(({ question: number, right }) => critical.includes(number) && !right) === true
  ) {
    wrong.push('passed with a critical question wrong');
  }
  const { scenarios: asked } = planned.completion;
  const isDone = ({ number }: ScenarioPlan) =>
    reached.runs.some(
      ({ scenario: played, end }) => played === number && end !== null && end.process >= Number(asked),
    );
  if (asked !== 'none' && RANKS.indexOf(reached.status) > 1 && !planned.scenarios.every(isDone))
    wrong.push('completed without a scenario that is asked for');
  if (
    planned.completion.lessons === 'all' &&
    RANKS.indexOf(reached.status) > 1 &&
    !planned.lessons.every((one) => one.testOut || isLessonDone(reached, one))
  )
    wrong.push('completed without a lesson that has to be taken');
  for (const { number } of planned.scenarios) {
    const played = reached.runs.filter(({ scenario: one }) => one === number);
    if (played.length > 3) wrong.push('more than three runs of a scenario');
    if (played.filter(({ end }) => end === null).length > 1) wrong.push('two open runs of a scenario');
  }
  if (
    outcome({ plan: planned, passMark, mode: 'normal', phase: 'active', attempt: reached }).status !==
    reached.status
  ) {
    wrong.push('a status other than the outcome');
  }
  if (reached.opened.some((number, index) => index > 0 && number <= (reached.opened[index - 1] ?? 0)))
    wrong.push('opened out of order');
  return wrong;
}
