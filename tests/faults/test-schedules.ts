import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultRuns } from './fault-runs.ts';
import { play } from './play.ts';
import { anySchedule } from './schedule.ts';
import type { Standard } from './scorm-player.ts';

const NOTHING_WRONG = { lost: [], duplicated: [], outOfOrder: [], illegal: [] };

/** Plays random schedules over an LMS of the standard: 1,750, or `FAULTS_RUNS` of each sort. */
export function testSchedules(standard: Standard): void {
  test.each([
    ['one window', 1, 1_250],
    ['two windows', 2, 500],
  ] as const)(
    'whatever fails in %s, what could be kept is kept, once and in order',
    async (_name, windows, numRuns) => {
      await fc.assert(
        fc.asyncProperty(anySchedule(standard, windows), async (schedule) => {
          expect(await play(schedule)).toMatchObject(NOTHING_WRONG);
        }),
        faultRuns(numRuns),
      );
    },
    120_000,
  );
}
