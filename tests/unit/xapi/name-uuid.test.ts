import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex, isNameUuid, nameUuid } from '../../../src/xapi/name-uuid.ts';
import { sha1 } from '../../../src/xapi/sha1.ts';
import { judgementId } from '../../../src/xapi/judgement-id.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('SHA-1', () => {
  // FIPS 180, examples of SHA-1: one block, two blocks, and nothing.
  test.each([
    ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
  ])('of "%s" is %s', (message, digest) => {
    expect(hex(sha1(bytes(message)))).toBe(digest);
  });

  test('of any bytes is what node:crypto makes of them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        expect(hex(sha1(message))).toBe(createHash('sha1').update(message).digest('hex'));
      }),
    );
  });
});

describe('a UUID that is a name', () => {
  test('is the one of RFC 9562, appendix A.4', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    expect(nameUuid(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
    expect(nameUuid(dns.toUpperCase(), 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  test('tells itself from one that was made by chance', () => {
    expect(isNameUuid('2ed6657d-e927-568b-95e1-2665a8aea6a2')).toBe(true);
    expect(isNameUuid(crypto.randomUUID())).toBe(false);
    expect(isNameUuid('no uuid')).toBe(false);
  });
});

describe('the id of a judgement', () => {
  const registration = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7';

  const tried = (attempt: number, seed: number, raw: number) => ({ form: { attempt, seed }, raw });

  test('is one for a pass and one for a completion of a registration, whichever try it was', () => {
    const passed = judgementId(registration, 'passed', null);
    expect(judgementId(registration, 'passed', tried(1, 7, 80))).toBe(passed);
    expect(judgementId(registration, 'completed', null)).not.toBe(passed);
    expect(judgementId(crypto.randomUUID(), 'passed', null)).not.toBe(passed);
  });

  test('is another for each failed try, and for the first try of an attempt that began anew', () => {
    const tries = [tried(1, 7, 40), tried(2, 7, 40), tried(1, 8, 40), tried(1, 7, 50)];
    const ids = tries.map((score) => judgementId(registration, 'failed', score));
    expect(new Set(ids).size).toBe(4);
    expect(judgementId(registration, 'failed', tried(1, 7, 40))).toBe(ids[0]);
  });
});
