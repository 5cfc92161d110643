import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawItems, type Drawing } from '../../../src/core/draw.ts';

interface Bank {
  readonly objectives: readonly number[];
  readonly count: number;
}

describe('A draw over random groups and any number of tries', () => {
  /** Each question of a bank is an entry, its objective by number. */
  const anyBanks = fc.array(
    fc.array(fc.nat(3), { minLength: 1, maxLength: 12 }).chain((objectives) =>
      fc.record({
        objectives: fc.constant(objectives),
        count: fc.integer({ min: 1, max: objectives.length }),
      }),
    ),
    { minLength: 1, maxLength: 6 },
  );
  const anyTries = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });

  /** Group `g` holds numbers 100 g, 100 g + 1 and so on. */
  function course(banks: readonly Bank[]) {
    const groups = banks.map(({ objectives, count }, group) => ({
      pool: objectives.map((_, index) => 100 * (group + 1) + index),
      count,
    }));
    const objectives = groups.flatMap(({ pool }, group) =>
      [0, 1, 2, 3].map((objective) =>
        pool.filter((_, index) => banks[group]?.objectives[index] === objective),
      ),
    );
    return { groups, objectives, pool: groups.flatMap(({ pool }) => pool), critical: [] };
  }

  function tries(banks: readonly Bank[], seeds: readonly number[]): number[][] {
    const known = course(banks);
    const used: number[][] = [];
    for (const seed of seeds) used.push(drawItems({ ...known, used: [...used], seed }));
    return used;
  }

  const always = (
    check: (told: {
      groups: Drawing['groups'];
      objectives: Drawing['objectives'];
      tries: number[][];
    }) => void,
  ) =>
    fc.assert(
      fc.property(anyBanks, anyTries, (banks, seeds) => {
        check({ ...course(banks), tries: tries(banks, seeds) });
      }),
      { numRuns: 300 },
    );

  test('each try asks of each group what it says', () => {
    always(({ groups, tries: all }) => {
      for (const numbers of all)
        for (const { pool, count } of groups)
          expect(numbers.filter((number) => pool.includes(number))).toHaveLength(count);
    });
  });

  test('no try asks a question twice', () => {
    always(({ tries: all }) => {
      for (const numbers of all) expect(new Set(numbers).size).toBe(numbers.length);
    });
  });

  test('no question of a group comes again before all of the group were asked', () => {
    always(({ groups, tries: all }) => {
      for (const { pool, count } of groups)
        for (let taken = 1; taken <= all.length; taken += 1) {
          const asked = all.slice(0, taken).flatMap((numbers) => numbers.filter((one) => pool.includes(one)));
          expect(new Set(asked).size).toBe(Math.min(taken * count, pool.length));
        }
    });
  });

  test('the second try shares no question with the first where each group holds twice its count', () => {
    fc.assert(
      fc.property(anyBanks, fc.nat(), fc.nat(), (banks, one, two) => {
        const halved = banks.map((bank) => ({ ...bank, count: Math.floor(bank.objectives.length / 2) }));
        const [first = [], second = []] = tries(halved, [one, two]);
        expect(second).toHaveLength(first.length);
        expect(second.filter((number) => first.includes(number))).toEqual([]);
      }),
    );
  });

  test('the first try asks about as many objectives of a group as it can', () => {
    always(({ groups, objectives, tries: [first = []] }) => {
      for (const { pool, count } of groups) {
        const about = (numbers: readonly number[]) =>
          objectives.filter((alike) => alike.some((one) => pool.includes(one) && numbers.includes(one)))
            .length;
        expect(about(first)).toBe(Math.min(count, about(pool)));
      }
    });
  });

  test('with critical questions, each try asks at least one of each group that holds some', () => {
    fc.assert(
      fc.property(anyBanks, anyTries, fc.integer({ min: 2, max: 9 }), (banks, seeds, every) => {
        const known = course(banks);
        const critical = known.pool.filter((number) => number % every === 0);
        const used: number[][] = [];
        for (const seed of seeds) used.push(drawItems({ ...known, critical, used: [...used], seed }));
        for (const numbers of used)
          for (const { pool, count } of known.groups) {
            const asked = numbers.filter((number) => pool.includes(number));
            expect(asked).toHaveLength(count);
            const holds = pool.some((number) => critical.includes(number));
            expect(asked.some((number) => critical.includes(number))).toBe(holds);
          }
      }),
    );
  });
});
