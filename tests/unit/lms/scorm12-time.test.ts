import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockTime, timeSpan12 } from '../../../src/lms/scorm12/time.ts';

const HOUR = 3_600_000;
const noTime = [-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

// SCORM 1.2 Run-Time Environment, CMITimespan: "Hours has a minimum of 2 digits and a maximum of 4 digits.
// Minutes shall consist of exactly 2 digits. Seconds shall contain 2 digits, with an optional decimal
// point and 1 or 2 additional digits. (i.e. 34.45)"
describe('A SCORM 1.2 time span (HHHH:MM:SS.SS)', () => {
  test.each([
    [0, '0000:00:00.00'],
    [9, '0000:00:00.00'],
    [10, '0000:00:00.01'],
    [34_450, '0000:00:34.45'],
    [59_999, '0000:00:59.99'],
    [60_000, '0000:01:00.00'],
    [HOUR + 2 * 60_000 + 3040, '0001:02:03.04'],
    [25 * HOUR, '0025:00:00.00'],
    [9999 * HOUR, '9999:00:00.00'],
    [10_000 * HOUR, '9999:59:59.99'],
  ])('writes %d ms as %s', (ms, expected) => {
    expect(timeSpan12(ms)).toBe(expected);
  });

  test.each(noTime)('writes %d as no time', (ms) => {
    expect(timeSpan12(ms)).toBe('0000:00:00.00');
  });

  test('always has the form the standard asks for', () => {
    fc.assert(
      fc.property(fc.double(), (ms) => {
        expect(timeSpan12(ms)).toMatch(/^\d{4}:[0-5]\d:[0-5]\d\.\d{2}$/);
      }),
    );
  });
});

// SCORM 1.2 Run-Time Environment, CMITime: "A chronological point in a 24 hour clock. Identified in hours,
// minutes and seconds in the format: HH:MM:SS.SS".
describe('A SCORM 1.2 clock time', () => {
  test.each([
    [new Date(2026, 0, 5, 0, 0, 0), '00:00:00'],
    [new Date(2026, 0, 5, 9, 5, 7, 999), '09:05:07'],
    [new Date(2026, 0, 5, 23, 59, 59), '23:59:59'],
    [new Date(Number.NaN), '00:00:00'],
  ])('writes the local time of %s as %s', (date, expected) => {
    expect(clockTime(date)).toBe(expected);
  });
});
