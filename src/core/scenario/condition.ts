import type { Condition, Range, SceneState } from './situation.ts';

/** Everything that a condition can ask about. */
export interface Situation {
  readonly state: SceneState;
  /** Id of the cause that was drawn. */
  readonly cause: string;
  /** Id of the surprise that was drawn. */
  readonly surprise: string;
  /** Ids of the options taken so far. */
  readonly took: readonly string[];
}

/** Whether everything that a condition names holds; an empty one always does. */
export function holds(condition: Condition, { state, cause, surprise, took }: Situation): boolean {
  return (
    isWithin(state.tension, condition.tension) &&
    isWithin(state.rapport, condition.rapport) &&
    isWithin(state.voices, condition.voices) &&
    isWithin(state.clock, condition.clock) &&
    (condition.distance?.includes(state.distance) ?? true) &&
    (condition.info?.every((id) => state.info.includes(id)) ?? true) &&
    (condition.resources?.every((id) => state.resources.includes(id)) ?? true) &&
    (condition.cause?.includes(cause) ?? true) &&
    (condition.surprise?.includes(surprise) ?? true) &&
    (condition.took?.some((id) => took.includes(id)) ?? true) &&
    (condition.not === undefined || !holds(condition.not, { state, cause, surprise, took }))
  );
}

/** Entries of a list whose own condition holds, in their order. */
export function holding<T extends { readonly when: Condition }>(
  list: readonly T[],
  situation: Situation,
): readonly T[] {
  return list.filter(({ when }) => holds(when, situation));
}

function isWithin(value: number, { min = -Infinity, max = Infinity }: Range = {}): boolean {
  return value >= min && value <= max;
}
