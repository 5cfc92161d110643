import { sentencesIn, wordsIn } from './sentences.ts';
import { syllablesIn } from './syllables.ts';

/** What a reading grade is made of. */
export interface Counts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

/** @param texts running text alone: no titles, headings or captions; an entry of a list is a text of its own */
export function countsOf(texts: readonly string[]): Counts {
  const words = texts.flatMap((text) => wordsIn(text));
  return {
    words: words.length,
    sentences: texts.reduce((sum, text) => sum + sentencesIn(text).length, 0),
    syllables: words.reduce((sum, word) => sum + syllablesIn(word), 0),
  };
}

/**
 * US school grade that a text asks for, by the formula of Kincaid, Fishburne, Rogers and Chissom (Research
 * Branch Report 8-75, 1975); `undefined` for a text without words. Short texts swing widely: take a lesson,
 * not a sentence. Sentences and words are counted as sentences.ts says, syllables as syllables.ts says; a
 * colon ends no sentence here, as it does in Flesch's own count, so the grade is rather too high than too low.
 */
export function readingGrade({ words, sentences, syllables }: Counts): number | undefined {
  if (words === 0 || sentences === 0) return undefined;
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}
