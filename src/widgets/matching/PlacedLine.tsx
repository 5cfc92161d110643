import type { MatchingQuestion, Placed, SortingQuestion } from '../../core/question.ts';
import { phrase } from '../../runtime/phrase.ts';
import { type PieceMark, Tag } from '../question/Tag.tsx';

/** Sentences about the `{text}` of a target. */
export interface PlacedWords {
  readonly right: string;
  readonly yours: string;
  readonly best: string;
}

interface PlacedLineProps {
  readonly question: MatchingQuestion | SortingQuestion;
  readonly piece: Placed;
  /** Number of the target it was given to. */
  readonly chosen: number | undefined;
  readonly words: PlacedWords;
}

/** A line after the answer: the target it went to, the one it belongs to, and why. */
export function PlacedLine({ question, piece, chosen, words }: PlacedLineProps) {
  const textOf = (target: number | undefined) =>
    question.targets.find(({ number }) => number === target)?.text ?? '';
  const isAsked = question.use !== 'predict';
  const mark = markOf({ words, text: textOf(chosen), isRight: isAsked ? chosen === piece.target : null });
  return (
    <li class={mark.tone}>
      <span>{piece.text}</span>
      <Tag mark={mark} />
      <p class="why">
        {isAsked && chosen !== piece.target ? (
          <b>{phrase(words.best, { text: textOf(piece.target) })}</b>
        ) : null}
        {piece.feedback}
      </p>
    </li>
  );
}

interface Given {
  readonly words: PlacedWords;
  readonly text: string;
  /** `null` where nothing was to be got right. */
  readonly isRight: boolean | null;
}

function markOf({ words, text, isRight }: Given): PieceMark {
  if (isRight === null) return { tone: '', word: phrase(words.yours, { text }) };
  return isRight
    ? { tone: 'is-right', word: phrase(words.right, { text }), icon: 'right' }
    : { tone: 'is-wrong', word: phrase(words.yours, { text }), icon: 'wrong' };
}
