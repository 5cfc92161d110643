import { dataUrl } from './data-url.ts';
import {
  addAttribute,
  type Edit,
  removeAttribute,
  replaceAttribute,
  replaceInside,
  replaceTag,
} from './html-edit.ts';
import { attributeOf, nameOf, textOf, type Element } from './html.ts';
import { specifierOf } from './module-map.ts';
import { fileOf } from './references.ts';
import type { PackageFiles } from './zip.ts';

/** The package out of which a page takes its files, and the page's place in it. */
export interface Source {
  readonly files: PackageFiles;
  readonly page: string;
}

/** Attributes of islands: scripts import what they name. */
const MODULES: ReadonlySet<string> = new Set(['component-url', 'renderer-url', 'before-hydration-url']);
const LOADED: ReadonlySet<string> = new Set(['src', 'poster', 'data', 'background', 'href', 'xlink:href']);

/**
 * What makes an element hold the files it names. Modules are imported by name, so that the page's
 * import map gives them; a link to a file becomes its download, because browsers take nobody
 * to a `data:` address. An address of no file in the package stays.
 */
export function embedded(element: Element, source: Source): readonly Edit[] {
  const rel = attributeOf(element, 'rel') ?? '';
  if (element.tagName === 'style') {
    const css = textOf(element);
    const whole = embeddedCss(css, source, source.page);
    return whole === css ? [] : [replaceInside(element, whole)];
  }
  if (element.tagName === 'link' && /^(?:module)?preload$|^prefetch$/i.test(rel)) {
    return [replaceTag(element, '')];
  }
  const src = fileNamed(attributeOf(element, 'src'), source);
  if (element.tagName === 'script' && attributeOf(element, 'type') === 'module' && src !== undefined) {
    return [
      ...removeAttribute(element, 'src'),
      replaceInside(element, `import ${JSON.stringify(specifierOf(src.name))}`),
    ];
  }
  const href = fileNamed(attributeOf(element, 'href'), source);
  if (element.tagName === 'link' && /^stylesheet$/i.test(rel) && href !== undefined) {
    const css = embeddedCss(new TextDecoder().decode(href.bytes), source, href.name);
    return [replaceTag(element, `<style>${css.replaceAll(/<(?=\/style)/gi, String.raw`\3c `)}</style>`)];
  }
  return element.attrs.flatMap((attribute) =>
    embeddedAttribute(element, nameOf(attribute), attribute.value, source),
  );
}

function embeddedAttribute(element: Element, name: string, value: string, source: Source): readonly Edit[] {
  if (name === 'srcset') {
    const candidates = value.split(/,\s+/).map((candidate) => {
      const [url = '', ...size] = candidate.trim().split(/\s+/);
      return [dataUrlOf(url, source) ?? url, ...size].join(' ');
    });
    return replaceAttribute(element, name, candidates.join(', '));
  }
  const file = fileNamed(value, source);
  if (file === undefined) return [];
  if (MODULES.has(name)) return replaceAttribute(element, name, specifierOf(file.name));
  if (!LOADED.has(name)) return [];
  const edits = replaceAttribute(element, name, dataUrl(file.name, file.bytes));
  if (element.tagName !== 'a' && element.tagName !== 'area') return edits;
  const ownName = file.name.slice(file.name.lastIndexOf('/') + 1);
  return [addAttribute(element, `download="${ownName}"`), ...edits];
}

/** @param base path of the style sheet, or of the page it stands in */
function embeddedCss(css: string, source: Source, base: string): string {
  return css.replaceAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/gi, (whole, ...urls: string[]) => {
    const url = dataUrlOf(urls[0] ?? urls[1] ?? urls[2] ?? '', { ...source, page: base });
    return url === undefined ? whole : `url("${url}")`;
  });
}

function dataUrlOf(url: string, source: Source): string | undefined {
  const file = fileNamed(url, source);
  return file === undefined ? undefined : dataUrl(file.name, file.bytes);
}

function fileNamed(
  url: string | undefined,
  { files, page }: Source,
): { readonly name: string; readonly bytes: Uint8Array } | undefined {
  const name = fileOf(url ?? '', page);
  const bytes = name === undefined ? undefined : files.get(name);
  return name === undefined || bytes === undefined ? undefined : { name, bytes };
}
