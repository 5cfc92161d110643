/** A sentence as it stands in a text. */
export interface Sentence {
  readonly text: string;
  /** Where it starts, characters from the beginning of the text. */
  readonly at: number;
}

/** A point behind one of these ends no sentence: Dr. Reyes, No. 6, Barnes v. Felix, J. Ross. */
const NEVER_LAST = /(?:^|[\s("“])(?:Mr|Mrs|Ms|Dr|St|Lt|Sgt|Capt|No|v|vs|e\.g|i\.e|cf|pp?|[A-Z])\.$/;

const WORD = /[^\s—–…/]*[\p{L}\p{N}][^\s—–…/]*/gu;

/**
 * Sentences of a text: up to a point, a question mark, an exclamation mark or an ellipsis, with the quotation
 * marks that close behind it, where a blank follows and then no lower-case letter. So “Stop!” he says is one
 * sentence, and a colon or a semicolon ends none. What stands behind the last mark counts as a sentence too.
 */
export function sentencesIn(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const take = (end: number): void => {
    const raw = text.slice(start, end);
    const one = raw.trim();
    if (one !== '') sentences.push({ text: one, at: start + raw.indexOf(one) });
    start = end;
  };
  for (const { 0: mark, index } of text.matchAll(/[.!?…]+["'”’)\]]*(?=\s)/g)) {
    const end = index + mark.length;
    const next = /^\s+["'“‘([]*(.)/su.exec(text.slice(end, end + 20))?.[1] ?? '';
    if (/\p{Ll}/u.test(next) || NEVER_LAST.test(text.slice(start, index + 1))) continue;
    take(end);
  }
  take(text.length);
  return sentences;
}

/** Words of a text: a contraction, a hyphenated word and a figure are one each, a lone sign is none. */
export function wordsIn(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}
