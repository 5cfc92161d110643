import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { placeAt } from './order.ts';

export interface Drag {
  readonly from: number;
  readonly to: number;
}

interface DragSource {
  readonly list: RefObject<HTMLOListElement>;
  readonly live: boolean;
  onDrop(from: number, to: number): void;
}

/**
 * Dragging by a grip, over and above the buttons. The lines stay where they are until the pointer lets
 * go: a line that moves in the document loses the pointer.
 *
 * @returns the drag under way, and what the grip of a line listens to
 */
export function useDrag({ list, live, onDrop }: DragSource) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const isDragging = drag !== null;

  useEffect(() => {
    if (!isDragging) return undefined;
    function cancel(event: KeyboardEvent) {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setDrag(null);
    }
    document.addEventListener('keydown', cancel);
    return () => document.removeEventListener('keydown', cancel);
  }, [isDragging]);

  const gripOf = (from: number) => ({
    onPointerDown(event: PointerEvent) {
      if (!live || isDragging || event.button !== 0 || !(event.currentTarget instanceof Element)) return;
      // Or the press selects text and takes the focus from where the learner left it.
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from, to: from });
    },
    onPointerMove(event: PointerEvent) {
      if (drag?.from === from) setDrag({ from, to: placeUnder(list.current, from, event) });
    },
    onPointerUp(event: PointerEvent) {
      if (drag?.from !== from) return;
      setDrag(null);
      const to = placeUnder(list.current, from, event);
      if (to !== from) onDrop(from, to);
    },
    onPointerCancel() {
      if (drag?.from === from) setDrag(null);
    },
  });
  return { drag, gripOf };
}

function placeUnder(list: HTMLOListElement | null, from: number, { clientY }: PointerEvent): number {
  const middles = [...(list?.children ?? [])].map((line) => {
    const { top, height } = line.getBoundingClientRect();
    return top + height / 2;
  });
  return placeAt(from, clientY, middles);
}
