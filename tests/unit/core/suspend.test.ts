import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import { begin } from '../../../src/core/begin.ts';
import { decode, encode } from '../../../src/core/suspend.ts';
import { anyAttempt } from './any-attempt.ts';
import { AT, REGISTRATION, answered, attempt, finishedTry, lesson, plan } from './course.ts';
import { COURSE, example } from './saved-state.ts';

const anyRelease = fc.record({
  course: fc.string({ unit: 'grapheme' }),
  version: fc.tuple(fc.nat(), fc.nat(), fc.nat()).map((parts) => parts.join('.')),
});

describe('A saved state', () => {
  test('gives the attempt back', () => {
    expect(decode(encode(example, COURSE), COURSE)).toEqual({ kind: 'restored', attempt: example });
  });

  test('gives any attempt back, whatever its numbers, in plain ASCII', () => {
    fc.assert(
      fc.property(anyAttempt(), anyRelease, (any, by) => {
        const text = encode(any, by);
        expect(text).toMatch(/^[A-Za-z0-9._-]+$/);
        expect(decode(text, by)).toEqual({ kind: 'restored', attempt: any });
      }),
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

  // Written down byte by byte, without a release and with one: whatever is added, these are read as ever.
  test.each<[string, string, string, Partial<Attempt>]>([
    [
      'in the middle of a try',
      '1.102.NJNozJRtsPJvHCo0m41OL4oBASNFZ4mrAAAABwEEAgEBAwsECoaAgIDAAfQmDgIAAAAJBMkBA8oBA8sBA8wBBP____8CzQEAzgEfAA',
      '2.106.UlInzpRtsPIBAgNvHCo0m41OL4oBASNFZ4mrAAAABwEEAgEBAwsECoaAgIDAAfQmDgIAAAAJBMkBA8oBA8sBA8wBBP____8CzQEAzgEfAA',
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
      '2.79.sGKAoJRtsPIBAgNvHCo0m41OL4oBASNFZ4mrAAAABwMBAwEBAQELCgEAAAAJBMkBA8oBA8sBA8wBAwA',
      {
        place: { page: 'result' },
        opened: [1, 2, 3],
        answers: { 11: { chosen: [1, 2], right: true } },
        tries: [finishedTry(4)],
        status: 'passed',
      },
    ],
  ])('is spelt as it always was: %s', (_, first, state, over) => {
    for (const written of [first, state])
      expect(decode(written, COURSE)).toEqual({ kind: 'restored', attempt: attempt(over) });
    expect(encode(attempt(over), COURSE)).toBe(state);
  });

  test.each([
    ['1.2.3', '1.2.3'],
    ['1.2.3', '1.2.4'],
    ['1.2.3', '1.3.0'],
    ['1.9.9', '2.0.0'],
    ['1.9.0', '1.10.0'],
    ['9.0.0', '20261123.0.0'],
    ['1.0.0', '1.0.0-rc.1'],
    ['1.0.0-rc.1', '1.0.0'],
  ])('of version %s is read by version %s', (wrote, reads) => {
    const state = encode(example, { ...COURSE, version: wrote });
    expect(decode(state, { ...COURSE, version: reads })).toEqual({ kind: 'restored', attempt: example });
  });

  test.each([
    ['1.2.4', '1.2.3'],
    ['1.3.0', '1.2.3'],
    ['2.0.0', '1.9.9'],
    ['1.10.0', '1.9.0'],
    ['0.1.0', '0.0.9'],
  ])('of version %s is not for version %s', (wrote, reads) => {
    const state = encode(example, { ...COURSE, version: wrote });
    const read = decode(state, { ...COURSE, version: reads });
    expect(read).toEqual({ kind: 'unreadable', why: 'newer-version' });
  });

  const LATER = AT + 86_399_999;
  const timed = attempt({
    ...example,
    status: 'passed',
    statusAt: LATER,
    tries: [{ ...finishedTry(1), reached: { raw: 25, passed: false, at: AT + 1 } }, finishedTry(3)],
  });

  test('keeps to the millisecond when a try and the attempt came to what they came to', () => {
    expect(decode(encode(timed, COURSE), COURSE)).toEqual({ kind: 'restored', attempt: timed });
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 32 * 1_000])(
    'leaves a time out that no working clock shows: %s',
    (statusAt) => {
      const { statusAt: _statusAt, ...untimed } = example;
      const text = encode({ ...example, statusAt }, COURSE);
      expect(decode(text, COURSE)).toEqual({ kind: 'restored', attempt: untimed });
      expect(text).toBe(encode(untimed, COURSE));
    },
  );

  test('may come back with blanks around it', () => {
    expect(decode(` ${encode(example, COURSE)}\r\n`, COURSE)).toEqual({ kind: 'restored', attempt: example });
  });
});

describe('Encoding says what it cannot write', () => {
  test.each<[string, Partial<Attempt>, RegExp]>([
    ['a registration that is no UUID', { registration: 'me' }, /"me"/],
    ['a seed of more than 32 bits', { seed: 2 ** 32 }, /"4294967296"/],
    ['a fraction of a lesson', { place: { page: 'lesson', lesson: 1.5 } }, /"3\.5"/],
    ['a part of a second', { answers: { 1: { chosen: [36.5], right: true } } }, /"36\.5"/],
    ['a number below zero', { answers: { 1: { chosen: [-1, 2], right: true } } }, /"-1"/],
    ['a lesson without a number of the ledger', { opened: [0, 1] }, /"0,1"/],
    ['an empty response', { answers: { 1: { chosen: [], right: true } } }, /""/],
  ])('%s', (_, over, message) => {
    expect(() => encode(attempt(over), COURSE)).toThrow(message);
    expect(() => encode(attempt(over), COURSE)).toThrow(RangeError);
  });
});
