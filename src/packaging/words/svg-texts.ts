import { basename } from 'node:path/posix';
import type { AuthorText } from './author-text.ts';

/** Words of a drawing: its title, its description, what stands in it. Tests refuse other ways to write some. */
export function svgTexts(file: string, svg: string): readonly AuthorText[] {
  const drawn = svg.replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  const ids = [basename(file, '.svg')];
  return [...drawn.matchAll(/<(title|desc|text)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(
    ({ 2: inside = '', index }) => ({
      file,
      line: drawn.slice(0, index).split('\n').length,
      text: inside.replaceAll(/<[^>]*>/g, ' ').trim(),
      ids,
      kind: 'caption',
      isModel: false,
    }),
  );
}
