import type { DecisionQuestion as Decision } from '../../core/question.ts';
import { Practice } from '../question/Practice.tsx';
import { DecisionQuestion } from './DecisionQuestion.tsx';

/** A decision in two steps, in a lesson. */
export function DecisionPractice({ question }: { readonly question: Decision }) {
  return <Practice question={question} Widget={DecisionQuestion} />;
}
