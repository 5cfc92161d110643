import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box, Card } from '../../../src/core/spacing.ts';
import { decodeCards, encodeCards } from '../../../src/core/spacing-code.ts';

const card = fc.record({
  box: fc.constantFrom<Box>(1, 2, 3, 4, 5),
  due: fc.integer({ min: 0, max: 100_000 }),
});
const cards = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9_999 }), card), {
    selector: ([number]) => number,
    maxLength: 60,
  })
  .map((entries) => new Map<number, Card>(entries));

const none = new Map<number, Card>();
const one = new Map<number, Card>([[12, { box: 3, due: 20_500 }]]);

describe('What is kept of practice', () => {
  test('is read again as it was written', () => {
    fc.assert(
      fc.property(cards, (kept) => {
        expect(decodeCards(encodeCards(kept), new Set(kept.keys()))).toEqual(kept);
      }),
    );
  });

  test('is the same text whatever order the cards came in', () => {
    fc.assert(
      fc.property(cards, (kept) => {
        expect(encodeCards(new Map([...kept].toReversed()))).toBe(encodeCards(kept));
      }),
    );
  });

  test('loses the cards of questions that are gone, and those alone', () => {
    fc.assert(
      fc.property(cards, fc.func(fc.boolean()), (kept, isThere) => {
        const known = new Set([...kept.keys()].filter((number) => isThere(number)));
        const expected = new Map([...kept].filter(([number]) => known.has(number)));
        expect(decodeCards(encodeCards(kept), known)).toEqual(expected);
      }),
    );
  });

  test('takes less than a thousand characters for two hundred questions', () => {
    const many = new Map<number, Card>(
      Array.from({ length: 200 }, (_, index) => [index * 3 + 1, { box: 5, due: 20_500 + (index % 36) }]),
    );
    expect(encodeCards(many).length).toBeLessThan(1_000);
  });

  test('refuses a day that is not whole', () => {
    expect(() => encodeCards(new Map([[1, { box: 1, due: 1.5 }]]))).toThrow(RangeError);
  });
});

describe('A broken text', () => {
  const known = new Set(Array.from({ length: 9_999 }, (_, index) => index + 1));

  test.each([
    ['is empty', ''],
    ['is something else', '{"cards":[]}'],
    ['is of a later version', encodeCards(one).replace(/^1/, '2')],
    ['is cut', encodeCards(one).slice(0, -2)],
    ['has something behind it', `${encodeCards(one)}.AAAA`],
    ['holds the version alone', '1.'],
  ])('that %s holds no cards', (_, text) => {
    expect(decodeCards(text, known)).toEqual(none);
  });

  test('holds no cards, whatever one character of it was changed to', () => {
    fc.assert(
      fc.property(
        cards.filter(({ size }) => size > 0),
        fc.nat(),
        fc.constantFrom(...'ABCabc019_-.{ '.split('')),
        (kept, at, character) => {
          const text = encodeCards(kept);
          const place = at % text.length;
          const changed = text.slice(0, place) + character + text.slice(place + 1);
          fc.pre(changed !== text);
          expect(decodeCards(changed, known)).toEqual(none);
        },
      ),
    );
  });

  test('never throws, and gives nothing but cards of questions that there are', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.uint8Array().map((bytes) => `1.${Buffer.from(bytes).toString('base64url')}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const [number, { box, due }] of decodeCards(text, known)) {
          expect(known.has(number)).toBe(true);
          expect([1, 2, 3, 4, 5]).toContain(box);
          expect(Number.isSafeInteger(due)).toBe(true);
        }
      }),
    );
  });
});
