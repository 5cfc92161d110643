import { useEffect, useRef } from 'preact/hooks';
import type { Judged } from '../../core/judged.ts';
import type { Question } from '../../core/question.ts';
import { phrase } from '../../runtime/phrase.ts';
import { round as words } from '../../strings/en-practice.json';
import { assessment } from '../../strings/en-assessment.json';
import { quiz } from '../../strings/en.json';
import { useWidget } from '../question/use-widget.ts';
import { NotFetched } from './NotFetched.tsx';
import { leftOf, type PlayedRound, toldOf } from './played-round.ts';
import { whenIn } from './words.ts';

interface AskingProps {
  readonly round: PlayedRound;
  /** Questions that may be asked now. */
  readonly open: readonly Question[];
  onAnswer(question: Question, judged: Judged): void;
  onNext(): void;
  onStop(): void;
}

/** One question of a round, by the widget of its type. What it gives goes to the cards, never to the attempt. */
export function Asking({ round, open, onAnswer, onNext, onStop }: AskingProps) {
  const left = leftOf(round, open);
  const given = toldOf(round, open);
  const question = given?.question ?? left[0];
  const widget = useWidget(question?.type);
  const area = useRef<HTMLDivElement>(null);

  // A new question takes the focus, or keyboard and screen reader stay behind at a button that is gone.
  useEffect(() => {
    area.current?.querySelector<HTMLElement>('[data-question]')?.focus();
  }, [question?.number, widget.state]);

  if (question === undefined) return null;
  if (widget.state === 'failed') return <NotFetched retry={widget.retry} />;
  if (widget.state === 'waiting') return <p class="hint">{assessment.loading}</p>;
  return (
    <div ref={area} class="flow">
      {round.isAhead ? <p class="note quiet">{words.ahead}</p> : null}
      <widget.Widget
        key={`${round.seed}-${question.id}`}
        question={question}
        seed={round.seed}
        count={phrase(assessment.count, {
          n: round.answers.length + (given === undefined ? 1 : 0),
          of: round.answers.length + left.length,
        })}
        live
        answered={given?.chosen ?? null}
        tells
        label={quiz.answer}
        onAnswer={(judged) => onAnswer(question, judged)}
        after={{ label: left.length === 0 ? words.toEnd : assessment.next, run: onNext }}
        {...(given === undefined ? {} : { standing: phrase(words.comes, { when: whenIn(given.days) }) })}
      />
      {given === undefined || left.length > 0 ? (
        <div class="btns">
          <button class="btn plain" type="button" onClick={onStop}>
            {words.stop}
          </button>
        </div>
      ) : null}
    </div>
  );
}
