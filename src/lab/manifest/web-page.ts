import type { WebPackage } from '../package-kind.ts';
import { decodeText } from './xml-text.ts';

/** A page that is its own manifest: the title says what it is. */
export function readWebPage(page: Uint8Array, form: WebPackage['form'], name: string): WebPackage {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(new TextDecoder().decode(page))?.[1]?.trim() ?? '';
  return { standard: 'web', form, launch: 'index.html', title: title === '' ? name : decodeText(title) };
}
