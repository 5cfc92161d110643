import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import type { CuesQuestion as Cues } from '../../core/question.ts';
import type { QuestionProps } from '../question/answering.ts';
import { Practice } from '../question/Practice.tsx';
import { CuesQuestion } from './CuesQuestion.tsx';

interface CuesPracticeProps {
  readonly question: Cues;
  /** The drawing. */
  readonly children?: ComponentChildren;
}

/** Facts to find in a scene, in a lesson. */
export function CuesPractice({ question, children }: CuesPracticeProps) {
  // The same function at each render, or the question would be taken down and its marks lost.
  const Widget = useCallback(
    (props: QuestionProps<Cues>) => <CuesQuestion {...props}>{children}</CuesQuestion>,
    [children],
  );
  return <Practice question={question} Widget={Widget} />;
}
