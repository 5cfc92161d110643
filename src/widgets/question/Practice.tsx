import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Judged } from '../../core/judged.ts';
import type { Question, Response } from '../../core/question.ts';
import { course } from '../../runtime/course.ts';
import { quiz } from '../../strings/en.json';
import { useSessionPart } from '../use-session.ts';
import type { QuestionProps } from './answering.ts';

interface PracticeProps<Q extends Question> {
  readonly question: Q;
  readonly Widget: FunctionComponent<QuestionProps<Q>>;
}

/** A question in a lesson: unlimited practice; the first answer is the recorded one, later ones are retries. */
export function Practice<Q extends Question>({ question, Widget }: PracticeProps<Q>) {
  const isLive = useSessionPart((session) => session?.phase === 'active');
  const recorded = useSessionPart((session) => session?.attempt.answers[question.number]?.chosen ?? null);
  const [retry, setRetry] = useState<'none' | 'open' | Response>('none');
  const [shownAt, setShownAt] = useState(() => Date.now());
  const answered = retry === 'none' ? recorded : retry === 'open' ? null : retry;

  useEffect(() => {
    document.dispatchEvent(new Event('course:question-live'));
  }, []);

  function answer(judged: Judged) {
    if (recorded !== null) setRetry(judged.chosen);
    course.dispatch({ type: 'answered', question, judged, latencyMs: Date.now() - shownAt });
  }

  function again() {
    setShownAt(Date.now());
    setRetry('open');
  }

  return (
    <Widget
      question={question}
      seed={null}
      live={isLive}
      answered={answered}
      tells
      label={question.use === 'predict' ? quiz.keep : quiz.answer}
      onAnswer={answer}
      {...(retry === 'none' ? {} : { standing: quiz.retried })}
      {...(question.use === 'predict' ? {} : { after: { label: quiz.again, run: again } })}
    />
  );
}
