import type { SortingQuestion as Sorting } from '../../core/question.ts';
import { Practice } from '../question/Practice.tsx';
import { SortingQuestion } from './SortingQuestion.tsx';

/** Lines to sort, in a lesson. */
export function SortingPractice({ question }: { readonly question: Sorting }) {
  return <Practice question={question} Widget={SortingQuestion} />;
}
