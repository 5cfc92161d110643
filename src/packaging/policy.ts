import { createHash } from 'node:crypto';
import type { XapiSettings } from '../core/settings.ts';
import { attributeOf, isExecutable, textOf, type Element } from './html.ts';

/**
 * The content security policy of a package: its own files, the inline scripts and styles that stand
 * in the page (by their hashes: CSP Level 3, 2.3.1) and the hosts it reports to.
 * @param connect origins beside its own that the page may send to
 */
export function policyOf(elements: readonly Element[], connect: readonly string[]): string {
  const scripts = elements.filter(
    (element) =>
      element.tagName === 'script' && attributeOf(element, 'src') === undefined && isExecutable(element),
  );
  const styles = elements.filter((element) => element.tagName === 'style');
  return [
    ["default-src 'self'"],
    ["script-src 'self'", ...hashes(scripts)],
    ["style-src 'self'", ...hashes(styles)],
    ["img-src 'self' data:"],
    ["font-src 'self' data:"],
    ["connect-src 'self'", ...connect],
    ["object-src 'none'"],
    ["base-uri 'none'"],
    ["form-action 'none'"],
  ]
    .map((directive) => directive.join(' '))
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
