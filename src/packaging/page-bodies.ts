import { createHash } from 'node:crypto';
import { addAttribute, applied, insertBefore, replaceInside, type Edit } from './html-edit.ts';
import { attributeOf, elementsOf, isExecutable, type Element } from './html.ts';
import type { PackageFiles } from './zip.ts';

/** A page that fetches what its hidden places hold. */
export interface LighterPage {
  readonly html: string;
  /** Pieces of HTML by path in the package; addresses in them are relative to the page. */
  readonly bodies: PackageFiles;
}

/**
 * Takes the bodies (`data-body`) of places that are hidden at launch out of a page, each into a file
 * beside it that the body names in `data-from`: whoever opens the course needs the first lesson only, and
 * the others would keep it waiting. The same name stands at both ends of the file, so that the page can tell
 * it from what a server sends in its place. Scripts and styles stay behind, before the body, because a browser
 * runs no script that is put in as HTML (HTML, 8.5.5 `innerHTML`).
 */
export function withBodiesApart(html: string): LighterPage {
  const bodies = new Map<string, Uint8Array>();
  const edits = elementsOf(html).flatMap((element): readonly Edit[] => {
    const place = attributeOf(element, 'data-body') === undefined ? undefined : hiddenPlaceOf(element);
    const inside = element.sourceCodeLocation;
    if (place === undefined || inside?.startTag === undefined || inside.endTag === undefined) return [];
    const start = inside.startTag.endOffset;
    const kept = descendantsOf(element).filter(isActive).map(rangeOf);
    const body = applied(
      html.slice(start, inside.endTag.startOffset),
      kept.map((range) => ({ start: range.start - start, end: range.end - start, text: '' })),
    );
    const file = `page-${place}-${digestOf(body)}.html`;
    const from = `./${file}`;
    const edge = `<!--${from}-->`;
    bodies.set(file, new TextEncoder().encode(`${edge}${body}${edge}`));
    return [
      insertBefore(element, kept.map((range) => html.slice(range.start, range.end)).join('')),
      addAttribute(element, `data-from="${from}"`),
      replaceInside(element, ''),
    ];
  });
  return { html: applied(html, edits), bodies };
}

/** Name of the place in which an element stands; `undefined` where that is shown at launch. */
function hiddenPlaceOf(element: Element): string | undefined {
  for (let node = element.parentNode; node !== null && 'tagName' in node; node = node.parentNode) {
    const place = attributeOf(node, 'data-page');
    if (place !== undefined) return attributeOf(node, 'hidden') === undefined ? undefined : place;
  }
  return undefined;
}

function descendantsOf(element: Element): readonly Element[] {
  return element.childNodes.flatMap((node) => ('tagName' in node ? [node, ...descendantsOf(node)] : []));
}

function isActive(element: Element): boolean {
  return element.tagName === 'style' || (element.tagName === 'script' && isExecutable(element));
}

function rangeOf({ tagName, sourceCodeLocation: place }: Element): Pick<Edit, 'start' | 'end'> {
  if (place === undefined || place === null) throw new Error(`<${tagName}> is not written in the page.`);
  return { start: place.startOffset, end: place.endOffset };
}

/** So that a changed body is never taken out of a browser's cache by an old name. */
function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 8);
}
