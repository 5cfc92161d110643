import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;

/**
 * Every element of a page in document order, those inside `<template>` and `<noscript>` too, with
 * their places.
 */
export function elementsOf(html: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  return found;
}

/** Value of an attribute; names with a prefix as they are written, for example `xlink:href`. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => nameOf(attribute) === name)?.value;
}

export function nameOf({ prefix, name }: Element['attrs'][number]): string {
  return prefix === undefined || prefix === '' ? name : `${prefix}:${name}`;
}

/** Text inside a `<script>` or `<style>`, as the browser sees it: line ends are `\n`. */
export function textOf(element: Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

/** Line of the element's start tag, from 1. */
export function lineOf(element: Element): number {
  return element.sourceCodeLocation?.startLine ?? 1;
}

/** Whether a script runs: any other `type` makes it a block of data (HTML, 4.12.1). */
export function isExecutable(script: Element): boolean {
  const type = (attributeOf(script, 'type') ?? '').trim().toLowerCase();
  return [
    '',
    'module',
    'importmap',
    'speculationrules',
    'text/javascript',
    'application/javascript',
  ].includes(type);
}
