const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML without byte order mark and comments: what an element search has to look through. */
export function plainXml(bytes: Uint8Array): string {
  return new TextDecoder()
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '');
}

/** Text of the first element with exactly this name, prefix and all; `undefined` where none holds only text. */
export function textOf(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(xml);
  return found?.[1] === undefined ? undefined : decodeText(found[1].trim());
}

/** The first element with this name, from its start tag to its end tag; `undefined` where there is none. */
export function elementOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}(?:\\s[^>]*)?>[\\s\\S]*?</${name}>`).exec(xml)?.[0];
}

/** Value of an attribute of a start tag; whatever follows the tag is not looked at. */
export function attributeOf(element: string, name: string): string | undefined {
  const tag = /^<[^>]*>/.exec(element)?.[0] ?? '';
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decodeText(value);
}

/** Character references and the five entities of XML, replaced. */
export function decodeText(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    return typeof name === 'string' ? (ENTITIES[name] ?? whole) : whole;
  });
}
