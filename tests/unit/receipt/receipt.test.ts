import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../src/core/suspend.ts';
import { attemptFacts } from '../../../src/receipt/attempt-facts.ts';
import { canonicalJson } from '../../../src/receipt/canonical-json.ts';
import { checksumOf } from '../../../src/receipt/checksum.ts';
import { receiptOf } from '../../../src/receipt/receipt.ts';
import { matter, passed } from '../../support/receipt-sample.ts';
import { anyAttempt } from '../core/any-attempt.ts';
import { RELEASE, attempt, session } from '../core/course.ts';

describe('Canonical JSON', () => {
  test('is the example of RFC 8785, 3.2.2 and 3.2.3', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('puts keys in the order of their UTF-16 code units (RFC 8785, 3.2.3)', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
    expect(Object.keys(JSON.parse(text) as object).toSorted()).toEqual(sorted.toSorted());
    expect(text).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`);
  });

  test('says the same of a value however it was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(JSON.parse(JSON.stringify(value, null, 2)))).toBe(text);
      }),
    );
  });

  test('refuses what JSON has no form for', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 0]) {
      expect(() => canonicalJson({ value })).toThrow(TypeError);
    }
  });
});

test('the checksum is SHA-1 of the rest, whatever stands in its own place', () => {
  const hash = createHash('sha1').update('{"a":1,"b":"ö"}', 'utf8').digest('hex');
  expect(checksumOf({ b: 'ö', a: 1 })).toBe(hash);
  expect(checksumOf({ b: 'ö', checksum: 'x', a: 1 })).toBe(hash);
});

test('facts of an attempt follow from its saved state: what is read back gives the same', () => {
  fc.assert(
    fc.property(anyAttempt(), (any) => {
      const { state } = receiptOf({ ...matter, session: session({ attempt: any }) });
      const read = decode(state, RELEASE);
      expect(read.kind === 'restored' ? attemptFacts(read.attempt) : read).toEqual(attemptFacts(any));
    }),
    { numRuns: 200 },
  );
});

test('a receipt holds what was reached, by which course, and what the record had confirmed', () => {
  const receipt = receiptOf(matter);
  expect(receipt).toMatchObject({
    schema: 'course-receipt',
    version: 1,
    made: '2026-01-05T09:30:05.000Z',
    agency: 'Harbor Police',
    course: { id: 'course', edition: 'annual', version: '1.0.0', contentHash: '00ff', target: 'scorm12' },
    learner: 'badge-117',
    attempt: {
      registration: passed.registration,
      status: 'passed',
      statusAt: '2026-01-05T09:30:00.000Z',
      tries: [{ reached: { raw: 75, passed: true, at: '2026-01-05T09:30:00.000Z' } }],
      answers: [
        { question: 11, result: 'correct' },
        { question: 21, result: 'correct' },
      ],
      runs: [],
    },
    score: { raw: 75, passMark: 75, passed: true },
    visit: {
      began: '2026-01-05T09:29:00.000Z',
      answers: [{ key: 't1_q201', id: 'distance-first', result: 'correct', at: '2026-01-05T09:30:00.000Z' }],
    },
    record: matter.record,
  });
  expect(receipt.attempt.tries[0]?.answers).toHaveLength(4);
  expect(receipt.checksum).toBe(checksumOf(receipt));
});

test('a receipt says nothing that opens a record, and no name', () => {
  const text = JSON.stringify(receiptOf(matter));
  for (const secret of ['the-key', 'the-secret', 'lrs.example', 'lms.example', 'endpoint'])
    expect(text).not.toContain(secret);
});

test('an attempt that no saved state can hold still has a receipt', () => {
  const receipt = receiptOf({ ...matter, session: session({ attempt: attempt({ registration: 'none' }) }) });
  expect(receipt.state).toBe('');
  expect(receipt.checksum).toBe(checksumOf(receipt));
});
