import { attributeOf, elementsOf, isExecutable, lineOf, nameOf, textOf, type Element } from './html.ts';

/** An address in a page or style sheet. */
export interface Reference {
  readonly url: string;
  /** Where it stands, for messages: `annual.html:12 img src`. */
  readonly where: string;
  /**
   * `script`: runs by itself; `island`: a module fetched when its island hydrates; `load`: any other
   * file that the page fetches; `link`: waits for the learner's click.
   */
  readonly kind: 'script' | 'island' | 'load' | 'link';
  /** For a link: whether it opens outside of the LMS's frame, cut off from it. */
  readonly apart: boolean;
}

/** Attributes whose address is fetched, whatever element they stand on; `data-from` is the packaging's. */
const LOADING: ReadonlySet<string> = new Set(['src', 'poster', 'data', 'background', 'data-from']);
/** Attributes of `<astro-island>`. */
const ISLAND: ReadonlySet<string> = new Set(['component-url', 'renderer-url', 'before-hydration-url']);

/** Every address in a page. @param file name of the page, for messages */
export function referencesOf(html: string, file: string): readonly Reference[] {
  return elementsOf(html).flatMap((element) => {
    const named = element.attrs.flatMap((attribute) =>
      attributeReferences(element, nameOf(attribute), attribute.value, file),
    );
    if (element.tagName !== 'style') return named;
    return named.concat(cssReferences(textOf(element), `${file}:${lineOf(element)} style`));
  });
}

/** Every address in a style sheet. */
export function cssReferences(css: string, where: string): readonly Reference[] {
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const urls = [...text.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/gi)];
  const imports = [...text.matchAll(/@import\s+(?:"([^"]*)"|'([^']*)')/gi)];
  return [...urls, ...imports].map((match) => ({
    url: match[1] ?? match[2] ?? match[3] ?? '',
    where: `${where} ${match[0].startsWith('@') ? '@import' : 'url()'}`,
    kind: 'load',
    apart: false,
  }));
}

/**
 * Path in the package of the file that an address names; none where it names a place in the page or
 * something outside of the package.
 * @param base path in the package of the file in which the address stands
 */
export function fileOf(url: string, base: string): string | undefined {
  if (url === '' || /^(?:[#/]|[a-z][a-z0-9+.-]*:)/i.test(url)) return undefined;
  const { pathname } = new URL(url, `package:///${base}`);
  return decodeURIComponent(pathname.slice(1));
}

function attributeReferences(element: Element, name: string, value: string, file: string): Reference[] {
  const where = `${file}:${lineOf(element)} ${element.tagName} ${name}`;
  const reference = (kind: Reference['kind'], url: string): Reference => {
    return { where, kind, url, apart: kind === 'link' && opensApart(element) };
  };
  if (name === 'srcset') {
    return value.split(/,\s+/).map((one) => reference('load', one.trim().split(/\s/)[0] ?? ''));
  }
  if (ISLAND.has(name)) return [reference('island', value)];
  if (element.tagName === 'script' && name === 'src' && isExecutable(element)) {
    return [reference('script', value)];
  }
  if (LOADING.has(name)) return [reference('load', value)];
  if (name !== 'href' && name !== 'xlink:href') return [];
  const navigates = element.tagName === 'a' || element.tagName === 'area';
  return [reference(navigates ? 'link' : 'load', value)];
}

function opensApart(anchor: Element): boolean {
  const rel = (attributeOf(anchor, 'rel') ?? '').split(/\s+/);
  return (
    attributeOf(anchor, 'target') === '_blank' && (rel.includes('noopener') || rel.includes('noreferrer'))
  );
}
