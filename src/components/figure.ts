const figures = import.meta.glob<string>('/content/figures/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * The drawing of that name, ready to stand in the page.
 * @throws Error where `content/figures` holds no such file; the reader of author files names the line first
 */
export function figureOf(name: string): string {
  const drawing = figures[`/content/figures/${name}.svg`];
  if (drawing === undefined) throw new Error(`content/figures/${name}.svg does not exist.`);
  return drawing;
}
