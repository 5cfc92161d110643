import type { MatchingQuestion as Matching } from '../../core/question.ts';
import { Practice } from '../question/Practice.tsx';
import { MatchingQuestion } from './MatchingQuestion.tsx';

/** Lines to match, in a lesson. */
export function MatchingPractice({ question }: { readonly question: Matching }) {
  return <Practice question={question} Widget={MatchingQuestion} />;
}
