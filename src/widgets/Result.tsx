import { mayStartTry, outcome, remaining } from '../core/progress.ts';
import type { Score, Session } from '../core/session.ts';
import { byObjective, lastFinishedTry, triesLeft } from '../core/tries.ts';
import { phrase } from '../runtime/phrase.ts';
import type { AgencySettings } from '../core/settings.ts';
import strings from '../strings/en.json';
import { Ruler } from './Ruler.tsx';
import { useBank } from './use-bank.ts';
import { useSession } from './use-session.ts';

const { result: words, page, quiz } = strings;

interface ResultProps {
  readonly contact: AgencySettings['contact'];
  readonly agency: string;
}

/** The end page: what was reached, by objective, what is recorded, and what to do next. */
export function Result({ contact, agency }: ResultProps) {
  const session = useSession();
  // An island without an element is never seen, and so never comes alive.
  if (session === null) return <p class="hint">{quiz.starting}</p>;
  const reached = outcome(session);
  const last = lastFinishedTry(session.attempt);
  const right = last?.try.items.filter((item) => item.right).length ?? 0;
  const over = session.plan.assessment !== null && reached.status === 'failed' && triesLeft(session) === 0;
  const { title, lead } = headline(session, reached.score, over);
  const lessons = reached.score?.passed === true && !reached.completed ? remaining(session).lessons : [];
  return (
    <div class="flow">
      <h2>{title}</h2>
      <p class="lede">{phrase(lead, { right, of: last?.try.items.length ?? 0 })}</p>
      {lessons.length === 0 ? null : (
        <ul>
          {lessons.map((lesson) => (
            <li key={lesson.id}>
              <a href={`#/${lesson.id}`}>{lesson.title}</a>
            </li>
          ))}
        </ul>
      )}
      {reached.score === null ? null : <Ruler score={reached.score.raw} passMark={reached.score.passMark} />}
      <Objectives session={session} />
      <Recorded session={session} />
      {over ? <Contact contact={contact} agency={agency} /> : null}
      <div class="btns">
        {mayStartTry(session) ? (
          <a class="btn" href="#/assessment">
            {page.assessment}
          </a>
        ) : null}
        <button
          class={mayStartTry(session) ? 'btn plain' : 'btn'}
          type="button"
          onClick={() => document.dispatchEvent(new Event('course:leave'))}
        >
          {words.leave}
        </button>
      </div>
    </div>
  );
}

function headline(session: Session, score: Score | null, over: boolean): { title: string; lead: string } {
  if (score === null) {
    return outcome(session).completed
      ? { title: words.completed, lead: words.completedLead }
      : { title: words.open, lead: words.openLead };
  }
  if (score.passed) {
    return { title: words.passed, lead: outcome(session).completed ? words.passedLead : words.lessonsLeft };
  }
  return over
    ? { title: words.failedLast, lead: words.lastLead }
    : { title: words.failed, lead: words.failedLead };
}

/** Right answers for each objective of the last finished try, with the way back to the lesson. */
function Objectives({ session }: { readonly session: Session }) {
  const last = lastFinishedTry(session.attempt);
  const bank = useBank(last !== undefined);
  if (last === undefined || bank.state !== 'here') return null;
  const rows = byObjective(last.try.items, [...bank.bank.values()]);
  const objectives = session.plan.lessons.flatMap((lesson) =>
    lesson.objectives.map((objective) => ({ ...objective, lesson: lesson.id })),
  );
  return (
    <section class="flow" aria-label={words.byObjective}>
      <h2>{words.byObjective}</h2>
      <ul class="goals">
        {rows.map(({ objective, right, of }) => {
          const known = objectives.find((candidate) => candidate.id === objective);
          return (
            <li key={objective}>
              <span>{known?.text ?? objective}</span>
              <span class="dots" aria-hidden="true">
                {Array.from({ length: of }, (_, index) => (
                  <i key={index} class={index < right ? 'y' : ''} />
                ))}
              </span>
              <span>
                {phrase(words.of, { right, of })}
                {right < of && known !== undefined ? (
                  <>
                    , <a href={`#/${known.lesson}`}>{words.look}</a>
                  </>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const statusWords = {
  passed: words.statusPassed,
  failed: words.statusFailed,
  completed: words.statusCompleted,
  incomplete: words.statusIncomplete,
} as const;

function Recorded({ session }: { readonly session: Session }) {
  const { status, score } = outcome(session);
  const { plan, attempt } = session;
  return (
    <section class="flow" aria-label={words.recorded}>
      <h2>{words.recorded}</h2>
      <dl class="facts">
        <dt>{words.status}</dt>
        <dd>{statusWords[status]}</dd>
        {score === null ? null : (
          <>
            <dt>{words.scoreLabel}</dt>
            <dd>{phrase(words.scoreValue, { score: score.raw, passMark: score.passMark })}</dd>
          </>
        )}
        {plan.assessment === null ? null : (
          <>
            <dt>{words.attemptsLabel}</dt>
            <dd>
              {phrase(words.attemptsValue, { used: attempt.tries.length, of: plan.assessment.attempts })}
            </dd>
          </>
        )}
        <dt>{words.version}</dt>
        <dd>
          {plan.version} · {plan.contentHash.slice(0, 12)}
        </dd>
      </dl>
    </section>
  );
}

/** After the last failed attempt: whom to ask, and what the coordinator does. */
function Contact({ contact, agency }: ResultProps) {
  return (
    <section class="flow" aria-label={words.contact}>
      <h2>{words.contact}</h2>
      <p>
        {contact.name}, {agency}
        {contact.email === undefined ? null : (
          <>
            , <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </>
        )}
        {contact.phone === undefined ? null : `, ${contact.phone}`}
      </p>
      <h3>{words.reset}</h3>
      <p>{contact.reset}</p>
    </section>
  );
}
