import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import { begin } from '../../../src/core/begin.ts';
import { fromBase64Url, toBase64Url } from '../../../src/core/base64url.ts';
import { crc32 } from '../../../src/core/checksum.ts';
import { MAX_STATE, decode, encode } from '../../../src/core/suspend.ts';
import { worstCaseAttempt } from '../../../src/core/suspend-budget.ts';
import { AT, REGISTRATION, answered, anyAttempt, attempt, finishedTry, lesson, plan } from './course.ts';

const COURSE = 'police-de-escalation';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';

const example = attempt({
  place: { page: 'lesson', lesson: 2 },
  opened: [1, 2],
  answers: {
    11: answered,
    21: { chosen: [2, 35], right: false },
    // A sequence, a second of zero, pieces that went to the same target.
    31: { chosen: [3, 1, 2], right: false },
    41: { chosen: [0], right: false },
    51: { chosen: [5, 5, 6], right: true },
    5001: { chosen: [3], right: null },
  },
  tries: [
    finishedTry(3),
    {
      seed: 0xffffffff,
      items: [
        { question: 205, chosen: null, right: false, credit: 0 },
        { question: 206, chosen: [1, 2], right: false, credit: 66 },
        { question: 207, chosen: [2, 1], right: true, credit: 100 },
      ],
    },
  ],
  runs: [
    { scenario: 4, seed: 0, path: [1, 2, 1], end: { ending: 3, process: 0 } },
    { scenario: 4, seed: 8, path: [2], end: null },
  ],
  status: 'failed',
});

const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const unreadable = (why: string) => ({ kind: 'unreadable', why });

/** A well-formed envelope around any bytes, with the right checksum. */
function sealed(body: readonly number[]): string {
  const rest = [...word(crc32(new TextEncoder().encode(COURSE))), ...body];
  const code = toBase64Url([...word(crc32([1, ...rest])), ...rest]);
  return `1.${code.length}.${code}`;
}

/** Registration and seed, then everything empty: status, place, opened, answers, tries, runs. */
const empty = [...Array.from({ length: 20 }, () => 0), 0, 3, 0, 0, 0, 0];

