import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CoursePlan } from '../../core/plan.ts';
import type { Question } from '../../core/question.ts';
import { announce } from '../../runtime/announcer.ts';
import { phrase } from '../../runtime/phrase.ts';
import { opening, overview as words, rounds } from '../../strings/en-practice.json';
import { HowItWorks } from './HowItWorks.tsx';
import type { Cards } from './kept-cards.ts';
import { aheadOf, type Counts, countsOf } from './standing.ts';
import type { UsedCards } from './use-cards.ts';
import { whenIn } from './words.ts';

interface OverviewProps {
  readonly plan: CoursePlan;
  readonly questions: readonly Question[];
  readonly cards: Cards;
  readonly day: number;
  readonly kept: UsedCards['kept'];
  /** Whether a running try keeps some questions to itself. */
  readonly isReserving: boolean;
  /** Whether it came by something the learner did: then it takes the focus. */
  readonly arrived: boolean;
  onBegin(): void;
  onClear(): void;
}

const KEPT_WORDS: Readonly<Record<UsedCards['kept'], string>> = {
  kept: rounds.kept,
  blocked: rounds.blocked,
  nobody: rounds.nobody,
};

/** Where the learner stands; before anything was practised, how it works. */
export function Overview(props: OverviewProps) {
  const { plan, questions, cards, day, kept, isReserving, arrived, onBegin } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (arrived) heading.current?.focus();
  }, []);
  const isEmpty = cards.size === 0;
  const ahead = aheadOf(questions, cards, day);
  const counts = countsOf(questions, cards, day);
  return (
    <div class="flow practice">
      <h2 ref={heading} tabIndex={-1}>
        {isEmpty ? opening.title : words.title}
      </h2>
      {isEmpty ? (
        <HowItWorks plan={plan} questions={questions.length} />
      ) : (
        <p class="pull">{leadOf(counts, ahead)}</p>
      )}
      {isReserving ? <p>{rounds.reserved}</p> : null}
      {questions.length === 0 ? null : (
        <div class="btns">
          <button class="btn" type="button" onClick={onBegin}>
            {ahead === undefined ? rounds.begin : rounds.ahead}
          </button>
        </div>
      )}
      {isEmpty ? null : (
        <>
          <dl class="facts">
            <dt>{words.dueToday}</dt>
            <dd>{counts.due}</dd>
            <dt>{words.learning}</dt>
            <dd>{counts.learning}</dd>
            <dt>{words.known}</dt>
            <dd>{counts.known}</dd>
            <dt>{words.new}</dt>
            <dd>{counts.new}</dd>
          </dl>
          <p class="note quiet">{words.knownMeans}</p>
          <ByLesson plan={plan} questions={questions} cards={cards} day={day} />
        </>
      )}
      <p class={kept === 'kept' ? 'note quiet' : 'note caveat'}>{KEPT_WORDS[kept]}</p>
      {isEmpty ? null : (
        <div class="btns">
          <button class="btn plain" type="button" onClick={() => void startOver(props)}>
            {words.startOver}
          </button>
        </div>
      )}
    </div>
  );
}

function leadOf({ due, new: fresh }: Counts, ahead: number | undefined): string {
  if (due > 0) return due === 1 ? words.dueOne : phrase(words.due, { n: due });
  if (fresh > 0) return fresh === 1 ? words.freshOne : phrase(words.fresh, { n: fresh });
  return phrase(words.later, { when: whenIn(ahead ?? 0) });
}

type ByLessonProps = Pick<OverviewProps, 'plan' | 'questions' | 'cards' | 'day'>;

function ByLesson({ plan, questions, cards, day }: ByLessonProps) {
  const rows = plan.lessons
    .map(({ id, title }) => ({ id, title, asked: questions.filter(({ lesson }) => lesson === id) }))
    .filter(({ asked }) => asked.length > 0);
  return (
    <>
      <h3>{words.byLesson}</h3>
      <ul class="goals">
        {rows.map(({ id, title, asked }) => (
          <li key={id}>
            <span>{title}</span>
            <span>{inWords(countsOf(asked, cards, day))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function inWords({ due, learning, known, new: fresh }: Counts): string {
  const parts = [
    [due, words.someDue],
    [learning, words.someLearning],
    [known, words.someKnown],
    [fresh, words.someNew],
  ] as const;
  return parts.flatMap(([n, sentence]) => (n === 0 ? [] : phrase(sentence, { n }))).join(', ');
}

async function startOver({ onClear }: OverviewProps): Promise<void> {
  const { ask } = await import('../../runtime/dialog.ts');
  const chosen = await ask(words.startOverTitle, [words.startOverText], [words.keep, words.startOver]);
  if (chosen !== 1) return;
  onClear();
  announce(words.cleared);
}
