import type { Space } from './explore.ts';

/** Ways through a scenario from each of its starts. */
export interface RunLengths {
  /** Decisions on the shortest way to an ending. */
  readonly shortest: number;
  /** Decisions on the longest way; `null` where a loop lets a run go on for ever. */
  readonly longest: number | null;
  /** Least and greatest number of different ways, over causes and surprises; `null` where there is a loop. */
  readonly ways: readonly [least: number, greatest: number] | null;
}

interface Reach {
  readonly shortest: number;
  readonly longest: number;
  readonly ways: number;
}

export function runLengths(space: Space): RunLengths {
  const order = endsFirst(space);
  if (order === null) return { shortest: shortestRun(space), longest: null, ways: null };
  const reached = new Map<number, Reach>();
  for (const index of order) {
    const next = (space.spots[index]?.moves ?? []).flatMap(({ to }) => reached.get(to) ?? []);
    reached.set(index, {
      shortest: next.length === 0 ? 0 : 1 + Math.min(...next.map(({ shortest }) => shortest)),
      longest: next.length === 0 ? 0 : 1 + Math.max(...next.map(({ longest }) => longest)),
      ways: next.length === 0 ? 1 : next.reduce((sum, { ways }) => sum + ways, 0),
    });
  }
  const starts = space.starts.flatMap((index) => reached.get(index) ?? []);
  const ways = starts.map((start) => start.ways);
  return {
    shortest: Math.min(...starts.map(({ shortest }) => shortest)),
    longest: Math.max(...starts.map(({ longest }) => longest)),
    ways: [Math.min(...ways), Math.max(...ways)],
  };
}

/** Spots in an order in which each stands behind all it leads to (Kahn); `null` where there is a loop. */
export function endsFirst({ spots }: Space): readonly number[] | null {
  const before = spots.map((): number[] => []);
  for (const [index, { moves }] of spots.entries()) for (const { to } of moves) before[to]?.push(index);
  const left = spots.map(({ moves }) => moves.length);
  const order = spots.flatMap(({ moves }, index) => (moves.length === 0 ? index : []));
  // The list grows while it is read.
  for (const index of order) {
    for (const earlier of before[index] ?? []) {
      const still = (left[earlier] ?? 0) - 1;
      left[earlier] = still;
      if (still === 0) order.push(earlier);
    }
  }
  return order.length === spots.length ? order : null;
}

function shortestRun({ spots, starts }: Space): number {
  const steps = new Map(starts.map((index) => [index, 0]));
  // A map, too, may grow while it is read, and gives its entries in the order they came.
  for (const [index, taken] of steps) {
    const spot = spots[index];
    if (spot?.run.at.kind === 'ending') return taken;
    for (const { to } of spot?.moves ?? []) if (!steps.has(to)) steps.set(to, taken + 1);
  }
  return Infinity;
}
