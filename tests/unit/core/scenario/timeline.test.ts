import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../../src/core/scenario/compare.ts';
import { rapportLevel, tensionLevel, tensionWords, trendOf } from '../../../../src/core/scenario/levels.ts';
import type { Run } from '../../../../src/core/scenario/play.ts';
import { replayRun } from '../../../../src/core/scenario/run.ts';
import { timeOfDay } from '../../../../src/core/scenario/time-of-day.ts';
import { timelineOf } from '../../../../src/core/scenario/timeline.ts';
import { porch } from '../../../support/authored-scenario.ts';

const scenario = porch();

function run(...path: readonly number[]): Run {
  const found = replayRun(scenario, 5, path);
  if (found === undefined) throw new Error(`${path.join(', ')} cannot be taken.`);
  return found;
}

describe('Levels', () => {
  test.each([
    [0, 'low'],
    [29, 'low'],
    [30, 'raised'],
    [54, 'raised'],
    [55, 'high'],
    [79, 'high'],
    [80, 'very-high'],
    [100, 'very-high'],
  ])('a tension of %i is %s', (tension, level) => {
    expect(tensionLevel(tension)).toBe(level);
  });

  test.each([
    [0, 'none'],
    [14, 'none'],
    [15, 'little'],
    [34, 'little'],
    [35, 'some'],
    [59, 'some'],
    [60, 'good'],
    [100, 'good'],
  ])('a rapport of %i is %s', (rapport, level) => {
    expect(rapportLevel(rapport)).toBe(level);
  });

  test('a trend is any difference', () => {
    expect(trendOf(50, 51)).toBe('rising');
    expect(trendOf(51, 50)).toBe('easing');
    expect(trendOf(0, 0)).toBe('steady');
    expect(tensionWords(90, 70)).toEqual({ level: 'high', trend: 'easing' });
  });
});

describe('The time of day', () => {
  test.each([
    ['18:42', 0, '18:42'],
    ['18:42', 4.75, '18:46'],
    ['18:42', 18, '19:00'],
    ['23:58', 3, '00:01'],
    ['00:00', 1440, '00:00'],
  ])('%s and %f minutes is %s', (start, minutes, time) => {
    expect(timeOfDay(start, minutes)).toBe(time);
  });
});

describe('A timeline', () => {
  test('has a row for each decision, with how it stood until then', () => {
    expect(timelineOf(run(2, 2, 3))).toEqual([
      {
        node: 'gate',
        name: 'At the gate',
        option: 2,
        at: '23:58',
        voices: 2,
        distance: 'safe',
        tension: { level: 'raised', trend: 'steady' },
        you: '…',
        person: ['Nothing.'],
        review: 'Time given.',
      },
      expect.objectContaining({ at: '23:59', voices: 2, option: 2 }),
      expect.objectContaining({
        at: '00:00',
        option: 3,
        person: ['Come down', 'now sir'],
        tension: { level: 'very-high', trend: 'rising' },
      }),
    ]);
  });

  test('of a run that only began is empty', () => {
    expect(timelineOf(run())).toEqual([]);
  });

  test('counts parts of a minute on and shows whole ones', () => {
    expect(timelineOf(run(1, 4)).map(({ at }) => at)).toEqual(['23:58', '23:58']);
    expect(timelineOf(run(2, 1, 4)).map(({ at }) => at)).toEqual(['23:58', '23:59', '23:59']);
  });
});

describe('Two runs side by side', () => {
  test('part at the first decision that differs', () => {
    const { rows, partsAt } = compareRuns(run(1, 4, 5), run(1, 5));
    expect(partsAt).toBe(1);
    expect(rows.map(({ a, b }) => [a?.option ?? null, b?.option ?? null])).toEqual([
      [1, 1],
      [4, 5],
      [5, null],
    ]);
  });

  test('part where one is over', () => {
    expect(compareRuns(run(1), run(1, 4)).partsAt).toBe(1);
    expect(compareRuns(run(3), run()).partsAt).toBe(0);
  });

  test('that are the same part nowhere', () => {
    expect(compareRuns(run(1, 4), run(1, 4)).partsAt).toBeNull();
    expect(compareRuns(run(), run())).toEqual({ rows: [], partsAt: null });
  });
});
