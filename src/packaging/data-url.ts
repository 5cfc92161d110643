import { gzipSync } from 'fflate';

/** Types of the files that a page may load, by the end of their names (IANA media types; JavaScript: RFC 9239). */
const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  css: 'text/css;charset=utf-8',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript;charset=utf-8',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain;charset=utf-8',
  vtt: 'text/vtt;charset=utf-8',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

/**
 * A file as an address that holds it (RFC 2397). Text is percent-encoded or in base64, whichever a
 * server sends in fewer bytes; both hold ASCII only and neither a quote, `<` or white space.
 * @throws Error where the kind of file has no known type
 */
export function dataUrl(name: string, bytes: Uint8Array): string {
  const type = TYPES[/\.([^./]+)$/.exec(name)?.[1] ?? ''];
  if (type === undefined) {
    throw new Error(
      `${name} cannot stand in a page: its type is not known. Use ${Object.keys(TYPES).join(', ')}.`,
    );
  }
  const base64 = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  const text = textOf(bytes);
  if (text === undefined) return base64;
  // What encodeURI leaves as it is has no meaning in a data: address, but for the start of a fragment
  // and the apostrophe, which would end a string in a style sheet.
  const percent = `data:${type},${encodeURI(text).replaceAll('#', '%23').replaceAll("'", '%27')}`;
  return sentSize(percent) <= sentSize(base64) ? percent : base64;
}

/** `undefined` where the bytes are not UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function sentSize(text: string): number {
  return gzipSync(new TextEncoder().encode(text), { mtime: 0 }).length;
}
