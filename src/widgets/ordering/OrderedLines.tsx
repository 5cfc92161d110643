import type { OrderingQuestion, Piece } from '../../core/question.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-ordering.json';
import { type PieceMark, Tag } from '../question/Tag.tsx';

interface OrderedLinesProps {
  readonly question: OrderingQuestion;
  /** In the order of the answer. */
  readonly pieces: readonly Piece[];
}

/** The lines as the learner left them: whether each stands in its place, where not, and why. */
export function OrderedLines({ question, pieces }: OrderedLinesProps) {
  return (
    <ol class="opts moves shut">
      {pieces.map((piece, index) => {
        const mark = markOf(question, piece, index);
        return (
          <li key={piece.number} class={mark.tone}>
            <span class="pos">{index + 1}</span>
            <span>{piece.text}</span>
            <Tag mark={mark} />
            <p class="why">{piece.feedback}</p>
          </li>
        );
      })}
    </ol>
  );
}

function markOf(question: OrderingQuestion, piece: Piece, index: number): PieceMark {
  if (question.use === 'predict') return { tone: '', word: '' };
  const right = question.options.findIndex(({ number }) => number === piece.number);
  if (right === index) return { tone: 'is-right', word: words.inPlace, icon: 'right' };
  return { tone: 'is-wrong', word: phrase(betterOf(right + 1), { n: right + 1 }), icon: 'wrong' };
}

/** English has four endings; a language with fewer writes the same sentence several times. */
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

function betterOf(place: number): string {
  switch (ordinals.select(place)) {
    case 'one':
      return words.betterOne;
    case 'two':
      return words.betterTwo;
    case 'few':
      return words.betterFew;
    default:
      return words.betterOther;
  }
}
