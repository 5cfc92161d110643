import type { ChoiceQuestion as Choice, ChoicesQuestion } from '../../core/question.ts';
import { Practice } from '../question/Practice.tsx';
import { ChoiceQuestion } from './ChoiceQuestion.tsx';

/** A choice in a lesson. */
export function ChoicePractice({ question }: { readonly question: Choice | ChoicesQuestion }) {
  return <Practice question={question} Widget={ChoiceQuestion} />;
}
