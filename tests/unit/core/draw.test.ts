import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawItems, drawOthers, type Drawing } from '../../../src/core/draw.ts';

const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7, 0xffffffff];

/** Of one group where nothing else is said, its numbers all at hand. */
function drawing({
  groups = [],
  ...over
}: Partial<Omit<Drawing, 'groups'>> & {
  readonly groups?: readonly (readonly [pool: readonly number[], count: number])[];
}): Drawing {
  return {
    groups: groups.map(([pool, count]) => ({ pool, count })),
    pool: groups.flatMap(([pool]) => pool),
    used: [],
    critical: [],
    objectives: [],
    seed: 1,
    ...over,
  };
}

describe('A draw', () => {
  test.each<[string, readonly number[], readonly (readonly number[])[], number, readonly number[]]>([
    ['takes all of a pool that is smaller than asked for', [3, 1, 2], [], 5, [1, 2, 3]],
    ['takes the unused ones while there are enough', [1, 2, 3, 4], [[2, 3]], 2, [1, 4]],
    ['adds the one that was used longest ago', [1, 2, 3, 4], [[3], [2]], 3, [1, 3, 4]],
    ['counts the last use where a number was used twice', [1, 2, 3], [[1], [2], [3, 1]], 1, [2]],
    ['never takes what is not in the pool, used or not', [1, 2], [[9, 8]], 2, [1, 2]],
    ['takes a number once though the pool holds it twice', [1, 1, 2], [], 3, [1, 2]],
    ['takes nothing from an empty pool', [], [[1]], 3, []],
    ['takes nothing where nothing is asked for', [1, 2], [], 0, []],
  ])('%s', (_, pool, used, count, expected) => {
    for (const seed of SEEDS)
      expect(ascending(drawItems(drawing({ groups: [[pool, count]], used, seed })))).toEqual(expected);
  });

  test('takes of each group what it says, and what is at hand', () => {
    const groups = [
      [[11, 12, 13], 1],
      [[21, 22, 23], 2],
      [[31, 32], 2],
    ] as const;
    for (const seed of SEEDS) {
      const drawn = drawItems(drawing({ groups, pool: [13, 12, 21, 22, 23, 32, 99], seed }));
      expect(drawn.filter((number) => number === 12 || number === 13)).toHaveLength(1);
      expect(drawn.filter((number) => number > 20 && number < 30)).toHaveLength(2);
      expect(drawn.filter((number) => number > 30)).toEqual([32]);
    }
  });

  test('takes a number once though two groups hold it', () => {
    const groups = [
      [[1, 2], 2],
      [[2, 3], 2],
    ] as const;
    for (const seed of SEEDS) expect(ascending(drawItems(drawing({ groups, seed })))).toEqual([1, 2, 3]);
  });

  const objectives = [
    [1, 2, 3],
    [4, 5, 6],
  ];

  test('asks two questions of a group about two objectives, where there are two', () => {
    for (const seed of SEEDS) {
      const drawn = drawItems(drawing({ groups: [[[1, 2, 3, 4], 2]], objectives, seed }));
      expect(drawn).toContain(4);
    }
  });

  test('leaves an objective that another group asks about for one that none asks about', () => {
    const groups = [
      [[1], 1],
      [[2, 3, 4], 1],
    ] as const;
    for (const seed of SEEDS)
      expect(ascending(drawItems(drawing({ groups, objectives, seed })))).toEqual([1, 4]);
  });

  test('takes an unused question before one of another objective', () => {
    for (const seed of SEEDS) {
      const drawn = drawItems(drawing({ groups: [[[1, 2, 4], 2]], used: [[4]], objectives, seed }));
      expect(ascending(drawn)).toEqual([1, 2]);
    }
  });

  test('looks at objectives among questions of the same earlier try too', () => {
    for (const seed of SEEDS) {
      const drawn = drawItems(drawing({ groups: [[[1, 2, 4], 2]], used: [[2, 1, 4]], objectives, seed }));
      expect(drawn).toContain(4);
    }
  });

  describe('with critical questions', () => {
    const groups = [
      [[1, 2, 3, 4, 5, 6], 2],
      [[11, 12, 13, 14], 1],
      [[21, 22], 1],
    ] as const;

    test('asks at least one of each group that holds some', () => {
      for (const seed of SEEDS) {
        const drawn = drawItems(drawing({ groups, critical: [5, 12], seed }));
        expect(drawn).toHaveLength(4);
        expect(drawn).toEqual(expect.arrayContaining([5, 12]));
      }
    });

    test('takes an unused one first, and a used one rather than none', () => {
      for (const seed of SEEDS) {
        expect(drawItems(drawing({ groups, critical: [5, 6, 12], used: [[5, 12]], seed }))).toEqual(
          expect.arrayContaining([6, 12]),
        );
      }
    });

    test('asks for none that is not at hand', () => {
      const drawn = drawItems(drawing({ groups, critical: [12], pool: [1, 2, 11, 13, 21] }));
      expect(drawn).toHaveLength(4);
      expect(drawn).not.toContain(12);
    });

    test('takes no more of them than chance brings', () => {
      const counts = SEEDS.map(
        (seed) =>
          drawItems(drawing({ groups: [[[1, 2, 3, 4, 5, 6], 2]], critical: [1, 2, 3], seed })).filter(
            (number) => number <= 3,
          ).length,
      );
      expect(new Set(counts)).toEqual(new Set([1, 2]));
    });
  });

  test('is the same for the same seed, whatever order the numbers came in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(600)),
        fc.array(fc.array(fc.nat(600))),
        fc.array(fc.nat(600)),
        fc.nat(30),
        fc.nat(),
        (pool, used, critical, count, seed) => {
          const rests = [0, 1, 2, 3].map((rest) => pool.filter((number) => number % 4 === rest));
          const one = drawing({ groups: [[pool, count]], used, critical, objectives: rests, seed });
          const other = drawing({
            groups: [[pool.toReversed(), count]],
            used: used.map((numbers) => numbers.toReversed()),
            critical: critical.toReversed(),
            objectives: rests.map((numbers) => numbers.toReversed()).toReversed(),
            seed,
          });
          expect(drawItems(other)).toEqual(drawItems(one));
        },
      ),
    );
  });

  test.each<[string, readonly (readonly [readonly number[], number])[], readonly (readonly number[])[]]>([
    ['all are unused', [[[1, 2, 3, 4], 4]], []],
    ['some are used again', [[[1, 2, 3, 4], 4]], [[3, 4]]],
    [
      'they come of groups',
      [
        [[1], 1],
        [[2, 3], 2],
        [[4], 1],
      ],
      [],
    ],
  ])('gives each of the 24 orders of four items equally often, where %s', (_, groups, used) => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 24_000; seed += 1) {
      const order = drawItems(drawing({ groups, used, seed })).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(counts.size).toBe(24);
    // 99.9 % quantile of the chi-square distribution with 23 degrees of freedom.
    expect(chiSquare).toBeLessThan(49.73);
  });

  test('does not show in the order which group an item came of, or how many the group holds', () => {
    const small = [1, 2];
    const large = Array.from({ length: 20 }, (_, index) => 10 + index);
    let first = 0;
    for (let seed = 0; seed < 10_000; seed += 1) {
      const [one] = drawItems(
        drawing({
          groups: [
            [small, 2],
            [large, 2],
          ],
          seed,
        }),
      );
      if (one !== undefined && small.includes(one)) first += 1;
    }
    // 5000 expected, standard deviation 50: five of them either way.
    expect(Math.abs(first - 5000)).toBeLessThan(250);
  });

  test('gives every item of the pool the same chance', () => {
    const counts = new Map<number, number>();
    const pool = Array.from({ length: 10 }, (_, index) => index + 1);
    for (let seed = 0; seed < 10_000; seed += 1) {
      for (const number of drawItems(drawing({ groups: [[pool, 3]], seed })))
        counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    // 3000 expected, standard deviation 46: five of them either way.
    for (const number of pool) expect(Math.abs((counts.get(number) ?? 0) - 3000)).toBeLessThan(230);
  });
});

