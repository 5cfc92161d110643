import type { Grade } from '../../core/judged.ts';
import { phrase } from '../../runtime/phrase.ts';
import { quiz } from '../../strings/en.json';
import { type Verdict, verdictWord } from './QuestionFrame.tsx';

/** How what is found and left out is told. */
interface PartWords {
  readonly rightMore: string;
  readonly partlyMore: string;
  readonly partlyExtra: string;
}

/** The verdict on a choice of options. @param words those of the type, where it has its own */
export function optionVerdict(grade: Grade, words: PartWords = quiz): Verdict {
  return { verdict: verdictWord(grade), more: moreOf(grade, words) };
}

function moreOf({ verdict, found, of, extra }: Grade, words: PartWords): string {
  switch (verdict) {
    case 'right':
      return words.rightMore;
    case 'partly':
      return phrase(extra === 0 ? words.partlyMore : words.partlyExtra, { found, of, extra });
    case 'wrong':
      return quiz.wrongMore;
    case 'noted':
      return quiz.notedMore;
    default:
      return verdict satisfies never;
  }
}
