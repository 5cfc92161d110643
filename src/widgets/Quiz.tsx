import { useEffect, useState } from 'preact/hooks';
import { grade } from '../core/grading.ts';
import type { Question, Response } from '../core/question.ts';
import { announce } from '../runtime/announcer.ts';
import { course } from '../runtime/course.ts';
import { quiz } from '../strings/en.json';
import { ChoiceQuestion, verdictOf } from './ChoiceQuestion.tsx';
import { useSession } from './use-session.ts';

/** The questions of one quiz file, in order, in a lesson: unlimited practice, the first answer is the recorded one. */
export function Quiz({ questions }: { readonly questions: readonly Question[] }) {
  useEffect(() => {
    document.dispatchEvent(new Event('course:question-live'));
  }, []);
  return (
    <div class="quiz">
      {questions.map((question) => (
        <PracticeQuestion key={question.id} question={question} />
      ))}
    </div>
  );
}

function PracticeQuestion({ question }: { readonly question: Question }) {
  const session = useSession();
  const [retry, setRetry] = useState<'none' | 'open' | Response>('none');
  const [shownAt, setShownAt] = useState(() => Date.now());
  const recorded = session?.attempt.answers[question.number]?.chosen ?? null;
  const answered = retry === 'none' ? recorded : retry === 'open' ? null : retry;

  function answer(chosen: Response) {
    if (recorded === null)
      course.dispatch({ type: 'answered', question, chosen, latencyMs: Date.now() - shownAt });
    else setRetry(chosen);
    const { verdict, more } = verdictOf(grade(question, chosen));
    announce(`${verdict} ${more}`);
  }

  function again() {
    setShownAt(Date.now());
    setRetry('open');
  }

  return (
    <ChoiceQuestion
      question={question}
      options={question.options}
      live={session !== null && session.phase === 'active'}
      answered={answered}
      label={question.use === 'predict' ? quiz.keep : quiz.answer}
      onAnswer={answer}
      {...(question.use === 'predict' ? {} : { after: { label: quiz.again, run: again } })}
    />
  );
}
