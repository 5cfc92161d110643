import { describe, expect, test } from 'vitest';
import { localDay } from '../../src/widgets/practice/local-day.ts';

describe('The number of a calendar day', () => {
  test('changes at midnight where the device is, and with nothing else', () => {
    const late = new Date(2026, 4, 1, 23, 59, 59);
    expect(localDay(new Date(2026, 4, 1, 0, 0))).toBe(localDay(late));
    expect(localDay(new Date(2026, 4, 2, 0, 0))).toBe(localDay(late) + 1);
  });

  test('goes up by one a day through a whole year, whatever its clocks do', () => {
    const first = localDay(new Date(2026, 0, 1, 2, 30));
    for (let day = 0; day < 365; day += 1)
      expect(localDay(new Date(2026, 0, 1 + day, 2, 30))).toBe(first + day);
  });

  test('is zero for a clock that was never set', () => {
    expect(localDay(new Date(1969, 11, 31))).toBe(0);
  });
});
