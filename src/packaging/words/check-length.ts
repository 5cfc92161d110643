import type { Problem } from '../problem.ts';
import { lineAt } from './author-text.ts';
import type { AuthorText } from './author-text.ts';
import { countsOf, readingGrade } from './reading-grade.ts';
import { sentencesIn, wordsIn } from './sentences.ts';

/** Words of a sentence that can be read once and followed. */
export const MOST_WORDS = 30;
/** US school grade that the prose of a lesson stays at or below. */
export const HIGHEST_GRADE = 9;

/** Facts are for those who keep the course right: learners do not read them. */
const UNREAD: ReadonlySet<string> = new Set(['content/facts.yaml']);

/** Sentences that learners read and that are too long; the words of a statute are as long as they are. */
export function longSentences(texts: readonly AuthorText[]): readonly Problem[] {
  return texts
    .filter(({ file, kind }) => kind !== 'quotation' && !UNREAD.has(file))
    .flatMap((one) =>
      sentencesIn(one.text).flatMap(({ text, at }) => {
        const words = wordsIn(text);
        if (words.length <= MOST_WORDS) return [];
        const what = `a sentence of ${words.length} words: “${words.slice(0, 6).join(' ')} …”`;
        const instead = `make two of it, of ${MOST_WORDS} words or fewer`;
        return [{ file: one.file, line: lineAt(one, at), what, instead }];
      }),
    );
}

/** Lessons whose prose asks for a higher grade. */
export function hardLessons(texts: readonly AuthorText[]): readonly Problem[] {
  return [...Map.groupBy(proseOf(texts), ({ file }) => file)].flatMap(([file, prose]) => {
    const counts = countsOf(prose.map(({ text }) => text));
    const grade = readingGrade(counts);
    if (grade === undefined || grade <= HIGHEST_GRADE) return [];
    const { words, sentences, syllables } = counts;
    const what = `the prose reads at grade ${grade.toFixed(1)} (${(words / sentences).toFixed(1)} words a sentence, ${(syllables / words).toFixed(2)} syllables a word)`;
    const instead = `bring it to ${HIGHEST_GRADE} or below, with shorter sentences and plainer words`;
    return [{ file, line: prose[0]?.line ?? 1, what, instead }];
  });
}

/** Running text of lessons. */
export function proseOf(texts: readonly AuthorText[]): readonly AuthorText[] {
  return texts.filter(({ kind }) => kind === 'prose');
}
