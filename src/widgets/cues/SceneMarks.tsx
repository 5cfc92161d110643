import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-cues.json';
import type { PieceMark } from '../question/Tag.tsx';
import type { ShownCue } from './shown-cue.ts';

interface SceneMarksProps {
  readonly cues: readonly ShownCue[];
  /** Numbers of the cues that are marked. */
  readonly chosen: readonly number[];
  onToggle(number: number): void;
}

/** Marks over a drawing. Every drawing has this view box, so that both lie on one grid. */
export function SceneMarks({ cues, chosen, onToggle }: SceneMarksProps) {
  return (
    <svg
      viewBox="0 0 400 300"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- SVG has no element for it
      role="group"
      aria-label={words.marks}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      font-family="var(--sans, sans-serif)"
      font-size="18"
      font-weight="700"
    >
      {cues.map((shown) => (
        <SceneMark
          key={shown.cue.id}
          shown={shown}
          isChosen={chosen.includes(shown.cue.number)}
          onToggle={() => onToggle(shown.cue.number)}
        />
      ))}
    </svg>
  );
}

interface SceneMarkProps {
  readonly shown: ShownCue;
  readonly isChosen: boolean;
  onToggle(): void;
}

/** A check box drawn as a ring: a disc when marked; the ring breaks where a cue was left out. */
function SceneMark({ shown: { cue, letter, mark }, isChosen, onToggle }: SceneMarkProps) {
  const { x, y, text } = cue;

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) onToggle();
  }

  return (
    <g
      class={`cue ${mark?.tone ?? ''}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- SVG has none; the native one stands in the list
      role="checkbox"
      aria-checked={isChosen}
      aria-label={nameOf({ letter, text, mark })}
      // In small letters: the names of an SVG's attributes are taken as they are written.
      {...(mark === undefined
        ? { tabindex: 0, onClick: onToggle, onKeyDown: press }
        : { 'aria-disabled': true })}
    >
      {/* 44 px across where the drawing is 284 px wide, as on a phone of 360 px. */}
      <circle cx={x} cy={y} r="31" fill="transparent" stroke="none" />
      <circle class="cue-focus" cx={x} cy={y} r="23" stroke="none" />
      <circle
        cx={x}
        cy={y}
        r="16"
        fill={isChosen ? 'currentColor' : 'var(--leaf, #fff)'}
        {...(mark?.icon === 'miss' ? { 'stroke-dasharray': '4 5', 'stroke-width': '3' } : {})}
      />
      <text
        x={x}
        y={y + 6.5}
        text-anchor="middle"
        stroke="none"
        fill={isChosen ? 'var(--paper, #fff)' : 'currentColor'}
      >
        {letter}
      </text>
      {mark?.icon === 'right' || mark?.icon === 'wrong' ? (
        <g class="cue-badge">
          <circle cx={x + 17} cy={y - 15} r="11" fill="var(--paper, #fff)" stroke-width="1" />
          <path d={`M${x + 17} ${y - 15}${signs[mark.icon]}`} stroke-width="2.5" />
        </g>
      ) : null}
    </g>
  );
}

function nameOf({
  letter,
  text,
  mark,
}: Pick<ShownCue, 'letter'> & { text: string; mark: PieceMark | undefined }) {
  if (mark === undefined || mark.word === '') return phrase(words.mark, { letter, text });
  return phrase(words.told, { letter, text, word: mark.word });
}

/** Tick and cross, from the middle of their disc. */
const signs = {
  right: 'm-5 0l4 4 6.500-8',
  wrong: 'm-4.500-4.500l9 9m0-9l-9 9',
} as const;
