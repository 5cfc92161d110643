import { useEffect, useState } from 'preact/hooks';
import type { LessonPlan, ObjectivePlan } from '../core/plan.ts';
import { isLessonDone, isTestedOut } from '../core/progress.ts';
import { bestProcess } from '../core/runs.ts';
import type { Session } from '../core/session.ts';
import { lastFinishedTry } from '../core/tries.ts';
import { phrase } from '../runtime/phrase.ts';
import { record as words, result } from '../strings/en-assessment.json';
import page from '../strings/en-page.json';
import testOut from '../strings/en-test-out.json';
import { Facts } from './Facts.tsx';

interface PrintableRecordProps {
  readonly session: Session;
  readonly agency: string;
}

/** Where nobody else keeps the record: the button, and the one page that it prints. */
export function PrintableRecord({ session, agency }: PrintableRecordProps) {
  const [printed, setPrinted] = useState<Date | null>(null);
  useEffect(() => {
    if (printed === null) return;
    const { classList } = document.documentElement;
    classList.add('printing-record');
    addEventListener('afterprint', () => classList.remove('printing-record'), { once: true });
    print();
  }, [printed]);
  return (
    <>
      <section class="flow" aria-label={words.title}>
        <h2>{words.title}</h2>
        <p>
          {result.keptHere} {words.lead}
        </p>
        <div class="btns">
          <button class="btn plain" type="button" onClick={() => setPrinted(new Date())}>
            {words.print}
          </button>
        </div>
      </section>
      {printed === null ? null : <Sheet session={session} agency={agency} printed={printed} />}
    </>
  );
}

/** Not shown on the screen: the styles for print let it, and nothing else, on the paper. */
function Sheet({ session, agency, printed }: PrintableRecordProps & { readonly printed: Date }) {
  const { plan, attempt } = session;
  return (
    <section class="record">
      <p>{agency}</p>
      <h2>{words.sheet}</h2>
      <p class="lede">{plan.title}</p>
      <Facts session={session}>
        <dt>{words.printed}</dt>
        <dd>{printed.toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' })}</dd>
        <dt>{words.edition}</dt>
        <dd>{plan.edition}</dd>
      </Facts>
      <h3>{plan.assessment === null ? words.lessons : words.objectives}</h3>
      <ul class="parts">
        {plan.lessons.map((lesson) => (
          <li key={lesson.id}>
            <p>
              <b>{lesson.title}</b>
              <span>
                {phrase(page.minutes, { n: lesson.minutes })}, {standing(session, lesson)}
              </span>
            </p>
            {plan.assessment === null
              ? null
              : lesson.objectives.map((objective) => (
                  <p key={objective.id}>
                    <span>{objective.text}</span>
                    <span>{reached(session, objective)}</span>
                  </p>
                ))}
          </li>
        ))}
        {plan.scenarios.map((scenario) => (
          <li key={scenario.id}>
            <p>
              <b>{scenario.title}</b>
              <span>
                {phrase(page.minutes, { n: scenario.minutes })},{' '}
                {bestProcess(attempt, scenario.number) === null ? words.notDone : page.done}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p>{words.own}</p>
      <dl class="lines">
        {[words.name, words.badge, words.signature, words.supervisor].map((line) => (
          <div key={line}>
            <dt>{line}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </section>
  );
}

function standing(session: Session, lesson: LessonPlan): string {
  if (isLessonDone(session.attempt, lesson)) return page.done;
  return isTestedOut(session, lesson) ? testOut.tested : words.notDone;
}

/** Right answers about an objective in the last finished try. */
function reached({ attempt }: Session, { items }: ObjectivePlan): string {
  const asked = lastFinishedTry(attempt)?.try.items.filter(({ question }) => items.includes(question)) ?? [];
  if (asked.length === 0) return words.notAsked;
  return phrase(result.of, { right: asked.filter(({ right }) => right).length, of: asked.length });
}
