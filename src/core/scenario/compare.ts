import type { Run } from './play.ts';
import { timelineOf } from './timeline.ts';
import type { Moment } from './timeline.ts';

/** Two runs of one scenario, side by side. */
export interface Comparison {
  /** As long as the longer run; `null` where the shorter one is over. */
  readonly rows: readonly { readonly a: Moment | null; readonly b: Moment | null }[];
  /** Index of the first row whose nodes or options differ; `null` where none does. */
  readonly partsAt: number | null;
}

export function compareRuns(a: Run, b: Run): Comparison {
  const one = timelineOf(a);
  const other = timelineOf(b);
  const rows = Array.from({ length: Math.max(one.length, other.length) }, (_, index) => ({
    a: one[index] ?? null,
    b: other[index] ?? null,
  }));
  const parts = rows.findIndex((row) => row.a?.node !== row.b?.node || row.a?.option !== row.b?.option);
  return { rows, partsAt: parts === -1 ? null : parts };
}
