import { lineOf, type Element } from './html.ts';

/** A piece of a page that becomes another; everything outside of it stays byte for byte. */
export interface Edit {
  /** First code unit of the piece. */
  readonly start: number;
  /** First code unit after it. */
  readonly end: number;
  readonly text: string;
}

/** @param edits pieces that do not overlap; those at the same place come in their order */
export function applied(text: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const pieces = sorted.map((edit, index) => text.slice(sorted[index - 1]?.end ?? 0, edit.start) + edit.text);
  return pieces.join('') + text.slice(sorted.at(-1)?.end ?? 0);
}

export function insertBefore(element: Element, text: string): Edit {
  const { startOffset } = startTagOf(element);
  return { start: startOffset, end: startOffset, text };
}

export function insertAfter(element: Element, text: string): Edit {
  const { endOffset } = startTagOf(element);
  return { start: endOffset, end: endOffset, text };
}

/** Replaces what stands between the start tag and the end tag. @throws Error where the element is not closed */
export function replaceInside(element: Element, text: string): Edit {
  const end = element.sourceCodeLocation?.endTag?.startOffset;
  if (end === undefined) throw new Error(`<${element.tagName}> in line ${lineOf(element)} is not closed.`);
  return { start: startTagOf(element).endOffset, end, text };
}

/** Replaces the start tag; for an element without content that is all of it. */
export function replaceTag(element: Element, text: string): Edit {
  const { startOffset, endOffset } = startTagOf(element);
  return { start: startOffset, end: endOffset, text };
}

/** Puts an attribute into the start tag that does not have it. @param text as it is written, `async` or `a="b"` */
export function addAttribute(element: Element, text: string): Edit {
  const start = startTagOf(element).startOffset + `<${element.tagName}`.length;
  return { start, end: start, text: ` ${text}` };
}

/** Gives an attribute another value; none where the page does not have the attribute in its text. */
export function replaceAttribute(element: Element, name: string, value: string): Edit[] {
  const place = element.sourceCodeLocation?.attrs?.[name];
  if (place === undefined) return [];
  const escaped = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return [{ start: place.startOffset, end: place.endOffset, text: `${name}="${escaped}"` }];
}

/** Takes an attribute out; none where the page does not have it in its text. */
export function removeAttribute(element: Element, name: string): Edit[] {
  const place = element.sourceCodeLocation?.attrs?.[name];
  return place === undefined ? [] : [{ start: place.startOffset, end: place.endOffset, text: '' }];
}

function startTagOf(element: Element): { readonly startOffset: number; readonly endOffset: number } {
  const location = element.sourceCodeLocation;
  const tag = location?.startTag ?? location;
  if (tag === undefined || tag === null) throw new Error(`<${element.tagName}> is not written in the page.`);
  return tag;
}
