/** A line of the report. */
export interface Row {
  readonly figure: string;
  readonly measured: string;
  /** Empty where the figure is for information. */
  readonly budget: string;
  /** `null` where there is no budget. */
  readonly met: boolean | null;
}

const HEAD = ['figure', 'measured', 'budget', ''] as const;

/** The rows in columns, each line with whether its budget is met. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [
    HEAD,
    ...rows.map(({ figure, measured, budget, met }) => {
      const verdict = met === null ? '' : met ? 'met' : 'NOT MET';
      return [figure, measured, budget, verdict];
    }),
  ];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

/** Bytes as kilobytes of 1000 bytes, one decimal. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

/** Middle, smallest and largest of some times. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @param values at least one */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    min: at(0),
    max: at(sorted.length - 1),
  };
}

export function milliseconds({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}
