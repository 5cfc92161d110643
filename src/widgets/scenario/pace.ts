import type { TensionLevel } from '../../core/scenario/levels.ts';

/** Spacing of the line's ticks: they stand close where there is no time, and open as time is made. */
export function paceOf(tension: TensionLevel): 't1' | 't2' | 't4' | 't6' {
  switch (tension) {
    case 'very-high':
      return 't1';
    case 'high':
      return 't2';
    case 'raised':
      return 't4';
    case 'low':
      return 't6';
    default:
      return tension satisfies never;
  }
}
