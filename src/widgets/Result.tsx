import { mayStartTry, outcome } from '../core/progress.ts';
import type { Score, Session } from '../core/session.ts';
import { byObjective, lastFinishedTry, triesLeft } from '../core/tries.ts';
import { phrase } from '../runtime/phrase.ts';
import { isLearnersOwn } from '../runtime/whose-device.ts';
import type { AgencySettings } from '../core/settings.ts';
import { result as words } from '../strings/en-assessment.json';
import page from '../strings/en-page.json';
import { quiz } from '../strings/en.json';
import { Facts } from './Facts.tsx';
import { PrintableRecord } from './PrintableRecord.tsx';
import { Receipt } from './Receipt.tsx';
import { Ruler } from './Ruler.tsx';
import { StillToDo } from './StillToDo.tsx';
import { ReadFirst } from './TestOut.tsx';
import { useSession } from './use-session.ts';

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
  const isMorePending = reached.score?.passed === true && !reached.completed;
  return (
    <div class="flow">
      <h2>{title}</h2>
      <p class="lede">{phrase(lead, { right, of: last?.try.items.length ?? 0 })}</p>
      <ReadFirst session={session} />
      {isMorePending ? <StillToDo session={session} /> : null}
      {reached.score?.missedCritical === true && !reached.score.passed ? <p>{words.critical}</p> : null}
      {reached.score === null ? null : <Ruler score={reached.score.raw} passMark={reached.score.passMark} />}
      <Objectives session={session} />
      <Recorded session={session} />
      {isLearnersOwn() ? <PrintableRecord session={session} agency={agency} /> : null}
      <Receipt />
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
  if (last === undefined) return null;
  const rows = byObjective(last.try.items, session.plan);
  const gone = last.try.items.length - rows.reduce((sum, { of }) => sum + of, 0);
  return (
    <section class="flow" aria-label={words.byObjective}>
      <h2>{words.byObjective}</h2>
      <ul class="goals">
        {rows.map(({ objective, lesson, right, of }) => (
          <li key={objective.id}>
            <span>{objective.text}</span>
            <span class="dots" aria-hidden="true">
              {Array.from({ length: of }, (_, index) => (
                <i key={index} class={index < right ? 'y' : ''} />
              ))}
            </span>
            <span>
              {phrase(words.of, { right, of })}
              {right < of ? (
                <>
                  , <a href={`#/${lesson}`}>{words.look}</a>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {gone > 0 ? <p class="hint">{phrase(gone === 1 ? words.goneOne : words.gone, { n: gone })}</p> : null}
    </section>
  );
}

function Recorded({ session }: { readonly session: Session }) {
  return (
    <section class="flow" aria-label={words.recorded}>
      <h2>{words.recorded}</h2>
      <Facts session={session} />
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
