/*
 * The wire format of a saved attempt.
 *
 * text      version "." length "." code          all of it in [A-Za-z0-9._-]
 *   version   "2"                                a reader refuses what is newer than itself
 *   length    characters of the code, decimal    tells a cut text from a garbled one
 *   code      base64url (RFC 4648, section 5, no padding) of: checksum, course, release, body
 *
 * checksum  4 bytes   CRC-32 of the version's byte and of all that follows
 * course    4 bytes   CRC-32 of the course id in UTF-8
 * release   3 n       the version of the course that wrote it: a reader refuses what is later than itself;
 *                     version 1 had none
 * body
 *   registration  16 bytes
 *   seed          4 bytes
 *   status        n     0 incomplete, 1 failed, 2 completed, 3 passed; 4 more where times stand at the end
 *   place         n     0 assessment, 1 result, 2 + number of the lesson; 2, then n scenario
 *   opened        n, then for each lesson   n gap
 *   answers       n, then for each question n gap, n 3 x options + (0 wrong, 1 right, 2 neither),
 *                                           where the options are no set: 0 in their place, then sequence
 *   tries         n, then for each try      4 bytes seed, n items, then for each item
 *                                           n question, n 0 open or 2 x options + (0 wrong, 1 right),
 *                                           where that is not all: 1, n 2 x credit + (0, 1), sequence
 *                                           behind a finished one: n 0, n 2 x percent + (0 not passed, 1)
 *   runs          n, then for each run      n scenario, 4 bytes seed, n length, then n option for each,
 *                                           n 0 open or number of the ending, then n process score
 *   times         of the status, then of each finished try: n 0 unknown or 1 + epoch milliseconds
 *
 * n         7 bits a byte, low ones first, high bit set while more bytes follow
 * gap       distance to the number before, from 0: at least 1, so lists stand in ascending order
 * options   set of option numbers 1 to 35: bit 0 is option 1
 * sequence  n length, then n for each number of the response
 * credit    whole percent, also the process score
 *
 * Numbers are the ledger's. The reader knows no plan and keeps every number, known or not.
 */

import type { Attempt } from './attempt.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { crc32 } from './checksum.ts';
import type { CoursePlan } from './plan.ts';
import { readAttempt, writeAttempt } from './suspend-body.ts';
import { byteReader, byteWriter, type ByteReader } from './suspend-bytes.ts';

/** Characters a saved state may take: SCORM 1.2 promises 4096, and a part of that is kept free. */
export const MAX_STATE = 3500;

export type Decoded =
  | { readonly kind: 'restored'; readonly attempt: Attempt }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

export type Unreadable = 'truncated' | 'checksum' | 'other-course' | 'newer-version' | 'malformed';

/** Stable id of the course that writes or reads a state, and its version: three numbers parted by dots. */
export type Release = Pick<CoursePlan, 'course' | 'version'>;

const VERSION = 2;

/** What was written last: the copy on the device and the LMS get the same state, one after the other. */
let last: { readonly attempt: Attempt; readonly by: Release; readonly text: string } | undefined;

/**
 * @throws RangeError for values outside the format: a registration that is no lower-case UUID, a seed of
 * more than 32 bits, a try without questions, an empty response, more than 100 percent, a number that is
 * negative or not whole
 */
export function encode(attempt: Attempt, by: Release): string {
  if (last?.attempt === attempt && last.by === by) return last.text;
  const head = byteWriter();
  head.word(fingerprint(by.course));
  numbersOf(by).forEach(head.number);
  const sealed = [...head.bytes(), ...bodyOf(attempt)];
  const sum = byteWriter();
  sum.word(crc32([VERSION, ...sealed]));
  const code = toBase64Url([...sum.bytes(), ...sealed]);
  const text = `${VERSION}.${code.length}.${code}`;
  last = { attempt, by, text };
  return text;
}

/** Reads any string without ever throwing. Blanks around the state, which some LMSs add, do not count. */
export function decode(text: string, by: Release): Decoded {
  const state = text.trim();
  if (state === '') return { kind: 'empty' };
  const [, version, length, code] = /^([1-9]\d*)(?:\.(?:([1-9]\d*)(?:\.(.*))?)?)?$/s.exec(state) ?? [];
  if (version === undefined) return unreadable('malformed');
  if (Number(version) > VERSION) return unreadable('newer-version');
  if (length === undefined || code === undefined || code.length < Number(length))
    return unreadable('truncated');
  const bytes = code.length === Number(length) ? fromBase64Url(code) : undefined;
  if (bytes === undefined) return unreadable('malformed');
  const reader = byteReader(bytes);
  if (reader.word() !== crc32([Number(version), ...bytes.slice(4)])) return unreadable('checksum');
  if (reader.word() !== fingerprint(by.course)) return unreadable('other-course');
  if (version !== '1' && isLater(reader, by)) return unreadable('newer-version');
  const body = String(reader.rest());
  const attempt = readAttempt(reader);
  return reader.isWhole() && isSpelt(attempt, body) ? { kind: 'restored', attempt } : unreadable('malformed');
}

/** An attempt has one spelling: what its writer would write otherwise, or not at all, was never written. */
function isSpelt(attempt: Attempt, body: string): boolean {
  try {
    return String(bodyOf(attempt)) === body;
  } catch {
    return false;
  }
}

function bodyOf(attempt: Attempt): readonly number[] {
  const out = byteWriter();
  writeAttempt(out, attempt);
  return out.bytes();
}

function fingerprint(course: string): number {
  return crc32(new TextEncoder().encode(course));
}

/** What stands behind the third number, such as `-rc.1`, makes no later release. */
function numbersOf({ version }: Release): number[] {
  return version.split(/[.-]/, 3).map(Number);
}

/** Whether a release after this one wrote the state: the first number that differs decides. */
function isLater(reader: ByteReader, by: Release): boolean {
  const ahead = numbersOf(by).map((own) => reader.number() - own);
  return (ahead.find((difference) => difference !== 0) ?? 0) > 0;
}

function unreadable(why: Unreadable): Decoded {
  return { kind: 'unreadable', why };
}
