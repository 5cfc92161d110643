import type { RefObject } from 'preact';
import type { Response } from '../../core/question.ts';
import { Tag } from '../question/Tag.tsx';
import type { ShownCue } from './shown-cue.ts';

interface CueListProps {
  readonly list: RefObject<HTMLUListElement>;
  readonly cues: readonly ShownCue[];
  readonly answered: Response | null;
  /** A check box changed. */
  onTick(): void;
}

/** The cues in words, each with its check box and, after an answer, its reason. */
export function CueList({ list, cues, answered, onTick }: CueListProps) {
  return (
    <ul class={answered === null ? 'opts' : 'opts shut'} ref={list}>
      {cues.map(({ cue, letter, mark }) => (
        <li key={cue.id} class={mark?.tone ?? ''}>
          <label class="opt">
            <input
              type="checkbox"
              value={cue.number}
              onChange={onTick}
              {...(answered === null ? {} : { checked: answered.includes(cue.number), disabled: true })}
            />
            <span>
              <b>{letter}</b> {cue.text}
            </span>
            {mark === undefined ? null : <Tag mark={mark} />}
          </label>
          {answered === null ? null : <p class="why">{cue.feedback}</p>}
        </li>
      ))}
    </ul>
  );
}
