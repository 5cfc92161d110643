import type { Run } from '../../core/scenario/play.ts';
import { beginRun, decide } from '../../core/scenario/run.ts';
import type { Scenario, ScenarioOption } from '../../core/scenario/scenario.ts';
import { askedBy, situationKey } from './situation-key.ts';
import type { Asked } from './situation-key.ts';

/** Every situation that a learner can come to, with what leads from one to another. */
export interface Space {
  readonly spots: readonly Spot[];
  /** Indexes of the spots where runs begin, one for each cause and surprise that make a difference. */
  readonly starts: readonly number[];
  /** `false` where there were too many situations to look at all of them. */
  readonly isWhole: boolean;
}

/** Situations that go on alike. */
export interface Spot {
  /** One run that leads there. Of its steps it holds those alone that conditions ask about. */
  readonly run: Run;
  readonly moves: readonly Move[];
  /** How a learner comes there on the shortest way; `null` at the start. */
  readonly from: { readonly spot: number; readonly option: ScenarioOption } | null;
}

export interface Move {
  readonly option: ScenarioOption;
  /** What is told then. */
  readonly told: readonly string[];
  /** Index of the spot it leads to. */
  readonly to: number;
}

/** Beyond it a scenario is too much for this check, and for whoever has to review it. */
export const SPOT_LIMIT = 200_000;

/**
 * Plays a scenario in every way there is, by the rules that learners play it by.
 *
 * @param limit how many situations to look at
 * @throws Error where an option leads nowhere; the check of ids names the line first
 */
export function explore(scenario: Scenario, limit: number = SPOT_LIMIT): Space {
  const asked = askedBy(scenario);
  const known = new Map<string, number>();
  const spots: { run: Run; moves: Move[]; from: Spot['from'] }[] = [];
  const spotOf = (run: Run, from: Spot['from']): number => {
    const key = situationKey(run, asked);
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, spots.length);
    spots.push({ run: shortened(run, asked), moves: [], from });
    return spots.length - 1;
  };

  const starts = beginnings(scenario).map((run) => spotOf(run, null));
  // The list grows while it is read: breadth first, so that `from` is a shortest way.
  for (const [index, { run, moves }] of spots.entries()) {
    if (run.at.kind === 'ending') continue;
    for (const option of run.at.options) {
      const after = decide(run, option.number);
      if (after === undefined) continue;
      const told = after.steps.at(-1)?.then ?? [];
      moves.push({ option, told, to: spotOf(after, { spot: index, option }) });
    }
    if (spots.length > limit) return { spots, starts: [...new Set(starts)], isWhole: false };
  }
  return { spots, starts: [...new Set(starts)], isWhole: true };
}

/** Ids of the options on the shortest way to a spot. */
export function wayTo(space: Space, index: number): readonly string[] {
  const from = space.spots[index]?.from ?? null;
  return from === null ? [] : [...wayTo(space, from.spot), from.option.id];
}

function beginnings(scenario: Scenario): Run[] {
  return scenario.causes.flatMap((cause) =>
    scenario.surprises.map((surprise) =>
      beginRun({ ...scenario, causes: [cause], surprises: [surprise] }, 0),
    ),
  );
}

function shortened(run: Run, { took }: Asked): Run {
  return { ...run, steps: run.steps.filter(({ option }) => took.has(option.id)) };
}
