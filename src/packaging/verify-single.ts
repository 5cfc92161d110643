import { referencesOf, type Reference } from './references.ts';

/** Everything because of which a page that has to stand alone would reach for something outside itself. */
export function singleProblems({ name, bytes }: { name: string; bytes: Uint8Array }): readonly string[] {
  return referencesOf(new TextDecoder().decode(bytes), name).flatMap((reference) => {
    const problem = problemOf(reference);
    return problem === undefined ? [] : [`${reference.where}="${reference.url.slice(0, 80)}": ${problem}`];
  });
}

function problemOf({ kind, url, apart }: Reference): string | undefined {
  if (/^(?:#|data:)/i.test(url)) return undefined;
  switch (kind) {
    case 'link':
      if (/^(?:mailto|tel):/i.test(url)) return undefined;
      return /^https?:/i.test(url) && apart
        ? undefined
        : 'the page stands alone; link to the web with target="_blank" rel="noopener", or to a place in the page';
    case 'island':
      // A bare specifier (HTML, 8.1.6.2) is answered by the import map in the page.
      return /^[a-z][a-z0-9-]*\/[a-z0-9._/-]+$/.test(url) ? undefined : 'name a module of the import map';
    case 'script':
    case 'load':
      return 'the page stands alone and there is no file beside it; write it into the page';
    default:
      return kind satisfies never;
  }
}
