import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Piece } from '../../core/question.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-ordering.json';
import { type Drag, useDrag } from './use-drag.ts';

type Direction = 'up' | 'down';

interface MovableLinesProps {
  /** In the order in which they stand now. */
  readonly pieces: readonly Piece[];
  readonly live: boolean;
  onMove(from: number, to: number): void;
}

/** Lines that two buttons each, or a drag by the grip, bring to another place. */
export function MovableLines({ pieces, live, onMove }: MovableLinesProps) {
  const list = useRef<HTMLOListElement>(null);
  const next = useRef<string | null>(null);
  const { drag, gripOf } = useDrag({ list, live, onDrop: onMove });
  const last = pieces.length - 1;

  // A line that moves in the document loses the focus of its button.
  useLayoutEffect(() => {
    if (next.current !== null) list.current?.querySelector<HTMLElement>(next.current)?.focus();
    next.current = null;
  });

  function step(piece: Piece, from: number, direction: Direction) {
    const to = direction === 'up' ? from - 1 : from + 1;
    if (!live || to < 0 || to > last) return;
    const onward = to === 0 ? 'down' : to === last ? 'up' : direction;
    next.current = `[data-piece="${piece.number}"] [data-move="${onward}"]`;
    onMove(from, to);
  }

  return (
    <ol class="opts moves" ref={list}>
      {pieces.map((piece, index) => (
        <li key={piece.number} data-piece={piece.number} class={dragClass(drag, index)}>
          <span class="grip" {...gripOf(index)}>
            <span class="pos">{index + 1}</span>
            <svg class="i" viewBox="0 0 20 20" aria-hidden="true">
              <path d="M4 6h12M4 10h12M4 14h12" />
            </svg>
          </span>
          <span>{piece.text}</span>
          <span class="btns">
            {(['up', 'down'] as const).map((direction) => (
              <button
                key={direction}
                class="btn plain"
                type="button"
                data-move={direction}
                aria-label={phrase(words[direction], { text: piece.text })}
                aria-disabled={!live || index === (direction === 'up' ? 0 : last)}
                onClick={() => step(piece, index, direction)}
              >
                <svg class="i" viewBox="0 0 20 20" aria-hidden="true">
                  <path d={arrows[direction]} />
                </svg>
              </button>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

const arrows: Readonly<Record<Direction, string>> = {
  up: 'M10 17V3M4 9l6-6 6 6',
  down: 'M10 3v14M4 11l6 6 6-6',
};

function dragClass(drag: Drag | null, index: number): string {
  if (drag === null) return '';
  if (index === drag.from) return 'held';
  if (index !== drag.to) return '';
  return drag.to < drag.from ? 'drop-above' : 'drop-below';
}
