/*
 * How the cards of practice are kept on a device.
 *
 * text   "1." code      code is base64url (RFC 4648, section 5, no padding) of: checksum, first, cards
 *
 * checksum  4 bytes     CRC-32 of the version's byte and all that follows
 * first     n           the earliest day on which a question is due
 * cards     n count, then for each card, in ascending order of the questions' ledger numbers:
 *           n gap       distance to the number before, from 0: at least 1
 *           n           5 x days from `first` until it is due + box - 1
 *
 * n         7 bits a byte, low ones first, high bit set while more bytes follow
 */

import { fromBase64Url, toBase64Url } from './base64url.ts';
import { crc32 } from './checksum.ts';
import { type Box, type Card, WAITS } from './spacing.ts';
import { type ByteReader, byteReader, byteWriter } from './suspend-bytes.ts';

const VERSION = 1;
const BOXES = 5;

/**
 * @param cards by ledger number
 * @throws RangeError for a number or a day that is negative or not whole
 */
export function encodeCards(cards: ReadonlyMap<number, Card>): string {
  const ascending = [...cards].sort(([a], [b]) => a - b);
  const first = ascending.reduce((earliest, [, { due }]) => Math.min(earliest, due), Infinity);
  const sealed = byteWriter();
  sealed.number(ascending.length === 0 ? 0 : first);
  sealed.number(ascending.length);
  let before = 0;
  for (const [number, { box, due }] of ascending) {
    sealed.number(number - before);
    sealed.number(BOXES * (due - first) + box - 1);
    before = number;
  }
  const whole = byteWriter();
  whole.word(crc32([VERSION, ...sealed.bytes()]));
  return `${VERSION}.${toBase64Url([...whole.bytes(), ...sealed.bytes()])}`;
}

/**
 * Reads any text without ever throwing: one that is broken, or of another version, holds no cards.
 * @param known ledger numbers of the questions there are; cards of others are left out
 */
export function decodeCards(text: string, known: ReadonlySet<number>): ReadonlyMap<number, Card> {
  const bytes = text.startsWith(`${VERSION}.`) ? fromBase64Url(text.slice(`${VERSION}.`.length)) : undefined;
  if (bytes === undefined) return new Map();
  const reader = byteReader(bytes);
  if (reader.word() !== crc32([VERSION, ...bytes.slice(4)])) return new Map();
  const cards = readCards(reader);
  if (!reader.isWhole() || !cards.every((card) => card !== undefined)) return new Map();
  return new Map(cards.filter(([number]) => known.has(number)));
}

/** @returns `undefined` in the place of what is no card */
function readCards(reader: ByteReader): readonly (readonly [number, Card] | undefined)[] {
  const first = reader.number();
  let number = 0;
  return Array.from({ length: reader.count() }, () => {
    const gap = reader.number();
    const value = reader.number();
    number += gap;
    const due = first + Math.floor(value / BOXES);
    const box = (value % BOXES) + 1;
    return gap > 0 && Number.isSafeInteger(due) && isBox(box) ? ([number, { box, due }] as const) : undefined;
  });
}

function isBox(number: number): number is Box {
  return number in WAITS;
}
