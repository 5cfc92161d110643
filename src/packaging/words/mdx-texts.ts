import { withoutCode } from '../mdx-source.ts';
import { withoutMarkup } from './author-text.ts';
import type { AuthorText } from './author-text.ts';

/** Where the body of a lesson stands. */
export interface MdxBody {
  readonly file: string;
  /** The lesson's id, where it has one. */
  readonly ids: readonly string[];
  readonly body: string;
  /** Line of the file on which the body starts. */
  readonly bodyLine: number;
}

/** Attributes that name or measure something; every other one is read as a text. */
const NAMES: ReadonlySet<string> = new Set(['id', 'name', 'kind', 'time', 'pace', 'figure', 'class', 'href']);

const TAG = /<\/?[A-Za-z][\w.]*((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*)>/g;
const ATTRIBUTE = /([\w-]+)=(?:"([^"]*)"|'([^']*)')/g;
/** A time or a name in the margin. */
const MARK = /<Mark>([^<]*)<\/Mark>/g;
/** Stands where a tag begins a line, so that text before and behind it is parted. */
const BREAK = '\u0001';

/**
 * Texts of a lesson's body, in the order they stand: paragraphs and entries of lists as prose, headings,
 * texts in attributes of components. Code and comments hold none.
 */
export function mdxTexts({ file, ids, body, bodyLine }: MdxBody): readonly AuthorText[] {
  const source = withoutCode(body);
  const lineOf = (at: number): number => bodyLine + source.slice(0, at).split('\n').length - 1;
  const textOf = (line: number, text: string, kind: AuthorText['kind']): AuthorText => {
    return { file, line, text: withoutMarkup(text), ids, kind, isModel: false };
  };
  const attributes = [...source.matchAll(TAG)].flatMap((tag) =>
    [...(tag[1] ?? '').matchAll(ATTRIBUTE)].flatMap(
      ({ 0: whole, 1: name = '', 2: double, 3: single, index }) => {
        if (NAMES.has(name)) return [];
        const at = tag.index + tag[0].indexOf(tag[1] ?? '') + index + whole.search(/["']/);
        // Only <Clause> has words, and they are the statute's.
        return textOf(lineOf(at), double ?? single ?? '', name === 'words' ? 'quotation' : 'caption');
      },
    ),
  );
  const marks = [...source.matchAll(MARK)].map(({ 1: text = '', index }) =>
    textOf(lineOf(index), text.trim(), 'caption'),
  );
  const running = blocks(source.replaceAll(MARK, blanked)).map(({ line, lines, kind }) =>
    textOf(bodyLine + line, lines.join('\n'), kind),
  );
  return [...attributes, ...marks, ...running].sort((a, b) => a.line - b.line);
}

interface Block {
  /** From 0. */
  readonly line: number;
  readonly lines: string[];
  readonly kind: 'prose' | 'heading';
}

function blocks(source: string): readonly Block[] {
  const found: Block[] = [];
  let isOpen = false;
  for (const [index, raw] of withoutTags(source).split('\n').entries()) {
    const text = raw
      .replaceAll(BREAK, ' ')
      .replace(/^\s*(?:#{1,6}|[-*+]|\d+[.)]|>)\s+/, '')
      .trim();
    const isHeading = /^\s*#{1,6}\s/.test(raw);
    const startsBlock = isHeading || raw.includes(BREAK) || /^\s*(?:[-*+]|\d+[.)])\s/.test(raw);
    const last = found.at(-1);
    if (text === '') isOpen = false;
    else if (isOpen && !startsBlock && last !== undefined) last.lines.push(text);
    else found.push({ line: index, lines: [text], kind: isHeading ? 'heading' : 'prose' });
    if (text !== '') isOpen = !isHeading;
  }
  return found;
}

/** Tags and expressions blanked out, line for line. */
function withoutTags(source: string): string {
  return source
    .replaceAll(TAG, (found, _attributes, at: number) => {
      const isFirst = source.slice(source.lastIndexOf('\n', at - 1) + 1, at).trim() === '';
      return isFirst ? BREAK + blanked(found.slice(1)) : blanked(found);
    })
    .replaceAll(/\{[^}]*\}/g, blanked)
    .replaceAll(/^(?:import|export)\s.*$/gm, blanked);
}

function blanked(found: string): string {
  return found.replaceAll(/[^\n]/g, ' ');
}
