import type { Asked, Option } from '../../core/question.ts';
import { quiz } from '../../strings/en.json';
import type { PieceMark } from './Tag.tsx';

interface Given {
  readonly use: Asked['use'];
  /** Whether more than one option can be right. */
  readonly several: boolean;
  readonly chosen: boolean;
}

/** What stands beside an option once the question was answered. */
export function optionMark({ correct }: Pick<Option, 'correct'>, { use, several, chosen }: Given): PieceMark {
  if (use === 'predict') return { tone: '', word: chosen ? quiz.yours : '' };
  if (correct && chosen) return { tone: 'is-right', word: several ? quiz.found : quiz.yours, icon: 'right' };
  if (correct) {
    return several
      ? { tone: 'is-miss', word: quiz.missed, icon: 'miss' }
      : { tone: 'is-right', word: quiz.best, icon: 'right' };
  }
  if (chosen) return { tone: 'is-wrong', word: several ? quiz.extra : quiz.yours, icon: 'wrong' };
  return { tone: '', word: '' };
}
