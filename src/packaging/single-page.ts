import { embedded, type Source } from './embedding.ts';
import { applied, insertAfter, type Edit } from './html-edit.ts';
import { attributeOf, elementsOf, type Element } from './html.ts';
import { moduleMap, specifierOf } from './module-map.ts';
import { namedInMap } from './named-modules.ts';
import { connectOf, rewritePage, settingsOfPage } from './page.ts';
import { fileOf, referencesOf, type Reference } from './references.ts';
import type { PackageFiles } from './zip.ts';

/**
 * One self-contained HTML document out of a finished package: it opens from a folder by double click
 * and fetches nothing. Its policy lets it send to the origins of the package's page and to no other.
 * Text files of the package, its licences and its SBOM among them, stand readable at its end.
 * @param launch path of the page in the package, for example `index.html`
 * @throws Error where the page is not in the package, or names something that cannot stand in it
 */
export function singlePage(files: PackageFiles, launch: string): string {
  const bytes = files.get(launch);
  if (bytes === undefined) {
    throw new Error(`The package has no ${launch}, the page to make a single file of. Name its page.`);
  }
  const text = new TextDecoder().decode(bytes);
  const elements = elementsOf(text);
  const source: Source = { files, page: launch };
  const whole = applied(text, [
    ...elements.flatMap((element) => embedded(element, source)),
    importMap(elements, files),
    kept(elements, text, files),
  ]);
  const html = rewritePage(whole, {
    settings: namedInMap(settingsOfPage(elements), { files, launch }),
    connect: connectOf(elements),
    isAlone: true,
  });
  const outside = referencesOf(html, launch).filter((reference) => isOutside(reference, files));
  if (outside.length > 0) {
    const names = outside.map(({ where, url }) => `${where}="${url.slice(0, 80)}"`).join('\n');
    throw new Error(
      `A single file has nothing beside it, and these name something else; ship each in the package, or take it out:\n${names}`,
    );
  }
  return html;
}

/** Before every module: a map cannot change a name that is resolved already (HTML, “Import maps”). */
function importMap(elements: readonly Element[], files: PackageFiles): Edit {
  const charset = elements.find((element) => attributeOf(element, 'charset') !== undefined);
  if (charset === undefined)
    throw new Error('The page has no <meta charset>: write one, the packaging needs it.');
  return insertAfter(charset, `<script type="importmap">${moduleMap(files)}</script>`);
}

/** Files for people and their tools that a page keeps, by the end of their name, and as what. */
const KEPT = [
  ['.txt', 'text/plain'],
  ['.cdx.json', 'application/vnd.cyclonedx+json'],
] as const;

/** A block of data shows nothing and runs nothing; who opens the file's text reads it as it is. */
function kept(elements: readonly Element[], text: string, files: PackageFiles): Edit {
  const body = elements.find(({ tagName }) => tagName === 'body');
  const end = body?.sourceCodeLocation?.endTag?.startOffset ?? text.length;
  const blocks = [...files].flatMap(([name, bytes]) =>
    KEPT.filter(([ending]) => name.endsWith(ending)).map(([ending, type]) => {
      const id = name.slice(name.lastIndexOf('/') + 1, -ending.length);
      const words = new TextDecoder().decode(bytes).replaceAll(/<(?=!--|\/?script)/gi, '&lt;');
      return `<script type="${type}" id="${id}">\n${words}\n</script>`;
    }),
  );
  return { start: end, end, text: blocks.toSorted().join('') };
}

function isOutside({ kind, url }: Reference, files: PackageFiles): boolean {
  if (/^(?:#|data:)/i.test(url)) return false;
  // A learner's click may lead anywhere but to a file that was beside the page.
  if (kind === 'link') return fileOf(url, '') !== undefined;
  return kind !== 'island' || ![...files.keys()].some((file) => specifierOf(file) === url);
}
