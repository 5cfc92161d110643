/** A text that somebody wrote for the course, where it stands and what it is. */
export interface AuthorText {
  /** Path from the course's root, with forward slashes. */
  readonly file: string;
  /** Line of its first character; a line break in `text` is one in the file. */
  readonly line: number;
  /** Without marks of Markdown. */
  readonly text: string;
  /** Ids of what it stands in, from the outermost: a quiz's, a question's, an option's; a lesson's. */
  readonly ids: readonly string[];
  /**
   * prose: running text of a lesson; heading; caption: any other text in a lesson's body; quotation: words of
   * a statute, that nobody may change; field: a text of a YAML file.
   */
  readonly kind: 'prose' | 'heading' | 'caption' | 'quotation' | 'field';
  /** Whether it says or does what the course holds to be right: a correct option, a block of the model sentence. */
  readonly isModel: boolean;
}

/** Line of a place in a text. @param at characters from its beginning */
export function lineAt({ line, text }: Pick<AuthorText, 'line' | 'text'>, at: number): number {
  return line + text.slice(0, at).split('\n').length - 1;
}

/** Without the marks that Markdown sets around words, line for line. */
export function withoutMarkup(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(?<![\p{L}\p{N}])[*_]+|[*_]+(?![\p{L}\p{N}])/gu, '')
    .replaceAll('&nbsp;', ' ');
}
