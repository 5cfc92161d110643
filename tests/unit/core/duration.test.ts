import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clockTime,
  isoDuration,
  isoTimestamp,
  timeSpan12,
  timestamp2004,
} from '../../../src/core/duration.ts';

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

// SCORM 2004 Run-Time Environment, timeinterval (ISO 8601): "at least one designator and value shall be present
// in addition to the designator P"; "The designator T shall be omitted if all of the time components are not used";
// fractions of a second have "a maximum of 2 digits (e.g., 34.45 - valid, 34.45454545 - not valid)".
describe('An ISO 8601 duration', () => {
  test.each([
    [0, 'PT0S'],
    [9, 'PT0S'],
    [10, 'PT0.01S'],
    [500, 'PT0.5S'],
    [34_454, 'PT34.45S'],
    [34_459, 'PT34.45S'],
    [60_000, 'PT1M'],
    [HOUR, 'PT1H'],
    [HOUR + 3040, 'PT1H3.04S'],
    [HOUR + 2 * 60_000 + 3040, 'PT1H2M3.04S'],
    [24 * HOUR, 'PT24H'],
    [49 * HOUR + 60_000, 'PT49H1M'],
  ])('writes %d ms as %s', (ms, expected) => {
    expect(isoDuration(ms)).toBe(expected);
  });

  test.each(noTime)('writes %d as no time', (ms) => {
    expect(isoDuration(ms)).toBe('PT0S');
  });

  test('has a component, at most two decimals and no days', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), (ms) => {
        expect(isoDuration(ms)).toMatch(/^PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/);
      }),
    );
  });

  test('loses less than a hundredth of a second and never gains', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), (ms) => {
        const [, hours = '0', minutes = '0', seconds = '0'] =
          /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(isoDuration(ms)) ?? [];
        const lost =
          ms - (Number(hours) * HOUR + Number(minutes) * 60_000 + Math.round(Number(seconds) * 1000));
        expect(lost).toBeGreaterThanOrEqual(0);
        expect(lost).toBeLessThan(10);
      }),
    );
  });
});

describe('An ISO 8601 timestamp', () => {
  test.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [951_782_400_000, '2000-02-29T00:00:00.000Z'],
    [8.64e15, '+275760-09-13T00:00:00.000Z'],
    [8.64e15 + 1, '1970-01-01T00:00:00.000Z'],
  ])('writes %d as %s, in UTC', (ms, expected) => {
    expect(isoTimestamp(ms)).toBe(expected);
  });

  test.each(noTime)('writes %d as the epoch', (ms) => {
    expect(isoTimestamp(ms)).toBe('1970-01-01T00:00:00.000Z');
  });
});

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
