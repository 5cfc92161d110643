import type { MomentQuestion } from '../../core/question.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-moment.json';

interface MomentDialProps {
  readonly question: MomentQuestion;
  /** The second that is marked; `null` while none is. */
  readonly marked: number | null;
  onMark(second: number): void;
}

/** A slider over the stretch, a step back and a step on, and what has happened by the second marked. */
export function MomentDial({ question, marked, onMark }: MomentDialProps) {
  const { seconds } = question;
  const id = `second-${question.number}`;

  function step(by: -1 | 1) {
    onMark(Math.min(seconds, Math.max(0, (marked ?? 0) + by)));
  }

  return (
    <>
      <div class="dial">
        <button
          class="btn plain small"
          type="button"
          aria-label={words.backLabel}
          aria-disabled={marked === 0}
          onClick={() => step(-1)}
        >
          {words.back}
        </button>
        {/* Without a value of ours until something is marked: it would undo an earlier move. */}
        <input
          id={id}
          type="range"
          min="0"
          max={seconds}
          step="1"
          defaultValue="0"
          aria-label={words.range}
          onInput={(event) => onMark(Number(event.currentTarget.value))}
          // A press on the slider where it stands marks too: at 0 nothing would change.
          onClick={(event) => onMark(Number(event.currentTarget.value))}
          {...(marked === null ? {} : { value: marked })}
        />
        <button
          class="btn plain small"
          type="button"
          aria-label={words.onLabel}
          aria-disabled={marked === seconds}
          onClick={() => step(1)}
        >
          {words.on}
        </button>
      </div>
      <output class="dial-says" for={id}>
        {said(question, marked)}
      </output>
    </>
  );
}

/** The second, and the last thing told at or before it. */
function said({ seconds, options }: MomentQuestion, second: number | null): string {
  if (second === null) return phrase(words.nothing, { seconds });
  const last = options.findLast(({ at }) => at <= second);
  return last === undefined
    ? phrase(words.at, { second, seconds })
    : phrase(words.during, { second, seconds, text: last.text });
}
