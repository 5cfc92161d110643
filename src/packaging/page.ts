import { attributeOf, elementsOf, isExecutable, lineOf, nameOf, textOf, type Element } from './html.ts';
import { policyOf } from './policy.ts';

export interface PageChanges {
  /** Written over the settings in the page, key by key. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Origins that the page may send to, beside its own. */
  readonly connect: readonly string[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The page of one package: its settings, its content security policy first in the head, its modules
 * `async`, so that they run before the end of a long document has arrived, and its islands numbered.
 * Everything else stays as it is, byte for byte.
 * @throws Error where the page has no settings, no `<meta charset>` or no module
 */
export function rewritePage(html: string, { settings, connect }: PageChanges): string {
  const elements = elementsOf(html);
  const policies = elements.filter(isPolicy);
  const policy = policyOf(elements, connect).replaceAll('"', '&quot;');
  const charset = one(elements, '<meta charset>', (element) => {
    return element.tagName === 'meta' && attributeOf(element, 'charset') !== undefined;
  });
  const settingsBlock = one(elements, '<script type="application/json" id="settings">', (element) => {
    return (
      element.tagName === 'script' && attributeOf(element, 'id') === 'settings' && !isExecutable(element)
    );
  });
  const modules = elements.filter(
    (element) => element.tagName === 'script' && attributeOf(element, 'type') === 'module',
  );
  if (modules.length === 0) {
    throw new Error('The page has no <script type="module">, so nothing would start the course. Import it.');
  }
  return applied(html, [
    ...policies.map(removal),
    insertAfter(charset, `<meta http-equiv="content-security-policy" content="${policy}">`),
    { ...insideOf(settingsBlock), text: settingsText(textOf(settingsBlock), settings) },
    ...modules.filter((module) => attributeOf(module, 'async') === undefined).map(asAsync),
    ...elements.filter(({ tagName }) => tagName === 'astro-island').flatMap(numbered),
  ]);
}

/**
 * What the policy would silently block in the browser: style attributes, event handler attributes
 * and `<base>`.
 * @param file name of the page, for messages
 */
export function blockedParts(html: string, file: string): readonly string[] {
  return elementsOf(html).flatMap((element) => {
    const where = `${file}:${lineOf(element)} <${element.tagName}`;
    const blocked = element.attrs
      .map(nameOf)
      .filter((name) => name === 'style' || /^on[a-z]/.test(name))
      .map((name) => `${where} ${name}="…">: the content security policy blocks it; ${insteadOf(name)}`);
    if (element.tagName === 'base') {
      blocked.push(`${where}>: it would lead every address out of the package; take it out`);
    }
    return blocked;
  });
}

function insteadOf(attribute: string): string {
  return attribute === 'style' ? 'write a class' : 'listen in a module';
}

function isPolicy(element: Element): boolean {
  const kind = attributeOf(element, 'http-equiv');
  return element.tagName === 'meta' && kind?.toLowerCase() === 'content-security-policy';
}

/** `<` is escaped, or a text that holds `</script>` or `<!--` would end the block. */
function settingsText(current: string, changes: Readonly<Record<string, unknown>>): string {
  const parsed: unknown = JSON.parse(current);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error(`The settings in the page are ${current.slice(0, 40)}: they have to be a JSON object.`);
  }
  return JSON.stringify({ ...parsed, ...changes }).replaceAll('<', String.raw`\u003c`);
}

function asAsync(module: Element): Edit {
  const { startOffset } = startTagOf(module);
  const start = startOffset + '<script'.length;
  return { start, end: start, text: ' async' };
}

/**
 * Astro makes `uid` of an island by hashing a path of the machine that builds, and reads it nowhere:
 * with it, the same commit would give other bytes in another folder.
 */
function numbered(island: Element, index: number): Edit[] {
  const place = island.sourceCodeLocation?.attrs?.['uid'];
  if (place === undefined) return [];
  return [{ start: place.startOffset, end: place.endOffset, text: `uid="${index + 1}"` }];
}

function insertAfter(element: Element, text: string): Edit {
  const { endOffset } = startTagOf(element);
  return { start: endOffset, end: endOffset, text };
}

function insideOf(element: Element): { readonly start: number; readonly end: number } {
  return { start: startTagOf(element).endOffset, end: endTagOf(element) };
}

function removal(element: Element): Edit {
  const { startOffset, endOffset } = startTagOf(element);
  return { start: startOffset, end: endOffset, text: '' };
}

function startTagOf(element: Element): { readonly startOffset: number; readonly endOffset: number } {
  const location = element.sourceCodeLocation;
  const tag = location?.startTag ?? location;
  if (tag === undefined || tag === null) throw new Error(`<${element.tagName}> is not written in the page.`);
  return tag;
}

function endTagOf(element: Element): number {
  const end = element.sourceCodeLocation?.endTag?.startOffset;
  if (end === undefined) throw new Error(`<${element.tagName}> in line ${lineOf(element)} is not closed.`);
  return end;
}

function one(elements: readonly Element[], name: string, is: (element: Element) => boolean): Element {
  const [first, second] = elements.filter(is);
  if (first === undefined) throw new Error(`The page has no ${name}: write one, the packaging needs it.`);
  if (second !== undefined) throw new Error(`The page has ${name} twice, in line ${lineOf(second)} again.`);
  return first;
}

function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: put }) => result.slice(0, start) + put + result.slice(end), text);
}
