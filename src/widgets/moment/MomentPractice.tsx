import type { MomentQuestion as Moment } from '../../core/question.ts';
import { Practice } from '../question/Practice.tsx';
import { MomentQuestion } from './MomentQuestion.tsx';

/** A moment to mark, in a lesson. */
export function MomentPractice({ question }: { readonly question: Moment }) {
  return <Practice question={question} Widget={MomentQuestion} />;
}
