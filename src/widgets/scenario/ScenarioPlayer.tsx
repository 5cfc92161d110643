import type { Session } from '../../core/session.ts';
import { quiz } from '../../strings/en.json';
import { player as words } from '../../strings/en-scenario.json';
import { useFetched } from '../use-fetched.ts';
import { useSession } from '../use-session.ts';
import { fetchScenario } from './fetch-scenario.ts';
import { Play } from './Play.tsx';

interface ScenarioPlayerProps {
  /** The scenario's id. */
  readonly id: string;
}

/**
 * A branching scenario. Stands beside the page's other parts, not within one: it brings its own.
 * What hard matter it holds, and the way out of it, stand above every one of its screens.
 */
export function ScenarioPlayer({ id }: ScenarioPlayerProps) {
  const session = useSession();
  const fetched = useFetched((tries) => fetchScenario(id, tries), session !== null);
  // An island without an element is never seen, and so never comes alive.
  if (session === null) return <Waiting text={quiz.starting} />;
  return (
    <div class="scenario">
      <section class="part t1 scenario-note">
        <p class="note quiet">
          {fetched.state === 'here' ? `${fetched.data.scenario.note} ` : ''}
          <a href={`#/${lastLesson(session)}`}>{words.leave}</a>
        </p>
        {fetched.state === 'waiting' ? <p class="hint">{words.loading}</p> : null}
        {fetched.state === 'failed' ? <NotFetched retry={fetched.retry} /> : null}
      </section>
      {fetched.state === 'here' ? <Play data={fetched.data} session={session} /> : null}
    </div>
  );
}

function Waiting({ text }: { readonly text: string }) {
  return (
    <div class="scenario">
      <section class="part t1 scenario-note">
        <p class="hint">{text}</p>
      </section>
    </div>
  );
}

function NotFetched({ retry }: { retry(): void }) {
  return (
    <div class="ask">
      <p role="alert">{words.failed}</p>
      <div class="btns">
        <button class="btn" type="button" onClick={retry}>
          {words.retry}
        </button>
      </div>
    </div>
  );
}

/** Where `Leave for now` leads: the last lesson that was opened, which is open for certain. */
function lastLesson({ plan, attempt }: Session): string {
  const last = plan.lessons.findLast(({ number }) => attempt.opened.includes(number));
  return (last ?? plan.lessons[0])?.id ?? '';
}
