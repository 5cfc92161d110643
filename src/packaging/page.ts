import {
  type Edit,
  addAttribute,
  applied,
  insertAfter,
  replaceAttribute,
  replaceInside,
  replaceTag,
} from './html-edit.ts';
import { attributeOf, elementsOf, isExecutable, lineOf, nameOf, textOf, type Element } from './html.ts';
import { policyOf } from './policy.ts';

export interface PageChanges {
  /** Written over the settings in the page, key by key. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Origins that the page may send to, beside its own. */
  readonly connect: readonly string[];
  /** Whether the page is all there is: its files stand in it as `data:` addresses. */
  readonly isAlone?: boolean;
}

/**
 * The page of one package: its settings, its content security policy first in the head, its modules
 * `async`, so that they run before the end of a long document has arrived, and its islands numbered.
 * Everything else stays as it is, byte for byte.
 * @throws Error where the page has no settings, no `<meta charset>` or no module
 */
export function rewritePage(html: string, { settings, connect, isAlone = false }: PageChanges): string {
  const elements = elementsOf(html);
  const policies = elements.filter(isPolicy);
  const policy = policyOf(elements, { connect, isAlone }).replaceAll('"', '&quot;');
  const charset = one(elements, '<meta charset>', (element) => {
    return element.tagName === 'meta' && attributeOf(element, 'charset') !== undefined;
  });
  const settingsBlock = settingsIn(elements);
  const modules = elements.filter(
    (element) => element.tagName === 'script' && attributeOf(element, 'type') === 'module',
  );
  if (modules.length === 0) {
    throw new Error('The page has no <script type="module">, so nothing would start the course. Import it.');
  }
  return applied(html, [
    ...policies.map((policyElement) => replaceTag(policyElement, '')),
    insertAfter(charset, `<meta http-equiv="content-security-policy" content="${policy}">`),
    replaceInside(settingsBlock, settingsText(textOf(settingsBlock), settings)),
    ...modules
      .filter((module) => attributeOf(module, 'async') === undefined)
      .map((module) => addAttribute(module, 'async')),
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

/** What the page knows. @throws Error where it holds no settings, or no JSON object in their place */
export function settingsOfPage(elements: readonly Element[]): Readonly<Record<string, unknown>> {
  return parsedSettings(textOf(settingsIn(elements)));
}

/** Origins beside its own that the page of a package may send to; none where it has no policy yet. */
export function connectOf(elements: readonly Element[]): readonly string[] {
  const element = elements.find(isPolicy);
  const policy = element === undefined ? '' : (attributeOf(element, 'content') ?? '');
  const sources = /(?:^|;)\s*connect-src\s([^;]*)/.exec(policy)?.[1]?.trim().split(/\s+/) ?? [];
  return sources.filter((source) => !source.startsWith("'"));
}

function settingsIn(elements: readonly Element[]): Element {
  return one(elements, '<script type="application/json" id="settings">', (element) => {
    return (
      element.tagName === 'script' && attributeOf(element, 'id') === 'settings' && !isExecutable(element)
    );
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
  return JSON.stringify({ ...parsedSettings(current), ...changes }).replaceAll('<', String.raw`\u003c`);
}

function parsedSettings(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error(`The settings in the page are ${text.slice(0, 40)}: they have to be a JSON object.`);
  }
  return { ...parsed };
}

/**
 * Astro makes `uid` of an island by hashing a path of the machine that builds, and reads it nowhere:
 * with it, the same commit would give other bytes in another folder.
 */
function numbered(island: Element, index: number): Edit[] {
  return replaceAttribute(island, 'uid', String(index + 1));
}

function one(elements: readonly Element[], name: string, is: (element: Element) => boolean): Element {
  const [first, second] = elements.filter(is);
  if (first === undefined) throw new Error(`The page has no ${name}: write one, the packaging needs it.`);
  if (second !== undefined) throw new Error(`The page has ${name} twice, in line ${lineOf(second)} again.`);
  return first;
}
