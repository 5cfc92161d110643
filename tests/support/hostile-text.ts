import * as fc from 'fast-check';

/** What ends up as an element, an attribute or a script where a text is taken for HTML. */
export const MARKUP =
  `"'><img src=x onerror="document.documentElement.dataset.broken='1'"><script>document.documentElement.dataset.broken='1'</script>` +
  `<svg onload="document.documentElement.dataset.broken='1'"></svg>{{7*7}}\${7*7}`;

/** Texts at which readers stumble. */
const nasty = fc.constantFrom(
  '',
  ' ',
  '\0',
  '\u2028',
  '\uD800',
  '%',
  '%00',
  '%E0%A4%A',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e400',
  '[]',
  '{}',
  '[[[[[[',
  '{"__proto__":{"x":1}}',
  '"\\ud800"',
  MARKUP,
  '../../../../etc/passwd',
  'a'.repeat(5_000),
  '('.repeat(2_000),
);

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.json({ maxDepth: 3 }),
);

/** Addresses and what looks like them. */
export const hostileAddress: fc.Arbitrary<string> = fc.oneof(
  hostileText,
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .tuple(
      fc.constantFrom(
        'http:',
        'https:',
        'HTTP:',
        'javascript:',
        'data:',
        'file:',
        'ht\ttp:',
        '\u0000https:',
        '',
      ),
      fc.constantFrom('//', '/', '\\\\', '/\\', '///', ''),
      fc.constantFrom('', 'sam@', 'sam:secret@', ':@', '@', 'a%40b@'),
      fc.constantFrom(
        'lrs.example.gov',
        '127.0.0.1:1',
        '[::1]',
        'ex ample',
        '0x7f.1',
        'ＬＲＳ.example',
        '',
        '..',
        'a\\@b',
        'a\nb',
      ),
      fc.constantFrom(
        '',
        '/',
        '/xapi/',
        '?',
        '#',
        '/..//',
        '\\x',
        '/x\ty',
        '/%2e%2e/',
        ';a',
        '/x y/',
        '/?a#b',
      ),
    )
    .map((parts) => parts.join('')),
);

/** A text with a few of its characters gone, doubled or in place of others. */
export function mutated(text: string): fc.Arbitrary<string> {
  const change = fc.tuple(fc.nat(Math.max(0, text.length - 1)), fc.nat(6), hostileText);
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((kept, [at, length, put]) => {
      const from = Math.min(at, kept.length);
      return kept.slice(0, from) + put + kept.slice(from + length);
    }, text),
  );
}
