import { describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../src/core/base64url.ts';

describe('The alphabet', () => {
  // RFC 4648, section 10: the test vectors, without padding.
  test.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
  ])('writes "%s" as "%s" and reads it again', (plain, code) => {
    const bytes = [...new TextEncoder().encode(plain)];
    expect(toBase64Url(bytes)).toBe(code);
    expect(fromBase64Url(code)).toEqual(bytes);
  });

  test('has "-" and "_" for 62 and 63 (RFC 4648, section 5)', () => {
    expect(toBase64Url([0xfb, 0xff])).toBe('-_8');
  });

  test.each(['A', 'Zh', 'Zg==', 'Z g', 'Zm9+', 'Zm9/', 'Zmé'])('has no place for "%s"', (code) => {
    expect(fromBase64Url(code)).toBeUndefined();
  });
});
