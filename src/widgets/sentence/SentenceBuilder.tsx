import { useLayoutEffect, useRef } from 'preact/hooks';
import { blocksOf } from '../../core/questions/sentence.ts';
import type { Block, SentenceQuestion } from '../../core/question.ts';
import { announce } from '../../runtime/announcer.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-sentence.json';
import { Said } from './Said.tsx';
import { UsedBlock } from './UsedBlock.tsx';

interface SentenceBuilderProps {
  readonly question: SentenceQuestion;
  /** All blocks, in the order they are offered. */
  readonly offered: readonly Block[];
  /** Numbers of the blocks used so far, in the learner's order. */
  readonly chosen: readonly number[];
  readonly live: boolean;
  change(chosen: readonly number[]): void;
}

/**
 * The sentence as it grows, and the blocks that are still free. A button that is used up is gone, so
 * each act names the place where the focus goes on.
 */
export function SentenceBuilder({ question, offered, chosen, live, change }: SentenceBuilderProps) {
  const area = useRef<HTMLDivElement>(null);
  const focusAt = useRef<string | null>(null);
  const used = blocksOf(question, chosen);
  const free = offered.filter(({ number }) => !chosen.includes(number));

  useLayoutEffect(() => {
    if (focusAt.current === null) return;
    area.current?.querySelector<HTMLElement>(`[data-at="${focusAt.current}"]`)?.focus();
    focusAt.current = null;
  }, [chosen]);

  function act(next: readonly number[], focus: string, sentence: string) {
    if (!live) return;
    focusAt.current = focus;
    change(next);
    announce(sentence);
  }

  function add({ number, text }: Block) {
    const follower = neighbour(free, number);
    act(
      [...chosen, number],
      follower === undefined ? 'said' : `add-${follower}`,
      phrase(words.added, { text, n: chosen.length + 1 }),
    );
  }

  function takeOut({ number, text }: Block) {
    const follower = neighbour(used, number);
    act(
      chosen.filter((other) => other !== number),
      follower === undefined ? `add-${number}` : `out-${follower}`,
      phrase(words.takenOut, { text }),
    );
  }

  function move({ number, text }: Block, by: 'earlier' | 'later') {
    const place = chosen.indexOf(number) + (by === 'earlier' ? -1 : 1);
    if (place < 0 || place >= chosen.length) return;
    const others = chosen.filter((other) => other !== number);
    const next = [...others.slice(0, place), number, ...others.slice(place)];
    act(next, `${by}-${number}`, phrase(words.moved, { text, n: place + 1, of: chosen.length }));
  }

  return (
    <div class="sentence" ref={area}>
      <p class="label" id={`built-${question.number}`}>
        {words.sentence}
      </p>
      <Said {...{ question, chosen }} />
      <ol class="opts used" aria-labelledby={`built-${question.number}`}>
        {used.map((block, index) => (
          <UsedBlock
            key={block.id}
            {...{ block, live, takeOut, move }}
            isFirst={index === 0}
            isLast={index === used.length - 1}
          />
        ))}
      </ol>
      <p class="label" id={`free-${question.number}`}>
        {words.free}
      </p>
      {free.length === 0 ? <p class="quiet">{words.none}</p> : null}
      <ul class="free" aria-labelledby={`free-${question.number}`}>
        {free.map((block) => (
          <li key={block.id}>
            <button
              class="btn plain"
              type="button"
              data-at={`add-${block.number}`}
              aria-disabled={!live}
              onClick={() => add(block)}
            >
              {phrase(words.add, { text: block.text })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Number of the block that stands where this one stood, once it is gone; of the last one, if it was last. */
function neighbour(blocks: readonly Block[], number: number): number | undefined {
  const place = blocks.findIndex((block) => block.number === number);
  return (blocks[place + 1] ?? blocks[place - 1])?.number;
}
