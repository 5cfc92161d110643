import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../src/core/attempt.ts';
import type { Run } from '../../../../src/core/scenario/play.ts';
import { beginRun, decide, replayRun } from '../../../../src/core/scenario/run.ts';
import { decode, encode } from '../../../../src/core/suspend.ts';
import { porch } from '../../../support/authored-scenario.ts';
import { RELEASE } from '../course.ts';

const scenario = porch();

const seed = fc.integer({ min: 0, max: 0xffffffff });
/** Which of the options on offer is taken, one number a decision. */
const choices = fc.infiniteStream(fc.nat({ max: 4 }));

/** Takes decisions until the run ends, or the longest run anybody could have is far behind. */
function walked(start: Run, taken: Iterable<number>): Run {
  let run = start;
  for (const choice of taken) {
    if (run.at.kind === 'ending' || run.steps.length > 200) return run;
    const option = run.at.options[choice % run.at.options.length];
    const next = option === undefined ? undefined : decide(run, option.number);
    if (next === undefined) throw new Error('A decision on offer was refused.');
    run = next;
  }
  return run;
}

const pathOf = (run: Run): readonly number[] => run.steps.map(({ option }) => option.number);

describe('Whatever a learner decides', () => {
  test('the run ends within 200 decisions, with a process score of 0 to 100 and a text to tell', () => {
    fc.assert(
      fc.property(seed, choices, (number, taken) => {
        const { at, steps } = walked(beginRun(scenario, number), taken);
        expect(steps.length).toBeLessThanOrEqual(200);
        if (at.kind !== 'ending') throw new Error('The run has no end.');
        expect(at.end.process).toBeGreaterThanOrEqual(0);
        expect(at.end.process).toBeLessThanOrEqual(100);
        expect(at.text).not.toEqual([]);
      }),
    );
  });

  test('seed and path alone bring the same run back, at its end and on every decision before', () => {
    fc.assert(
      fc.property(seed, choices, fc.nat({ max: 8 }), (number, taken, length) => {
        const whole = walked(beginRun(scenario, number), taken);
        expect(replayRun(scenario, number, pathOf(whole))).toEqual(whole);
        const part = replayRun(scenario, number, pathOf(whole).slice(0, length));
        expect(part?.steps).toEqual(whole.steps.slice(0, length));
      }),
    );
  });

  test('tension and rapport stay within 0 and 100, and time never runs back', () => {
    fc.assert(
      fc.property(seed, choices, (number, taken) => {
        for (const { before, after } of walked(beginRun(scenario, number), taken).steps) {
          for (const value of [after.tension, after.rapport]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(100);
          }
          expect(after.clock).toBeGreaterThanOrEqual(before.clock);
        }
      }),
    );
  });

  test('a saved state gives it back', () => {
    fc.assert(
      fc.property(seed, choices, (number, taken) => {
        const { at, steps } = walked(beginRun(scenario, number), taken);
        const end = at.kind === 'ending' ? at.end : null;
        const run = {
          scenario: scenario.number,
          seed: number,
          path: steps.map(({ option }) => option.number),
          end,
        };
        const attempt: Attempt = {
          registration: '6f1c2a34-9b8d-4e2f-8a01-0123456789ab',
          seed: 7,
          place: { page: 'scenario', scenario: scenario.number },
          opened: [],
          answers: {},
          tries: [],
          runs: [run],
          status: 'incomplete',
        };
        expect(decode(encode(attempt, RELEASE), RELEASE)).toEqual({ kind: 'restored', attempt });
      }),
    );
  });
});
