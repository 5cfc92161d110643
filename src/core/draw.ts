import type { QuestionGroup } from './plan.ts';
import { mix } from './random.ts';

export interface Drawing {
  /** Of what a try asks how many. */
  readonly groups: readonly QuestionGroup[];
  /** Ledger numbers that are at hand, in any order: no other is drawn. */
  readonly pool: readonly number[];
  /** Numbers of each earlier try, the oldest try first. */
  readonly used: readonly (readonly number[])[];
  /** Numbers of which a try asks at least one of each group that holds some. */
  readonly critical: readonly number[];
  /** Numbers that ask about the same learning objective, for each objective. */
  readonly objectives: readonly (readonly number[])[];
  /** Unsigned 32-bit number. */
  readonly seed: number;
}

/**
 * Draws the items of a try, of each group as many as it says: never one twice, unused ones first, then
 * those whose last use is longest ago; among equals those of objectives that the try asks least about.
 * The same numbers give the same items whatever order they came in.
 *
 * @returns numbers in random order, whatever their groups; fewer where a group does not hold enough
 */
export function drawItems(drawing: Drawing): number[] {
  const asked: number[] = [];
  for (const { pool, count } of drawing.groups)
    for (let open = count; open > 0; open -= 1) asked.push(...next(pool, asked, drawing));
  // By the ranks they were drawn by, those of large groups would come first.
  const place = mix(drawing.seed, 1);
  return asked.sort((a, b) => mix(place, a) - mix(place, b));
}

/**
 * Draws others in the place of items that are lost: of the same group while it holds any, which is told
 * by the number or by its objective; else of a group that the try asks too little of, else of any.
 *
 * @param lost numbers that cannot be asked @param kept the other numbers of the try
 * @returns as many numbers as are lost; fewer where no others are at hand
 */
export function drawOthers(lost: readonly number[], kept: readonly number[], drawing: Drawing): number[] {
  const { groups, pool } = drawing;
  const groupOf = (number: number) =>
    groups.find((group) => group.pool.includes(number)) ??
    groups.find((group) => alike(number, drawing).some((other) => group.pool.includes(other)));
  const asked = [...kept];
  const isShort = (group: QuestionGroup) =>
    asked.filter((number) => groupOf(number) === group).length < group.count;
  const add = (group: QuestionGroup | undefined) => {
    const own = next(group?.pool ?? [], asked, drawing);
    asked.push(...(own.length > 0 ? own : next(pool, asked, drawing)));
  };
  const known = lost.flatMap((number) => groupOf(number) ?? []);
  known.forEach(add);
  for (let left = lost.length - known.length; left > 0; left -= 1) add(groups.find(isShort));
  return asked.slice(kept.length);
}

/** What to ask next of some numbers; empty where all of them are asked or none is at hand. */
function next(from: readonly number[], asked: readonly number[], drawing: Drawing): number[] {
  const { pool, used, critical, seed } = drawing;
  const open = from.filter((number) => pool.includes(number) && !asked.includes(number));
  const musts = critical.filter((number) => from.includes(number));
  const isMet = musts.some((number) => asked.includes(number));
  const isFree = (number: number) => Number(isMet || !musts.includes(number));
  const lastUse = (number: number) => used.findLastIndex((numbers) => numbers.includes(number));
  const timesAsked = (number: number) => {
    const about = alike(number, drawing);
    return asked.filter((one) => about.includes(one)).length;
  };
  return open
    .sort(
      (a, b) =>
        isFree(a) - isFree(b) ||
        lastUse(a) - lastUse(b) ||
        timesAsked(a) - timesAsked(b) ||
        mix(seed, a) - mix(seed, b),
    )
    .slice(0, 1);
}

/** Numbers that ask about the same objective. */
function alike(number: number, { objectives }: Drawing): readonly number[] {
  return objectives.find((numbers) => numbers.includes(number)) ?? [];
}
