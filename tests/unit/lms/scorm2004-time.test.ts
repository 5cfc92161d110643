import { describe, expect, test } from 'vitest';
import { timestamp2004 } from '../../../src/lms/scorm2004/time.ts';

const noTime = [-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

// SCORM 2004 Run-Time Environment 4.1.1.7, time(second,10,0): YYYY-MM-DDThh:mm:ss.s with "1970 <= YYYY <= 2038",
// and "If the time zone designator (TZD) is present, the fraction of a second shall be present".
describe('A SCORM 2004 timestamp', () => {
  test.each([
    [0, '1970-01-01T00:00:00.00Z'],
    [9, '1970-01-01T00:00:00.00Z'],
    [Date.UTC(2026, 10, 22, 5, 0, 4, 120), '2026-11-22T05:00:04.12Z'],
    [Date.UTC(2026, 10, 22, 5, 0, 4, 999), '2026-11-22T05:00:04.99Z'],
    [Date.UTC(2038, 11, 31, 23, 59, 59, 999), '2038-12-31T23:59:59.99Z'],
    [Date.UTC(2039, 0, 1), '1970-01-01T00:00:00.00Z'],
  ])('writes %d as %s: in UTC, two decimals, never rounded up', (ms, expected) => {
    expect(timestamp2004(ms)).toBe(expected);
  });

  test.each([...noTime, 8.64e15])('writes %d as the epoch', (ms) => {
    expect(timestamp2004(ms)).toBe('1970-01-01T00:00:00.00Z');
  });
});
