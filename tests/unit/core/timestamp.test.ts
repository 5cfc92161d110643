import { describe, expect, test } from 'vitest';
import { isoTimestamp } from '../../../src/core/timestamp.ts';

const noTime = [-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

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
