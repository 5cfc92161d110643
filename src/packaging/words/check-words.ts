import type { WordRule, WordsFile } from '../../schemas/words.ts';
import type { Problem } from '../problem.ts';
import { lineAt } from './author-text.ts';
import type { AuthorText } from './author-text.ts';
import { hitsIn, holdsAny, searchFor } from './find-words.ts';
import type { Hit, Search } from './find-words.ts';

/** The list of words, where it came from. */
export interface WordList {
  readonly file: string;
  readonly data: WordsFile;
  readonly lineAt: (path: readonly PropertyKey[]) => number;
}

/** A kind of rule and the texts it holds for. */
interface Section {
  readonly rules: readonly WordRule[];
  readonly holdsFor: (text: AuthorText) => boolean;
}

/** File in which makers and their wares are named as the sources they are. */
const SOURCES = 'content/sources.yaml';

/**
 * Words of the list in the texts, and allowances that nothing uses.
 * @param texts all texts of the course: with a part of them, allowances for the rest would seem unused
 */
export function wordProblems(texts: readonly AuthorText[], list: WordList): readonly Problem[] {
  const { allowed } = list.data;
  const used = new Set<number>();
  const isAllowed = ({ file, ids }: AuthorText, { word }: Hit): boolean => {
    const index = allowed.findIndex(
      (one) => one.file === file && ids.includes(one.id) && one.word.toLowerCase() === word.toLowerCase(),
    );
    if (index !== -1) used.add(index);
    return index !== -1;
  };
  const found = sectionsOf(list.data).flatMap(({ rules, holdsFor }) => {
    const searches = rules.map(searchFor);
    const holdsOne = holdsAny(rules);
    return texts
      .filter((text) => holdsFor(text) && holdsOne(text.text))
      .flatMap((text) =>
        searches.flatMap((search) =>
          hitsIn(text.text, search)
            .filter((hit) => !isAllowed(text, hit))
            .map((hit) => problemOf(text, hit, search)),
        ),
      );
  });
  const unused = allowed.flatMap(({ word, file, id }, index) => {
    if (used.has(index)) return [];
    const what = `nothing uses what is allowed here: “${word}” does not stand in ${id} of ${file}`;
    const line = list.lineAt(['allowed', index]);
    return [{ file: list.file, line, what, instead: 'take the entry away, or correct it' }];
  });
  return [...found, ...unused];
}

function sectionsOf({ terms, threats, marks, spellings }: WordsFile): readonly Section[] {
  return [
    { rules: terms, holdsFor: isOurs },
    { rules: threats, holdsFor: ({ isModel }) => isModel },
    { rules: marks, holdsFor: ({ file }) => file !== SOURCES },
    { rules: Object.entries(spellings).map(spelling), holdsFor: isOurs },
  ];
}

function isOurs({ kind }: AuthorText): boolean {
  return kind !== 'quotation';
}

function spelling([british, instead]: readonly [string, string]): WordRule {
  return { find: [british], except: [], instead, why: 'the course is in US English' };
}

function problemOf(text: AuthorText, { word, at }: Hit, { rule }: Search): Problem {
  return {
    file: text.file,
    line: lineAt(text, at),
    what: `“${word}”: ${rule.why}`,
    instead: `write ${rule.instead}`,
  };
}
