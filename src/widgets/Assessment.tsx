import { useEffect, useRef, useState } from 'preact/hooks';
import { drawnTry } from '../core/drawn-try.ts';
import type { Judged } from '../core/judged.ts';
import { isOpen, mayStartTry } from '../core/progress.ts';
import type { Session } from '../core/session.ts';
import { currentTry, lastFinishedTry, questionsPerTry } from '../core/tries.ts';
import type { Bank } from '../runtime/bank.ts';
import { course } from '../runtime/course.ts';
import { phrase } from '../runtime/phrase.ts';
import { randomSeed } from '../runtime/random.ts';
import { go } from '../runtime/router.ts';
import { assessment as words } from '../strings/en-assessment.json';
import { quiz } from '../strings/en.json';
import { useWidget } from './question/use-widget.ts';
import { StillToDo } from './StillToDo.tsx';
import { TestsOut } from './TestOut.tsx';
import { useBank } from './use-bank.ts';
import { useSession } from './use-session.ts';

/** The final assessment: what it asks, one question at a time, then the way to the result. */
export function Assessment() {
  const session = useSession();
  const bank = useBank(session !== null && isOpen(session, { page: 'assessment' }));
  const [feedbackOn, setFeedbackOn] = useState<number | null>(null);
  if (session === null) return <p class="hint">{quiz.starting}</p>;
  if (!isOpen(session, { page: 'assessment' })) return <Locked session={session} />;
  if (bank.state === 'waiting') return <p class="hint">{words.loading}</p>;
  if (bank.state === 'failed') return <NotFetched retry={bank.retry} />;
  if (feedbackOn !== null || currentTry(session) !== undefined)
    return <Running {...{ session, bank: bank.data, feedbackOn, setFeedbackOn }} />;
  return <Opening session={session} bank={bank.data} />;
}

function NotFetched({ retry }: { retry(): void }) {
  return (
    <div class="ask">
      <p>{words.failed}</p>
      <div class="btns">
        <button class="btn" type="button" onClick={retry}>
          {words.retry}
        </button>
      </div>
    </div>
  );
}

function Locked({ session }: { readonly session: Session }) {
  return (
    <div class="ask flow">
      <p>{words.locked}</p>
      <StillToDo session={session} />
      <TestsOut session={session} />
    </div>
  );
}

function Opening({ session, bank }: { readonly session: Session; readonly bank: Bank }) {
  const plan = session.plan.assessment;
  if (plan === null) return null;
  const next = session.attempt.tries.length + 1;
  const attempts = plan.attempts === 1 ? words.oneAttempt : phrase(words.attempts, { n: plan.attempts });
  return (
    <div class="flow">
      <p class="pull">
        {phrase(words.lead, { questions: questionsPerTry(plan), passMark: session.passMark, attempts })}
      </p>
      <TestsOut session={session} />
      <p>{words.rules}</p>
      <p>{plan.itemFeedback ? words.feedbackOn : words.feedbackOff}</p>
      {plan.critical.length === 0 ? null : <p>{words.critical}</p>}
      {session.mode === 'normal' ? null : <p class="caveat note">{words.unscored}</p>}
      <div class="btns">
        {mayStartTry(session) ? (
          <button class="btn" type="button" onClick={() => startTry(bank)}>
            {phrase(words.start, { n: next })}
          </button>
        ) : null}
        {lastFinishedTry(session.attempt) === undefined ? null : (
          <a class="btn plain" href="#/result">
            {words.toResult}
          </a>
        )}
      </div>
    </div>
  );
}

function startTry(bank: Bank) {
  // As the visit stands now, not as it was drawn: a second press finds the try running.
  const session = course.session();
  if (session === null) return;
  const seed = randomSeed();
  const questions = drawnTry(session, { pool: [...bank.keys()], seed });
  course.dispatch({ type: 'try-started', seed, questions });
}

interface RunningProps {
  readonly session: Session;
  readonly bank: Bank;
  /** Position of the answered question whose reasons are being read; `null` while none is. */
  readonly feedbackOn: number | null;
  setFeedbackOn(position: number | null): void;
}

function Running({ session, bank, feedbackOn, setFeedbackOn }: RunningProps) {
  const run = currentTry(session) ?? session.attempt.tries.at(-1);
  const open = run?.items.findIndex((item) => item.chosen === null) ?? -1;
  const position = feedbackOn ?? open;
  const item = run?.items[position];
  const question = item === undefined ? undefined : bank.get(item.question);
  const heading = useRef<HTMLDivElement>(null);
  const shownAt = useRef(Date.now());
  const widget = useWidget(question?.type);

  // A new question takes the focus, or keyboard and screen reader stay behind at the button.
  useEffect(() => {
    shownAt.current = Date.now();
    heading.current?.querySelector<HTMLElement>('[data-question]')?.focus();
  }, [position, widget.state]);

  if (run === undefined || item === undefined || question === undefined) return <Gone bank={bank} />;
  if (widget.state === 'failed') return <NotFetched retry={widget.retry} />;
  if (widget.state === 'waiting') return <p class="hint">{words.loading}</p>;

  function answer(judged: Judged) {
    if (question === undefined || run === undefined) return;
    const last = position === run.items.length - 1;
    course.dispatch({ type: 'try-answered', question, judged, latencyMs: Date.now() - shownAt.current });
    if (session.plan.assessment?.itemFeedback === true) setFeedbackOn(position);
    else if (last) go('result');
  }

  const of = run.items.length;
  const isLast = position === of - 1;
  return (
    <div ref={heading} class="flow">
      <p class="count">
        {phrase(words.attempt, {
          n: session.attempt.tries.length,
          of: session.plan.assessment?.attempts ?? session.attempt.tries.length,
        })}
      </p>
      <widget.Widget
        key={`${session.attempt.tries.length}-${question.id}`}
        question={question}
        seed={run.seed}
        count={phrase(words.count, { n: position + 1, of })}
        live={session.phase === 'active'}
        answered={item.chosen}
        tells={session.plan.assessment?.itemFeedback === true}
        label={isLast ? words.last : words.answer}
        onAnswer={answer}
        after={{
          label: isLast ? words.toResult : words.next,
          run() {
            setFeedbackOn(null);
            if (isLast) go('result');
          },
        }}
      />
    </div>
  );
}

/** An update took the question away while the learner was half way: the rules draw another in its place. */
function Gone({ bank }: { readonly bank: Bank }) {
  return (
    <div class="ask">
      <p>{words.gone}</p>
      <div class="btns">
        <button class="btn" type="button" onClick={() => startTry(bank)}>
          {words.next}
        </button>
      </div>
    </div>
  );
}
