import { KIND_NAMES } from './kinds.ts';

/** What became of one schedule in the browser. */
export interface Played {
  readonly kind: string;
  readonly seed: number;
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly outOfOrder: readonly string[];
  readonly illegal: readonly string[];
}

const FIGURES = ['lost', 'duplicated', 'outOfOrder', 'illegal'] as const;
const HEAD = ['kind of fault', 'schedules', 'lost', 'duplicated', 'out of order', 'illegal calls'] as const;

export function isClean(played: Played): boolean {
  return FIGURES.every((figure) => played[figure].length === 0);
}

/** Sums by kind of fault, and of all, in the order of the kinds. */
export function tableOf(all: readonly Played[]): string {
  const kinds = KIND_NAMES.filter((name) => all.some(({ kind }) => kind === name));
  const row = (name: string, some: readonly Played[]) => [
    name,
    String(some.length),
    ...FIGURES.map((figure) => String(some.reduce((sum, one) => sum + one[figure].length, 0))),
  ];
  const lines = [
    HEAD,
    ...kinds.map((name) =>
      row(
        name,
        all.filter(({ kind }) => kind === name),
      ),
    ),
    row('all', all),
  ];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(cell).join('   ')).join('\n');
}
