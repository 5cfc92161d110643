import { createHash } from 'node:crypto';
import type { XapiSettings } from '../core/settings.ts';
import { attributeOf, isExecutable, textOf, type Element } from './html.ts';

export interface PolicyNeeds {
  /** Origins beside its own that the page may send to. */
  readonly connect: readonly string[];
  /** Whether the page is all there is: its files stand in it as `data:` addresses. */
  readonly isAlone: boolean;
}

/**
 * The content security policy of a page: its own files, the inline scripts and styles that stand in
 * it (by their hashes: CSP Level 3, 2.3.1; an import map counts as a script) and the hosts it reports
 * to. A page that is all there is has no files of its own and reaches for nothing but those hosts.
 */
export function policyOf(elements: readonly Element[], { connect, isAlone }: PolicyNeeds): string {
  const scripts = elements.filter(
    (element) =>
      element.tagName === 'script' && attributeOf(element, 'src') === undefined && isExecutable(element),
  );
  const styles = elements.filter((element) => element.tagName === 'style');
  const own = isAlone ? [] : ["'self'"];
  const directives: readonly (readonly [string, readonly string[]])[] = [
    ['default-src', own],
    ['script-src', [...(isAlone ? ['data:'] : own), ...hashes(scripts)]],
    ['style-src', [...own, ...hashes(styles)]],
    ['img-src', [...own, 'data:']],
    ['font-src', [...own, 'data:']],
    ...(isAlone ? ([['media-src', ['data:']]] as const) : []),
    ['connect-src', [...own, ...connect]],
    ['frame-src', []],
    ['worker-src', []],
    ['object-src', []],
    ['base-uri', []],
    ['form-action', []],
  ];
  return directives
    .map(([name, sources]) => [name, ...(sources.length === 0 ? ["'none'"] : sources)].join(' '))
    .join('; ');
}

/** Origins that the statements of a course go to, and come from with a broker; each once, sorted. */
export function statementOrigins(xapi: XapiSettings): readonly string[] {
  switch (xapi.mode) {
    case 'off':
      return [];
    case 'broker':
      return [...new Set([new URL(xapi.endpoint).origin, new URL(xapi.url).origin])].toSorted();
    case 'embedded':
      return [new URL(xapi.endpoint).origin];
    default:
      return xapi satisfies never;
  }
}

function hashes(elements: readonly Element[]): readonly string[] {
  const found = elements.map((element) => {
    const digest = createHash('sha256').update(textOf(element), 'utf8').digest('base64');
    return `'sha256-${digest}'`;
  });
  return [...new Set(found)];
}
