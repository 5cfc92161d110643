import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDuration } from '../../../src/core/duration.ts';

const HOUR = 3_600_000;
const noTime = [-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

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
