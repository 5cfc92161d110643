import { blocksOf } from '../../core/questions/sentence.ts';
import type { SentenceQuestion } from '../../core/question.ts';
import words from '../../strings/en-sentence.json';

interface SaidProps {
  readonly question: SentenceQuestion;
  /** Numbers of the blocks, in the order they are said. */
  readonly chosen: readonly number[];
}

/** The blocks as they are heard one after the other; silence is written out. Takes the focus when told to. */
export function Said({ question, chosen }: SaidProps) {
  const text = blocksOf(question, chosen)
    .map((block) => (block.part === 'pause' ? words.pause : block.text))
    .join(' ');
  return (
    <p class={text === '' ? 'said quiet' : 'said'} tabIndex={-1} data-at="said">
      {text === '' ? words.empty : text}
    </p>
  );
}
