import type { Option } from '../../core/question.ts';
import { mix } from '../../core/random.ts';
import words from '../../strings/en-decision.json';
import { quiz } from '../../strings/en.json';
import { shownOrder } from '../question/shown-order.ts';
import { type PieceMark, Tag } from '../question/Tag.tsx';

interface StepOptionsProps {
  /** Name of the radio buttons, of their own in the page. */
  readonly name: string;
  readonly options: readonly Option[];
  /** Unsigned 32-bit number from which they are put in an order; `null`: the author's. */
  readonly seed: number | null;
  /** Number of the option that the learner answered; `undefined` while the question is open. */
  readonly answered: number | undefined;
  /** Whether the step is decided: the choice shows, and cannot be changed as it stands. */
  readonly isShut: boolean;
}

/** The options of one step. Native radio buttons, which keep what was chosen before the page came alive. */
export function StepOptions({ name, options, seed, answered, isShut }: StepOptionsProps) {
  const isRight = options.some(({ number, correct }) => number === answered && correct);
  return (
    <ul class={isShut ? 'opts shut' : 'opts'}>
      {shownOrder(options, seed).map((option) => {
        const mark = answered === undefined ? undefined : markOf(option, option.number === answered, isRight);
        return (
          <li key={option.id} class={mark?.tone ?? ''}>
            <label class="opt">
              <input
                type="radio"
                name={name}
                value={option.number}
                disabled={isShut}
                {...(answered === undefined ? {} : { checked: option.number === answered })}
              />
              <span>{option.text}</span>
              {mark === undefined ? null : <Tag mark={mark} />}
            </label>
            {mark === undefined ? null : <p class="why">{option.feedback}</p>}
          </li>
        );
      })}
    </ul>
  );
}

/** The seed of a step: `number` is that of the question, or of the branch within the question's seed. */
export function stepSeed(seed: number | null, number: number): number | null {
  return seed === null ? null : mix(seed, number);
}

function markOf({ correct }: Option, isChosen: boolean, isRight: boolean): PieceMark {
  if (isChosen && correct) return { tone: 'is-right', word: quiz.yours, icon: 'right' };
  if (isChosen) return { tone: 'is-wrong', word: quiz.yours, icon: 'wrong' };
  if (correct) return { tone: 'is-right', word: isRight ? words.also : quiz.best, icon: 'right' };
  return { tone: '', word: '' };
}
