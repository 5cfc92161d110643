import { drawnChecks } from '../../core/drawn-checks.ts';
import type { ChoiceQuestion, ChoicesQuestion } from '../../core/question.ts';
import { quiz } from '../../strings/en.json';
import { useSession } from '../use-session.ts';
import { ChoicePractice } from './ChoicePractice.tsx';

interface DrawnChoicesProps {
  readonly questions: readonly (ChoiceQuestion | ChoicesQuestion)[];
  /** How many of them a learner is asked. */
  readonly count: number;
}

/** Questions of which each learner is asked some: drawn by the attempt's own seed, so a reload asks the same. */
export function DrawnChoices({ questions, count }: DrawnChoicesProps) {
  const session = useSession();
  if (session === null) return <p class="hint">{quiz.starting}</p>;
  const drawn = drawnChecks(session.attempt, { pool: questions.map(({ number }) => number), count });
  return (
    <>
      {questions
        .filter(({ number }) => drawn.includes(number))
        .map((question) => (
          <ChoicePractice key={question.id} question={question} />
        ))}
    </>
  );
}