describe('Others in the place of items that are lost', () => {
  const groups = [
    [[11, 12, 13, 14], 2],
    [[21, 22, 23, 24], 2],
  ] as const;

  test('come of the same group, unused and asked once', () => {
    for (const seed of SEEDS) {
      const one = drawing({ groups, pool: [11, 12, 13, 22, 23, 24], used: [[13], [23]], seed });
      const others = drawOthers([14, 21], [12, 22], one);
      expect(ascending(others)).toEqual([11, 24]);
    }
  });

  test('come of the group that asks about the same objective, where the number is in none', () => {
    const objectives = [
      [91, 11],
      [92, 21],
    ];
    for (const seed of SEEDS) {
      const others = drawOthers([92], [11, 12, 13], drawing({ groups, objectives, seed }));
      expect(others).toEqual([expect.toSatisfy((number: number) => number > 20 && number < 30)]);
    }
  });

  test('come of the group that the try asks too little of, where nothing is known of the number', () => {
    for (const seed of SEEDS) {
      const others = drawOthers(
        [99, 24],
        [12, 13],
        drawing({ groups, pool: [11, 12, 13, 21, 22, 23], seed }),
      );
      expect(others).toHaveLength(2);
      expect(others.every((number) => number > 20 && number < 24)).toBe(true);
    }
  });

  test('leave the room of a group to its own lost numbers', () => {
    for (const seed of SEEDS) {
      const others = drawOthers([99, 14], [12, 21], drawing({ groups, pool: [11, 12, 13, 21, 22], seed }));
      expect(others.filter((number) => number < 20)).toHaveLength(1);
      expect(others.filter((number) => number > 20)).toEqual([22]);
    }
  });

  test('come of any group where the own one holds no more, and are fewer where none does', () => {
    const one = drawing({ groups, pool: [11, 12, 21, 22, 23] });
    expect(drawOthers([13], [11, 12, 21, 22], one)).toEqual([23]);
    expect(drawOthers([13, 14], [11, 12, 21, 22], one)).toEqual([23]);
    expect(drawOthers([13], [11, 12], drawing({ groups, pool: [] }))).toEqual([]);
  });

  test('bring a critical question where a group holds one and the try asks none', () => {
    for (const seed of SEEDS) {
      const one = drawing({ groups, critical: [11, 14, 24], pool: [11, 12, 13, 21, 22, 23, 24], seed });
      expect(drawOthers([14], [13, 22, 24], one)).toEqual([11]);
    }
  });
});
