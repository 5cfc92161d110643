import type { Block } from '../../core/question.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-sentence.json';

interface UsedBlockProps {
  readonly block: Block;
  readonly live: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  takeOut(block: Block): void;
  move(block: Block, by: 'earlier' | 'later'): void;
}

/** A block in the sentence. At an end, its button stays where it is, so that the focus is not lost. */
export function UsedBlock({ block, live, isFirst, isLast, takeOut, move }: UsedBlockProps) {
  const { number, text } = block;
  return (
    <li>
      <span>{text}</span>
      <span class="btns">
        <button
          class="btn plain"
          type="button"
          data-at={`earlier-${number}`}
          aria-label={phrase(words.earlierFull, { text })}
          aria-disabled={!live || isFirst}
          onClick={() => move(block, 'earlier')}
        >
          {words.earlier}
        </button>
        <button
          class="btn plain"
          type="button"
          data-at={`later-${number}`}
          aria-label={phrase(words.laterFull, { text })}
          aria-disabled={!live || isLast}
          onClick={() => move(block, 'later')}
        >
          {words.later}
        </button>
        <button
          class="btn plain"
          type="button"
          data-at={`out-${number}`}
          aria-label={phrase(words.takeOutFull, { text })}
          aria-disabled={!live}
          onClick={() => takeOut(block)}
        >
          {words.takeOut}
        </button>
      </span>
    </li>
  );
}
