import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../../../src/core/base64url.ts';
import { crc32 } from '../../../src/core/checksum.ts';
import { decode, encode } from '../../../src/core/suspend.ts';
import { anyAttempt } from './any-attempt.ts';
import { COURSE, example } from './saved-state.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';

const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const unreadable = (why: string) => ({ kind: 'unreadable', why });

/** A well-formed envelope around any bytes, with the right checksum. */
function sealed(body: readonly number[]): string {
  const rest = [...word(crc32(new TextEncoder().encode(COURSE.course))), 1, 2, 3, ...body];
  const code = toBase64Url([...word(crc32([2, ...rest])), ...rest]);
  return `2.${code.length}.${code}`;
}

/** Registration and seed, then everything empty: status, place, opened, answers, tries, runs. */
const empty = [...Array.from({ length: 20 }, () => 0), 0, 3, 0, 0, 0, 0];

describe('A state that cannot be read', () => {
  const text = encode(example, COURSE);
  const flip = (at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

  test.each([
    ['of another course', encode(example, { ...COURSE, course: 'another-course' }), 'other-course'],
    ['of a newer version', `3.${text.slice(2)}`, 'newer-version'],
    ['of a much newer version', '12', 'newer-version'],
    ['with a changed character', flip(40), 'checksum'],
    ['with a changed course', flip(text.indexOf('.', 2) + 8), 'checksum'],
    ['with more than was written', `${text}AA`, 'malformed'],
    ['of another program', '{"lesson":3}', 'malformed'],
    ['that says null', 'null', 'malformed'],
    ['of version 0', `0.${text.slice(2)}`, 'malformed'],
    ['outside ASCII', text.replace(/.$/, 'é'), 'malformed'],
  ])('is told apart: %s', (_, state, why) => {
    expect(decode(state, COURSE)).toEqual(unreadable(why));
  });

  test('is told apart: cut anywhere', () => {
    for (let length = 1; length < text.length; length += 1) {
      expect(decode(text.slice(0, length), COURSE)).toEqual(unreadable('truncated'));
    }
  });

  test.each(['', ' ', '\n'])('is not one that is empty: "%s"', (state) => {
    expect(decode(state, COURSE)).toEqual({ kind: 'empty' });
  });

  test.each<[string, number[]]>([
    ['ends early', empty.slice(0, -1)],
    ['goes on', [...empty, 0]],
    ['has an unknown status', empty.with(20, 8)],
    ['says that it holds times, and holds none', empty.with(20, 4)],
    ['holds times that nobody knows', [...empty.with(20, 4), 0]],
    ['has a time of the year 2106', [...empty.with(20, 4), 0x81, 0x80, 0x80, 0x80, 0x80, 0x7d]],
    ['counts more than it holds', empty.with(22, 9)],
    ['counts more than any memory holds', [...empty.slice(0, 22), 0x80, 0x80, 0x80, 0x80, 0x80, 1]],
    ['names a lesson twice', [...empty.slice(0, 22), 2, 1, 0, 0, 0, 0]],
    ['has an answer without options', [...empty.slice(0, 23), 1, 1, 2, 0, 0, 0]],
    ['has an option number over 35', [...empty.slice(0, 23), 1, 1, 0x80, 0x80, 0x80, 0x80, 0x80, 3, 0, 0]],
    ['has a try without questions', [...empty.slice(0, 24), 1, 0, 0, 0, 0, 0, 0]],
    ['has a try whose answer is cut off', [...empty.slice(0, 24), 1, 0, 0, 0, 0, 1, 7, 1, 0]],
    ['has a try whose answer has no options', [...empty.slice(0, 24), 1, 0, 0, 0, 0, 1, 7, 1, 0, 0, 0]],
    ['has an answer worth 101 percent', [...empty.slice(0, 24), 1, 0, 0, 0, 0, 1, 7, 1, 0xca, 1, 1, 1, 0]],
    ['has a run with a process score of 101 percent', [...empty.slice(0, 25), 1, 4, 0, 0, 0, 0, 0, 1, 101]],
    ['has a run without its score', [...empty.slice(0, 25), 1, 4, 0, 0, 0, 0, 0, 1]],
    ['writes an answer out that is a set', [...empty.slice(0, 23), 1, 1, 1, 2, 1, 2, 0, 0]],
    ['writes a try’s plain answer out', [...empty.slice(0, 24), 1, 0, 0, 0, 0, 1, 7, 1, 0xc9, 1, 1, 1, 0]],
    ['spells a number in two bytes that needs one', [...empty.slice(0, 21), 0x83, 0, 0, 0, 0, 0]],
    [
      'has a number beyond 2^53',
      [...empty.slice(0, 21), ...Array.from({ length: 8 }, () => 255), 1, 0, 0, 0, 0],
    ],
  ])('is malformed though its checksum is right: %s', (_, body) => {
    expect(decode(sealed(empty), COURSE).kind).toBe('restored');
    expect(decode(sealed(body), COURSE)).toEqual(unreadable('malformed'));
  });

  test('never makes decode throw, whatever the string', () => {
    const nearly = fc
      .tuple(fc.nat(30), fc.nat(30), fc.base64String())
      .map(([version, length, code]) => `${version}.${length}.${code}`);
    const forged = fc.array(fc.nat(255), { maxLength: 80 }).map((body) => sealed(body));
    const afterHead = fc
      .array(fc.nat(6), { maxLength: 60 })
      .map((body) => sealed([...empty.slice(0, 20), ...body]));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly, forged, afterHead), (state) => {
        const read = decode(state, COURSE);
        if (read.kind === 'restored') expect(encode(read.attempt, COURSE)).toBe(state.trim());
      }),
      { numRuns: 2000 },
    );
  });

  test('does not exhaust the stack, however long', () => {
    const code = 'A'.repeat(1_000_000);
    expect(decode(`2.${code.length}.${code}`, COURSE)).toEqual(unreadable('checksum'));
  });

  test('changed in any way is refused or still says the same', () => {
    const change = fc.record({
      at: fc.nat(),
      kind: fc.constantFrom('replace', 'insert', 'delete', 'swap', 'double'),
      character: fc.constantFrom(...ALPHABET.split(''), ' ', 'é'),
    });
    fc.assert(
      fc.property(anyAttempt(), fc.array(change, { minLength: 1, maxLength: 4 }), (any, changes) => {
        const mutated = changes.reduce(
          (state, { at, kind, character }) => {
            const index = state.length === 0 ? 0 : at % state.length;
            const [head, here, tail] = [
              state.slice(0, index),
              state.slice(index, index + 1),
              state.slice(index + 1),
            ];
            if (kind === 'replace') return head + character + tail;
            if (kind === 'insert') return head + character + here + tail;
            if (kind === 'delete') return head + tail;
            if (kind === 'swap') return head + tail.slice(0, 1) + here + tail.slice(1);
            return head + here + here + tail;
          },
          encode(any, COURSE),
        );
        const read = decode(mutated, COURSE);
        if (read.kind === 'restored') expect(read.attempt).toEqual(any);
        else expect(read.kind).toBe('unreadable');
      }),
      { numRuns: 2000 },
    );
  });
});
