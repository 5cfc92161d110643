import { expect, test } from 'vitest';
import { planOf, seedsOf } from '../e2e/faults/plan.ts';
import { readOptions } from './fault-options.ts';
import { isClean, tableOf, type Played } from './fault-table.ts';
import { KIND_NAMES } from './kinds.ts';

test('without options two hundred schedules are played, from the first seed on', () => {
  expect(readOptions([])).toEqual({ kind: 'play', runs: 200, seed: 1, only: undefined });
});

test('a schedule is played again alone by its seed, and kinds are chosen by name or place', () => {
  expect(readOptions(['--seed', '29', '--runs', '1'])).toMatchObject({ runs: 1, seed: 29 });
  expect(readOptions(['--only', 'lms forgetful'])).toMatchObject({ only: 'lms forgetful' });
  expect(readOptions(['--only', 'storage'])).toMatchObject({ only: 'storage' });
});

test.each([
  [['--runs', '0'], '--runs 0 is no number of schedules'],
  [['--runs', '2001'], '--runs 2001 is no number of schedules'],
  [['--seed', '-3'], 'seed'],
  [['--seed', '1.5'], '--seed 1.5 is no seed'],
  [['--only', 'weather'], '--only weather is no kind of fault'],
  [['--fast'], '--fast'],
])('%j is a problem that says what to give', (args, words) => {
  const read = readOptions(args);
  expect(read).toMatchObject({ kind: 'problem', problem: expect.stringContaining(words) });
  expect(read).toMatchObject({ problem: expect.stringContaining('Usage: npm run faults') });
});

test('as many seeds as there are kinds hold each kind once, wherever they begin', () => {
  for (const first of [1, 7, 1_000]) {
    const kinds = seedsOf(first, KIND_NAMES.length).map((seed) => planOf(seed).kind);
    expect([...kinds].sort()).toEqual([...KIND_NAMES].sort());
  }
});

test('seeds of one kind are all of that kind, and a seed gives the same schedule each time', () => {
  const seeds = seedsOf(1, 5, 'tab kill');
  expect(new Set(seeds.map((seed) => planOf(seed).kind))).toEqual(new Set(['tab kill']));
  expect(seeds.map(planOf)).toEqual(seeds.map(planOf));
  for (const seed of seedsOf(1, 100)) {
    const { before, during } = planOf(seed);
    expect(`${before} ${during}`).toMatch(/^(?:1 2|1 3|2 1|2 2)$/);
  }
});

const PLAYED: Played = { kind: 'lms false', seed: 1, lost: [], duplicated: [], outOfOrder: [], illegal: [] };

test('the table counts what went wrong by kind, and of all', () => {
  const wrong: Played = { ...PLAYED, kind: 'tab kill', seed: 20, lost: ['q11', 'q12'] };
  expect(isClean(PLAYED)).toBe(true);
  expect(isClean(wrong)).toBe(false);
  const cells = tableOf([wrong, PLAYED, { ...PLAYED, seed: 25 }])
    .split('\n')
    .map((line) => line.split(/ {3,}/));
  expect(cells).toEqual([
    ['kind of fault', 'schedules', 'lost', 'duplicated', 'out of order', 'illegal calls'],
    ['lms false', '2', '0', '0', '0', '0'],
    ['tab kill', '1', '2', '0', '0', '0'],
    ['all', '3', '2', '0', '0', '0'],
  ]);
});
