import type { Cue, CuesQuestion, Response } from '../../core/question.ts';
import { optionMark } from '../question/option-mark.ts';
import type { PieceMark } from '../question/Tag.tsx';

/** A cue as it is shown, in the drawing and in the list alike. */
export interface ShownCue {
  readonly cue: Cue;
  /** Ties its mark to its line in the list. */
  readonly letter: string;
  /** What the answer made of it; absent while the question is open. */
  readonly mark?: PieceMark;
}

/** Cues with the letters A, B, C … in the order in which they are shown. */
export function shownCues(
  { use }: Pick<CuesQuestion, 'use'>,
  { cues, answered }: { readonly cues: readonly Cue[]; readonly answered: Response | null },
): ShownCue[] {
  return cues.map((cue, index) => ({
    cue,
    letter: String.fromCodePoint(65 + index),
    ...(answered === null
      ? {}
      : { mark: optionMark(cue, { use, several: true, chosen: answered.includes(cue.number) }) }),
  }));
}
