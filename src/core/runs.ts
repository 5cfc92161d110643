import type { Attempt, ScenarioRun } from './attempt.ts';

/** The run of a scenario that is open; `undefined` where none is. */
export function openRun({ runs }: Pick<Attempt, 'runs'>, scenario: number): ScenarioRun | undefined {
  return runs.find((run) => run.scenario === scenario && run.end === null);
}

/** The runs of a scenario that were brought to an end, oldest first. */
export function endedRuns({ runs }: Pick<Attempt, 'runs'>, scenario: number): readonly ScenarioRun[] {
  return runs.filter((run) => run.scenario === scenario && run.end !== null);
}

/** The best process score of a scenario's ended runs, whole percent; `null` where none is ended. */
export function bestProcess(attempt: Pick<Attempt, 'runs'>, scenario: number): number | null {
  const scores = endedRuns(attempt, scenario).flatMap(({ end }) => end?.process ?? []);
  return scores.length === 0 ? null : Math.max(...scores);
}

/**
 * The runs with this one in place of the open one of its scenario. However often a scenario is played,
 * three of its runs at most are kept, or the saved state would grow without end: the first that was
 * ended, which is the one on record, the best of the others, and the one that is open.
 */
export function withRun(runs: readonly ScenarioRun[], run: ScenarioRun): readonly ScenarioRun[] {
  const others = runs.filter((one) => one.scenario !== run.scenario || one.end !== null);
  const next = [...others, run];
  const [first, ...later] = endedRuns({ runs: next }, run.scenario);
  const best = later.reduce<ScenarioRun | undefined>(
    (top, one) => ((one.end?.process ?? 0) > (top?.end?.process ?? -1) ? one : top),
    undefined,
  );
  return next.filter(
    (one) => one.scenario !== run.scenario || one.end === null || one === first || one === best,
  );
}
