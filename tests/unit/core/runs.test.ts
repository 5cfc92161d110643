import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScenarioRun } from '../../../src/core/attempt.ts';
import { bestProcess, endedRuns, openRun, withRun } from '../../../src/core/runs.ts';

/** Told apart by its seed. */
const ended = (seed: number, process: number, scenario = 7): ScenarioRun => ({
  scenario,
  seed,
  path: [1],
  end: { ending: 1, process },
});
const open = (seed: number, scenario = 7): ScenarioRun => ({ scenario, seed, path: [], end: null });
const kept = (runs: readonly ScenarioRun[]) =>
  runs.reduce<readonly ScenarioRun[]>(withRun, []).map(({ seed }) => seed);

describe('Of the runs of a scenario', () => {
  test.each<[string, readonly ScenarioRun[], readonly number[]]>([
    ['the first', [ended(1, 50)], [1]],
    ['the first, though a later one is better', [ended(1, 0), ended(2, 100)], [1, 2]],
    ['the better of two later ones', [ended(1, 50), ended(2, 80), ended(3, 60)], [1, 2]],
    ['the later of two that became better', [ended(1, 50), ended(2, 20), ended(3, 60)], [1, 3]],
    ['the earlier of two that are as good', [ended(1, 50), ended(2, 20), ended(3, 20)], [1, 2]],
    ['a second one with a score of zero', [ended(1, 50), ended(2, 0)], [1, 2]],
    ['the open one beside them', [ended(1, 50), ended(2, 80), ended(3, 60), open(4)], [1, 2, 4]],
    ['one open one only', [open(1), open(2)], [2]],
    ['the ended one in the place of the open one', [open(1), ended(1, 40)], [1]],
    [
      'those of another scenario',
      [ended(1, 50), ended(9, 90, 8), ended(2, 10), ended(3, 20), open(10, 8)],
      [1, 9, 3, 10],
    ],
  ])('is kept: %s', (_, runs, seeds) => {
    expect(kept(runs)).toEqual(seeds);
  });

  test('never more than three are kept, the first ended and the best among them', () => {
    const any = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(any, (processes) => {
        const runs = processes.map((process, index) =>
          process === null ? open(index) : ended(index, process),
        );
        const left = runs.reduce<readonly ScenarioRun[]>(withRun, []);
        expect(left.length).toBeLessThanOrEqual(3);
        expect(endedRuns({ runs: left }, 7)[0]).toEqual(runs.find(({ end }) => end !== null));
        const scores = processes.filter((process) => process !== null);
        expect(bestProcess({ runs: left }, 7)).toBe(scores.length === 0 ? null : Math.max(...scores));
        expect(openRun({ runs: left }, 7)).toEqual(runs.at(-1)?.end === null ? runs.at(-1) : undefined);
      }),
    );
  });
});

describe('The best process score of a scenario', () => {
  test.each<[string, readonly ScenarioRun[], number | null]>([
    ['is none while no run is ended', [open(1)], null],
    ['of nothing done well is zero, not none', [ended(1, 0)], 0],
    ['is that of the best run', [ended(1, 40), ended(2, 80), ended(3, 60)], 80],
    ['leaves other scenarios out', [ended(1, 40), ended(2, 80, 8)], 40],
  ])('%s', (_, runs, expected) => {
    expect(bestProcess({ runs }, 7)).toBe(expected);
  });
});
