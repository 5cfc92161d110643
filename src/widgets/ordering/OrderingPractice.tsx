import type { OrderingQuestion as Ordering } from '../../core/question.ts';
import { Practice } from '../question/Practice.tsx';
import { OrderingQuestion } from './OrderingQuestion.tsx';

/** Lines to put in order, in a lesson. */
export function OrderingPractice({ question }: { readonly question: Ordering }) {
  return <Practice question={question} Widget={OrderingQuestion} />;
}
