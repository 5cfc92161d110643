import type { Status } from './attempt.ts';
import { outcome } from './progress.ts';
import type { Judgement, Session } from './session.ts';
import { missesCritical } from './tries.ts';

/**
 * What a saved attempt had come to, oldest first: each failed try, the pass, the completion. What bears no
 * time is left out: a judgement is told with its own, or not again.
 *
 * @param session as the visit began
 * @param held status that was saved; an update that asks for less may have raised it since
 */
export function earlierJudgements(session: Session, held: Status): readonly Judgement[] {
  const { attempt, plan, passMark } = session;
  const failed = attempt.tries.flatMap(({ seed, items, reached }, index): readonly Judgement[] => {
    if (reached?.at === undefined || reached.passed) return [];
    const { raw, at } = reached;
    const form = { attempt: index + 1, seed };
    const score = { raw, passMark, passed: false, missedCritical: missesCritical(items, plan), form };
    return [{ verdict: 'failed', score, at }];
  });
  const { statusAt: at } = attempt;
  if (at === undefined || (held !== 'passed' && held !== 'completed')) return failed;
  const { score } = outcome(session);
  const passed: readonly Judgement[] = held === 'passed' ? [{ verdict: 'passed', score, at }] : [];
  return [...failed, ...passed, { verdict: 'completed', at }];
}
