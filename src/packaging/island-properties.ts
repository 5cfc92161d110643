import { addAttribute, applied, removeAttribute } from './html-edit.ts';
import { attributeOf, elementsOf, type Element } from './html.ts';
import type { PackageFiles } from './zip.ts';

/** A page whose islands find some of their properties in files. */
export interface LighterPage {
  readonly html: string;
  /** Modules with properties by the island's `uid`, by path in the package. */
  readonly modules: PackageFiles;
}

/**
 * Takes the properties of islands out of a page, where the page that they stand on is hidden at launch:
 * questions hold all their reasons there, and whoever opens the course needs those of the first page
 * only. One module a page; its islands name it in `props-from`.
 */
export function withPropertiesApart(html: string): LighterPage {
  const apart = elementsOf(html).flatMap((island) => {
    const page = island.tagName === 'astro-island' ? hiddenPageOf(island) : undefined;
    const properties = attributeOf(island, 'props');
    const key = attributeOf(island, 'uid');
    if (page === undefined || properties === undefined || key === undefined) return [];
    return { island, key, properties, file: `assets/page-${page}.js` };
  });
  const files = [...new Set(apart.map(({ file }) => file))];
  const edits = apart.flatMap(({ island, file }) => [
    ...removeAttribute(island, 'props'),
    addAttribute(island, `props-from="./${file}"`),
  ]);
  const modules = files.map((file) => {
    const entries = apart
      .filter((one) => one.file === file)
      .map(({ key, properties }) => `${JSON.stringify(key)}:${properties}`);
    return [file, new TextEncoder().encode(`export default {${entries.join(',')}};\n`)] as const;
  });
  return { html: applied(html, edits), modules: new Map(modules) };
}

/** Name of the page on which an element stands; `undefined` where that is shown at launch. */
function hiddenPageOf(element: Element): string | undefined {
  for (let node = element.parentNode; node !== null && 'tagName' in node; node = node.parentNode) {
    const page = attributeOf(node, 'data-page');
    if (page !== undefined) return attributeOf(node, 'hidden') === undefined ? undefined : page;
  }
  return undefined;
}
