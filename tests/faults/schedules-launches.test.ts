import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultRuns } from './fault-runs.ts';
import { play } from './launches/play.ts';
import { anyLaunchSchedule } from './launches/schedule.ts';

const NOTHING_WRONG = { lost: [], duplicated: [], outOfOrder: [], illegal: [] };

test.each([
  ['cmi5', 'one window', 1, 250],
  ['xapi', 'one window', 1, 150],
  ['cmi5', 'two windows', 2, 200],
  ['xapi', 'two windows', 2, 150],
] as const)(
  'whatever fails in a launch of %s in %s, the record has all of it, once and in order',
  async (standard, _name, windows, numRuns) => {
    await fc.assert(
      fc.asyncProperty(anyLaunchSchedule(standard, windows), async (schedule) => {
        expect(await play(schedule)).toMatchObject(NOTHING_WRONG);
      }),
      faultRuns(numRuns),
    );
  },
  600_000,
);