describe('The checksum', () => {
  // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
  test('of "123456789" is 0xCBF43926', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});

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

describe('A saved state', () => {
  test('gives the attempt back', () => {
    expect(decode(encode(example, COURSE), COURSE)).toEqual({ kind: 'restored', attempt: example });
  });

  test('gives any attempt back, whatever its numbers, in plain ASCII', () => {
    fc.assert(
      fc.property(anyAttempt(), fc.string({ unit: 'grapheme' }), (any, course) => {
        const text = encode(any, course);
        expect(text).toMatch(/^[A-Za-z0-9._-]+$/);
        expect(decode(text, course)).toEqual({ kind: 'restored', attempt: any });
      }),
    );
  });

  // SCORM 1.2 Run-Time Environment, cmi.suspend_data: CMIString4096.
  const size = {
    lessons: 11,
    questions: 110,
    highestNumber: 600,
    optionsPerQuestion: 8,
    sequences: 35,
    longest: 6,
    scenarios: 5,
    tries: 3,
    perTry: 33,
    sequencesPerTry: 8,
  };
  const longest = encode(worstCaseAttempt(size), COURSE).length;
  test(`takes ${longest} of ${MAX_STATE} characters at the worst of the planned course`, () => {
    expect(MAX_STATE).toBe(3500);
    expect(longest).toBeLessThanOrEqual(MAX_STATE);
    const { opened, answers, tries, runs } = worstCaseAttempt(size);
    expect(opened).toHaveLength(11);
    expect(Object.keys(answers)).toHaveLength(110);
    expect(Math.max(...Object.keys(answers).map(Number))).toBeLessThanOrEqual(600);
    expect(tries.map(({ items }) => items.length)).toEqual([33, 33, 33]);
    const isWrittenOut = ({ chosen }: { readonly chosen: readonly number[] | null }) =>
      chosen?.length === 6 && new Set(chosen).size < 6;
    expect(Object.values(answers).filter(isWrittenOut)).toHaveLength(35);
    expect(tries.map(({ items }) => items.filter(isWrittenOut).length)).toEqual([8, 8, 8]);
    // Three runs are kept of a scenario, each of 20 decisions at most.
    expect(runs.map(({ path, end }) => [path.length, end === null])).toEqual(
      Array.from({ length: 15 }, () => [20, false]),
    );
  });

  test('takes no more while the learner stands in a scenario', () => {
    const state = encode({ ...worstCaseAttempt(size), place: { page: 'scenario', scenario: 600 } }, COURSE);
    expect(state.length).toBeLessThanOrEqual(longest);
  });

  test('is never longer than the worst case of its size', () => {
    const small = {
      lessons: 3,
      questions: 12,
      highestNumber: 600,
      optionsPerQuestion: 6,
      sequences: 4,
      longest: 6,
      scenarios: 1,
      tries: 1,
      perTry: 4,
      sequencesPerTry: 2,
    };
    const limit = encode(worstCaseAttempt(small), COURSE).length;
    const number = fc.integer({ min: 1, max: 600 });
    const response = fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 });
    const sequence = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 6 });
    const right = fc.constantFrom(true, false, null);
    const answers = fc
      .tuple(
        fc.uniqueArray(number, { maxLength: 12, size: 'max' }),
        fc.array(response, { minLength: 8, maxLength: 8 }),
        fc.array(sequence, { minLength: 4, maxLength: 4 }),
        fc.array(right, { minLength: 12, maxLength: 12 }),
      )
      .map(([keys, sets, sequences, verdicts]) => {
        const responses = [...sequences, ...sets];
        return Object.fromEntries(
          keys.map((key, index) => [
            key,
            { chosen: responses[index] ?? [1], right: verdicts[index] ?? null },
          ]),
        );
      });
    const parted = fc.record({
      question: number,
      chosen: fc.oneof(response, sequence),
      right: fc.constant(false),
      credit: fc.integer({ min: 0, max: 99 }),
    });
    const plain = fc
      .tuple(number, response, fc.boolean())
      .map(([question, chosen, hit]) => ({ question, chosen, right: hit, credit: hit ? 100 : 0 }));
    const items = fc.tuple(plain, plain, parted, parted);
    const path = fc.array(fc.integer({ min: 1, max: 127 }), { maxLength: 20, size: 'max' });
    const end = fc.record({
      ending: fc.integer({ min: 1, max: 127 }),
      process: fc.integer({ min: 0, max: 100 }),
    });
    const runs = fc.array(fc.record({ scenario: number, seed: fc.constant(1), path, end }), { maxLength: 3 });
    const place = fc.oneof(
      number.map((reached) => ({ page: 'lesson', lesson: reached }) as const),
      number.map((reached) => ({ page: 'scenario', scenario: reached }) as const),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { maxLength: 3 }),
        answers,
        items,
        runs,
        place,
        (opened, given, asked, played, reached) => {
          const any: Attempt = attempt({
            place: reached,
            opened,
            answers: given,
            tries: [{ seed: 1, items: asked }],
            runs: played,
          });
          expect(encode(any, COURSE).length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  test('survives an update that adds, removes and moves questions and lessons', () => {
    const fresh = { registration: REGISTRATION, seed: 0 };
    const read = decode(encode(example, COURSE), COURSE);
    expect(read.kind).toBe('restored');
    if (read.kind !== 'restored') return;
    const updated = plan({ lessons: [lesson(8, [81]), lesson(2, [11, 22])] });
    const [resumed] = begin(updated, {
      mode: 'normal',
      passMark: null,
      attempt: read.attempt,
      fresh,
      at: AT,
    });
    expect(resumed.attempt).toEqual(example);
    expect(decode(encode(resumed.attempt, COURSE), COURSE)).toEqual({ kind: 'restored', attempt: example });
  });

  // As versions before sequences, parts of a credit and ends of runs wrote them.
  test.each<[string, string, Partial<Attempt>]>([
    [
      'in the middle of a try',
      '1.102.NJNozJRtsPJvHCo0m41OL4oBASNFZ4mrAAAABwEEAgEBAwsECoaAgIDAAfQmDgIAAAAJBMkBA8oBA8sBA8wBBP____8CzQEAzgEfAA',
      {
        place: { page: 'lesson', lesson: 2 },
        opened: [1, 2],
        answers: { 11: answered, 21: { chosen: [2, 35], right: false }, 5001: { chosen: [3], right: null } },
        tries: [
          finishedTry(3),
          {
            seed: 0xffffffff,
            items: [
              { question: 205, chosen: null, right: false, credit: 0 },
              { question: 206, chosen: [1, 2, 3, 4], right: true, credit: 100 },
            ],
          },
        ],
        status: 'failed',
      },
    ],
    [
      'after a pass',
      '1.75.nzUe7JRtsPJvHCo0m41OL4oBASNFZ4mrAAAABwMBAwEBAQELCgEAAAAJBMkBA8oBA8sBA8wBAwA',
      {
        place: { page: 'result' },
        opened: [1, 2, 3],
        answers: { 11: { chosen: [1, 2], right: true } },
        tries: [finishedTry(4)],
        status: 'passed',
      },
    ],
  ])('of an older version reads the same: %s', (_, state, over) => {
    expect(decode(state, COURSE)).toEqual({ kind: 'restored', attempt: attempt(over) });
    expect(encode(attempt(over), COURSE)).toBe(state);
  });

  test('may come back with blanks around it', () => {
    expect(decode(` ${encode(example, COURSE)}\r\n`, COURSE)).toEqual({ kind: 'restored', attempt: example });
  });
});

describe('A state that cannot be read', () => {
  const text = encode(example, COURSE);
  const flip = (at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

  test.each([
    ['of another course', encode(example, 'another-course'), 'other-course'],
    ['of a newer version', `2.${text.slice(2)}`, 'newer-version'],
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
    ['has an unknown status', empty.with(20, 4)],
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
    expect(decode(`1.${code.length}.${code}`, COURSE)).toEqual(unreadable('checksum'));
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

describe('Encoding says what it cannot write', () => {
  test.each<[string, Partial<Attempt>, RegExp]>([
    ['a registration that is no UUID', { registration: 'me' }, /me is not a lower-case UUID/],
    ['a seed of more than 32 bits', { seed: 2 ** 32 }, /4294967296 is not an unsigned 32-bit number/],
    ['a fraction of a lesson', { place: { page: 'lesson', lesson: 1.5 } }, /3\.5 is not a whole number/],
    [
      'a part of a second',
      { answers: { 1: { chosen: [36.5], right: true } } },
      /36\.5 is not a whole number/,
    ],
    ['a number below zero', { answers: { 1: { chosen: [-1, 2], right: true } } }, /-1 is not a whole number/],
    ['a lesson without a number of the ledger', { opened: [0, 1] }, /0 is no number of the ledger/],
    ['an empty response', { answers: { 1: { chosen: [], right: true } } }, /a response is empty/],
  ])('%s', (_, over, message) => {
    expect(() => encode(attempt(over), COURSE)).toThrow(message);
    expect(() => encode(attempt(over), COURSE)).toThrow(RangeError);
  });
});
