import type { SentenceQuestion as Sentence } from '../../core/question.ts';
import { Practice } from '../question/Practice.tsx';
import { SentenceQuestion } from './SentenceQuestion.tsx';

/** A sentence to build, in a lesson. */
export function SentencePractice({ question }: { readonly question: Sentence }) {
  return <Practice question={question} Widget={SentenceQuestion} />;
}
