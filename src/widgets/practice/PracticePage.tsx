import { currentTry } from '../../core/tries.ts';
import { assessment as fetching } from '../../strings/en-assessment.json';
import { quiz } from '../../strings/en.json';
import { useFetched } from '../use-fetched.ts';
import { useSessionPart } from '../use-session.ts';
import { fetchPractice } from './fetch-practice.ts';
import { NotFetched } from './NotFetched.tsx';
import { Practising } from './Practising.tsx';

/** Practice over all banks: what stays in this browser, and nothing of it in the attempt. */
export function PracticePage() {
  const plan = useSessionPart((session) => session?.plan ?? null);
  const running = useSessionPart((session) => (session === null ? undefined : currentTry(session)));
  const opened = useSessionPart((session) => session?.attempt.opened ?? null);
  const questions = useFetched(fetchPractice, plan !== null);
  // An island without an element is never seen, and so never comes alive.
  if (plan === null || opened === null) return <p class="hint">{quiz.starting}</p>;
  if (questions.state === 'waiting') return <p class="hint">{fetching.loading}</p>;
  if (questions.state === 'failed') return <NotFetched retry={questions.retry} />;
  return (
    <Practising
      plan={plan}
      questions={questions.data}
      opened={opened}
      reserved={running?.items.map(({ question }) => question) ?? []}
    />
  );
}
