import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/scenario/play.ts';
import { beginRun, decide } from '../../../../src/core/scenario/run.ts';
import { explore } from '../../../../src/packaging/scenario/explore.ts';
import { wordsOfRun } from '../../../../src/packaging/scenario/scenario-words.ts';
import { wayWords } from '../../../../src/packaging/scenario/way-words.ts';
import { porch } from '../../../support/authored-scenario.ts';

/** Words of every run there is, each played for itself. */
function everyRun(run: Run): readonly number[] {
  if (run.at.kind === 'ending') return [wordsOfRun(run)];
  return run.at.options.flatMap(({ number }) => {
    const after = decide(run, number);
    return after === undefined ? [] : everyRun(after);
  });
}

describe('words of a way', () => {
  test('are those of the shortest and of the longest run of all', () => {
    // Both truths of eight words, so that the bound is met.
    const scenario = porch(['locked out and ashamed to say so', 'locked out and ashamed of it']);
    const all = Array.from({ length: 40 }, (_, seed) => everyRun(beginRun(scenario, seed))).flat();
    expect(all.length).toBeGreaterThan(100);
    expect(wayWords(explore(scenario))).toEqual({ least: Math.min(...all), most: Math.max(...all) });
  });

  test('have no end where a run can go round for ever', () => {
    const endless = porch(['when: { clock: { max: 3 } }', 'when: {}'], [', clock: { min: 1 } }', ' }']);
    expect(wayWords(explore(endless))).toBeNull();
  });
});
