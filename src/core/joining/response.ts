import type { Response } from '../question.ts';

/** Whether two answers are the same, number by number; `null` is none. */
export function sameResponse(one: Response | null, other: Response | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((number, index) => number === other[index]);
}
