import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CoursePlan } from '../../core/plan.ts';
import { isOpen } from '../../core/progress.ts';
import type { Question } from '../../core/question.ts';
import { phrase } from '../../runtime/phrase.ts';
import { end as words, overview, rounds } from '../../strings/en-practice.json';
import page from '../../strings/en-page.json';
import { useSession } from '../use-session.ts';
import type { Cards } from './kept-cards.ts';
import type { GivenAnswer, PlayedRound } from './played-round.ts';
import { aheadOf } from './standing.ts';
import { counted, whenIn } from './words.ts';

interface RoundEndProps {
  readonly plan: CoursePlan;
  readonly questions: readonly Question[];
  readonly cards: Cards;
  readonly day: number;
  readonly round: PlayedRound;
  onAgain(): void;
  onOverview(): void;
}

/** How many were right, what comes back when, and where to look again. */
export function RoundEnd({ plan, questions, cards, day, round, onAgain, onOverview }: RoundEndProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const { answers } = round;
  const right = answers.filter(({ grade }) => grade.verdict === 'right').length;
  const partly = answers.filter(({ grade }) => grade.verdict === 'partly').length;
  const waits = [...new Set(answers.map(({ days }) => days))].sort((a, b) => a - b);
  return (
    <div class="flow practice">
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p class="pull">
        {phrase(partly === 0 ? words.right : words.partly, { right, of: answers.length, partly })}
      </p>
      <Weak plan={plan} answers={answers} />
      <h3>{words.comes}</h3>
      <dl class="facts">
        {waits.map((wait) => (
          <>
            <dt key={wait}>{counted(answers.filter(({ days }) => days === wait).length)}</dt>
            <dd>{whenIn(wait)}</dd>
          </>
        ))}
      </dl>
      <div class="btns">
        {questions.length === 0 ? null : (
          <button class="btn" type="button" onClick={onAgain}>
            {aheadOf(questions, cards, day) === undefined ? words.another : rounds.ahead}
          </button>
        )}
        <button class="btn plain" type="button" onClick={onOverview}>
          {overview.title}
        </button>
      </div>
    </div>
  );
}

/** Objectives of what was not wholly right, each with the way to its lesson. */
function Weak({ plan, answers }: { readonly plan: CoursePlan; readonly answers: readonly GivenAnswer[] }) {
  const session = useSession();
  const missed = new Set(
    answers.flatMap(({ question, grade }) => (grade.verdict === 'right' ? [] : question.objective)),
  );
  const lessons = plan.lessons
    .map((lesson) => ({ ...lesson, objectives: lesson.objectives.filter(({ id }) => missed.has(id)) }))
    .filter(({ objectives }) => objectives.length > 0);
  if (session === null || lessons.length === 0) return null;
  return (
    <>
      <h3>{words.weak}</h3>
      <ul class="goals">
        {lessons.map(({ id, number, title, objectives }) => (
          <li key={id}>
            <ul>
              {objectives.map((objective) => (
                <li key={objective.id}>{objective.text}</li>
              ))}
            </ul>
            <span>
              {isOpen(session, { page: 'lesson', lesson: number }) ? (
                <a href={`#/${id}`}>{title}</a>
              ) : (
                `${title}, ${page.closed}`
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
