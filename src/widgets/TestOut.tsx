import { mayStartTry } from '../core/progress.ts';
import type { Session } from '../core/session.ts';
import { lastFinishedTry } from '../core/tries.ts';
import words from '../strings/en-test-out.json';
import { Ways } from './StillToDo.tsx';

/** Before the first try: the lessons that a pass stands for. */
export function TestsOut({ session: { plan, attempt } }: { readonly session: Session }) {
  const lessons = plan.lessons.filter(({ testOut }) => testOut);
  if (lessons.length === 0 || attempt.tries.length > 0) return null;
  return (
    <div class="flow">
      <p>{words.lead}</p>
      <Ways places={lessons} />
    </div>
  );
}

/** After a failed try, where there is another: what can be read before it. */
export function ReadFirst({ session }: { readonly session: Session }) {
  const has = session.plan.lessons.some(({ testOut }) => testOut);
  if (!has || lastFinishedTry(session.attempt) === undefined || !mayStartTry(session)) return null;
  return <p>{words.readFirst}</p>;
}
