import type { DefaultTreeAdapterTypes } from 'parse5';
import { attributeOf, elementsOf, type Element } from '../../src/packaging/html.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

const LEFT_OUT = new Set(['script', 'style', 'svg', 'template', 'noscript']);
const KEPT =
  /^(?:h[1-6]|p|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|blockquote|figure|figcaption|em|strong)$/;
/** Parts of a form are left out, their words stay: a paragraph each. */
const WORDS = new Set(['legend', 'label', 'button', 'summary']);

/**
 * The text of the page's first shown lesson as HTML without styles, scripts, pictures and attributes:
 * the least that a browser can be given to show it.
 * @throws Error where the page shows no `article`
 */
export function barePage(html: string): string {
  const lesson = elementsOf(html).find((element) => element.tagName === 'article' && isShown(element));
  if (lesson === undefined)
    throw new Error(
      'index.html of the package shows no <article>, so there is no lesson to time. Build it again.',
    );
  const body = lesson.childNodes.map(markupOf).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lesson</title><body>${body}</body></html>`;
}

function markupOf(node: Node): string {
  if ('value' in node) return escaped(node.value);
  if (!('tagName' in node) || LEFT_OUT.has(node.tagName) || !isShown(node)) return '';
  const inside = node.childNodes.map(markupOf).join('');
  const tag = WORDS.has(node.tagName) ? 'p' : node.tagName;
  return WORDS.has(node.tagName) || KEPT.test(tag) ? `<${tag}>${inside}</${tag}>` : inside;
}

function isShown(element: Element): boolean {
  return attributeOf(element, 'hidden') === undefined;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
