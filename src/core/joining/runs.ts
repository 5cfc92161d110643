import type { ScenarioRun } from '../attempt.ts';
import { bestProcess, endedRuns, openRun } from '../runs.ts';

/** Runs of one attempt. A run is known by its scenario and its seed. */
type Runs = readonly ScenarioRun[];

/**
 * Whether `other` holds all that `runs` hold of a scenario, or held it and let it go: an attempt keeps the
 * first ended run, the best of the others and the open one. A replay that ended worse and was let go looks
 * as if it were still to be begun: nothing of it counts.
 */
export function areRunsIn(runs: Runs, other: Runs, scenario: number): boolean {
  const [first] = endedRuns({ runs }, scenario);
  return ofScenario(runs, scenario).every((run) => {
    if (other.some((one) => isSame(one, run) && isFurther(one, run))) return true;
    if (run === first || sameRun(other, run) !== undefined) return false;
    // A run that is not kept any more was ended and not the best, or begun anew.
    const hasMore = ofScenario(other, scenario).some((one) => sameRun(runs, one) === undefined);
    return run.end === null ? hasMore : run.end.process <= (bestProcess({ runs: other }, scenario) ?? -1);
  });
}

/**
 * The runs of a scenario that both attempts come to together: the first ended run of `runs` stays the
 * first, and no more are kept than an attempt keeps.
 */
export function joinedRuns(runs: Runs, other: Runs, scenario: number): Runs {
  const own = ofScenario(runs, scenario).map((run) => {
    const same = sameRun(other, run);
    return same !== undefined && isFurther(same, run) ? same : run;
  });
  const all = [...own, ...ofScenario(other, scenario).filter((run) => sameRun(own, run) === undefined)];
  const [first, ...later] = endedRuns({ runs: all }, scenario);
  const best = later.reduce<ScenarioRun | undefined>(
    (top, run) => ((run.end?.process ?? 0) > (top?.end?.process ?? -1) ? run : top),
    undefined,
  );
  const open = openRun({ runs: all }, scenario);
  return all.filter((run) => run === first || run === best || run === open);
}

function ofScenario(runs: Runs, scenario: number): Runs {
  return runs.filter((run) => run.scenario === scenario);
}

function sameRun(runs: Runs, run: ScenarioRun): ScenarioRun | undefined {
  return runs.find((one) => isSame(one, run));
}

function isSame(run: ScenarioRun, { scenario, seed }: ScenarioRun): boolean {
  return run.scenario === scenario && run.seed === seed;
}

/** Whether `run` is the other one, played at least as far. */
function isFurther(run: ScenarioRun, other: ScenarioRun): boolean {
  if (!other.path.every((option, index) => option === run.path[index])) return false;
  if (other.end === null) return true;
  const { end } = run;
  return (
    run.path.length === other.path.length &&
    end?.ending === other.end.ending &&
    end.process === other.end.process
  );
}
