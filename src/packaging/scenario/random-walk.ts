import { mix } from '../../core/random.ts';
import type { Run } from '../../core/scenario/play.ts';
import { beginRun, decide } from '../../core/scenario/run.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';

/** No reader takes more decisions than this; a run that is longer goes round in circles. */
export const STEP_LIMIT = 200;

/**
 * A run in which every decision is taken by chance: the same seed gives the same run.
 *
 * @param seed unsigned 32-bit number
 * @returns it stands at an ending, or at the step limit
 */
export function randomWalk(scenario: Scenario, seed: number): Run {
  let run = beginRun(scenario, seed);
  while (run.at.kind === 'node' && run.steps.length < STEP_LIMIT) {
    const { options } = run.at;
    const chance = mix(mix(seed, 3), run.steps.length);
    const option = options[chance % options.length];
    const after = option === undefined ? undefined : decide(run, option.number);
    if (after === undefined) return run;
    run = after;
  }
  return run;
}
