import type { WordRule } from '../../schemas/words.ts';

/** A rule that can be looked for, made once for all texts. */
export interface Search {
  readonly rule: Pick<WordRule, 'instead' | 'why'>;
  readonly find: RegExp;
  readonly except: RegExp | null;
}

/** Where a text holds a word of a rule. */
export interface Hit {
  /** As it stands in the text, in one line. */
  readonly word: string;
  /** Characters from the beginning of the text. */
  readonly at: number;
}

/** Whether a text holds a word of any of the rules: one look that spares most texts the many. */
export function holdsAny(rules: readonly WordRule[]): (text: string) => boolean {
  const any = anyOf(rules.flatMap(({ find }) => find));
  return (text) => text.search(any) !== -1;
}

export function searchFor(rule: WordRule): Search {
  return { rule, find: anyOf(rule.find), except: rule.except.length === 0 ? null : anyOf(rule.except) };
}

/** Every place where a text holds a word of the rule outside of the phrases that it excepts. */
export function hitsIn(text: string, { find, except }: Search): readonly Hit[] {
  const spared = except === null ? [] : [...text.matchAll(except)];
  return [...text.matchAll(find)]
    .filter(
      ({ 0: word, index }) =>
        !spared.some(
          (phrase) => phrase.index <= index && index + word.length <= phrase.index + phrase[0].length,
        ),
    )
    .map(({ 0: word, index }) => ({ word: word.replaceAll(/\s+/g, ' '), at: index }));
}

/** Whole words in any case; a blank may be a line break or a hyphen, an apostrophe straight or curly. */
function anyOf(phrases: readonly string[]): RegExp {
  // The longest first: it says more of what was found.
  const forms = [...phrases].sort((a, b) => b.length - a.length).map(formOf);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${forms.join('|')})(?![\p{L}\p{N}])`, 'giu');
}

function formOf(phrase: string): string {
  return phrase
    .trim()
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replaceAll(/[\s-]+/g, String.raw`[\s\-]+`)
    .replaceAll(/['’]/g, "['’]");
}
