import { mix, shuffle } from '../../core/random.ts';
import type { Run } from '../../core/scenario/play.ts';
import type { ScenarioOption } from '../../core/scenario/scenario.ts';

/** Draws 1 and 2 of a run's seed are its cause and its surprise. */
const ORDERS_FROM = 3;

/**
 * Options in an order drawn from the run's seed and the moment, so that no place in the list tells
 * which one is sound, a reload shows the same, and whoever audits the record can see it too.
 */
export function inDrawnOrder(
  options: readonly ScenarioOption[],
  { seed, steps }: Pick<Run, 'seed' | 'steps'>,
): readonly ScenarioOption[] {
  const ascending = [...options].sort((a, b) => a.number - b.number);
  return shuffle(ascending, mix(seed, ORDERS_FROM + steps.length));
}
