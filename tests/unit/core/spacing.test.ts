import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grade } from '../../../src/core/judged.ts';
import { type Box, type Card, nextCard, roundOf, standingOf } from '../../../src/core/spacing.ts';

const TODAY = 20_000;

function grade(verdict: Grade['verdict']): Grade {
  return {
    verdict,
    right: verdict === 'right',
    credit: verdict === 'right' ? 100 : 0,
    found: 0,
    of: 1,
    extra: 0,
  };
}

const verdicts = fc.constantFrom<Grade['verdict']>('right', 'partly', 'wrong');
const boxes = fc.constantFrom<Box>(1, 2, 3, 4, 5);
const cardAround = (day: number) =>
  fc.record({ box: boxes, due: fc.integer({ min: day - 50, max: day + 50 }) });

/** Questions by ledger number, each about one of four objectives, some of them with a card. */
const shelf = fc
  .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 })
  .chain((numbers) =>
    fc.record({
      questions: fc.constant(
        numbers.map((number) => ({ number, objective: `O-1.${number % 4}`, isEarly: number % 3 === 0 })),
      ),
      cards: fc
        .array(fc.option(cardAround(TODAY)), { minLength: numbers.length, maxLength: numbers.length })
        .map(
          (cards) =>
            new Map(
              numbers.flatMap((number, index) => {
                const card = cards[index];
                return card === null || card === undefined ? [] : [[number, card] as const];
              }),
            ),
        ),
      seed: fc.integer({ min: 0, max: 0xffffffff }),
      count: fc.integer({ min: 1, max: 12 }),
    }),
  );

describe('A question that is due', () => {
  test.each<[Box, Grade['verdict'], Card]>([
    [1, 'right', { box: 2, due: TODAY + 3 }],
    [2, 'right', { box: 3, due: TODAY + 7 }],
    [3, 'right', { box: 4, due: TODAY + 16 }],
    [4, 'right', { box: 5, due: TODAY + 35 }],
    [5, 'right', { box: 5, due: TODAY + 35 }],
    [1, 'partly', { box: 1, due: TODAY + 1 }],
    [3, 'partly', { box: 3, due: TODAY + 7 }],
    [5, 'partly', { box: 5, due: TODAY + 35 }],
    [1, 'wrong', { box: 1, due: TODAY }],
    [5, 'wrong', { box: 1, due: TODAY }],
  ])('goes from box %i, answered %s, to %o', (box, verdict, expected) => {
    expect(nextCard({ box, due: TODAY }, grade(verdict), TODAY)).toEqual(expected);
    expect(nextCard({ box, due: TODAY - 9 }, grade(verdict), TODAY)).toEqual(expected);
  });

  test('is asked for the first time as if it stood in the first box', () => {
    for (const verdict of ['right', 'partly', 'wrong'] as const)
      expect(nextCard(undefined, grade(verdict), TODAY)).toEqual(
        nextCard({ box: 1, due: TODAY }, grade(verdict), TODAY),
      );
  });
});

describe('A question that is asked ahead of time', () => {
  const ahead: Card = { box: 3, due: TODAY + 5 };

  test.each(['right', 'partly'] as const)('stays where it stands when it is %s', (verdict) => {
    expect(nextCard(ahead, grade(verdict), TODAY)).toEqual(ahead);
  });

  test('goes back to the first box when it is wrong', () => {
    expect(nextCard(ahead, grade('wrong'), TODAY)).toEqual({ box: 1, due: TODAY });
  });
});

test('After any answer but a wrong one a question is not asked again on the same day', () => {
  fc.assert(
    fc.property(fc.option(cardAround(TODAY)), verdicts, (card, verdict) => {
      const { due } = nextCard(card ?? undefined, grade(verdict), TODAY);
      if (verdict === 'wrong') expect(due).toBe(TODAY);
      else expect(due).toBeGreaterThan(TODAY);
    }),
  );
});

test.each<[string, Card | undefined, string]>([
  ['has no card', undefined, 'new'],
  ['is due today', { box: 5, due: TODAY }, 'due'],
  ['was due before today', { box: 2, due: TODAY - 1 }, 'due'],
  ['was right twice', { box: 3, due: TODAY + 1 }, 'learning'],
  ['was right three times', { box: 4, due: TODAY + 1 }, 'known'],
  ['waits as long as any can', { box: 5, due: TODAY + 35 }, 'known'],
  ['waits longer than any can, because a clock ran ahead', { box: 5, due: TODAY + 36 }, 'due'],
])('A question that %s stands accordingly', (_, card, expected) => {
  expect(standingOf(card, TODAY)).toBe(expected);
});

describe('A round', () => {
  const questions = [1, 2, 3, 4, 5, 6].map((number) => ({
    number,
    objective: number < 4 ? 'O-1.1' : 'O-1.2',
    isEarly: false,
  }));
  const round = (cards: Readonly<Record<number, Card>>, over: Partial<Parameters<typeof roundOf>[0]> = {}) =>
    roundOf({
      questions,
      cards: new Map(Object.entries(cards).map(([number, card]) => [Number(number), card])),
      day: TODAY,
      seed: 7,
      count: 10,
      ...over,
    });

  test('asks what is longest overdue first, and new questions after it', () => {
    const { numbers, isAhead } = round({
      2: { box: 3, due: TODAY },
      5: { box: 1, due: TODAY - 9 },
      6: { box: 5, due: TODAY - 2 },
      1: { box: 2, due: TODAY + 1 },
    });
    expect(numbers.slice(0, 3)).toEqual([5, 6, 2]);
    expect(new Set(numbers.slice(3))).toEqual(new Set([3, 4]));
    expect(isAhead).toBe(false);
  });

  test('takes new questions of each objective in turn', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const { numbers } = round({}, { seed });
      for (const pair of [numbers.slice(0, 2), numbers.slice(2, 4), numbers.slice(4)])
        expect(new Set(pair.map((number) => (number < 4 ? 'O-1.1' : 'O-1.2'))).size).toBe(2);
    }
  });

  test('takes new questions of lessons to come when no other is new, and after what is due', () => {
    const early = questions.map((question) => ({ ...question, isEarly: question.number % 2 === 0 }));
    const { numbers } = round({ 4: { box: 2, due: TODAY } }, { questions: early });
    expect(numbers[0]).toBe(4);
    expect(numbers.slice(1).map((number) => number % 2)).toEqual([1, 1, 1, 0, 0]);
  });

  test('asks ahead of time only where nothing is due or new, what is due soonest first, and says so', () => {
    const later = (number: number) => ({ box: 3, due: TODAY + number }) as const;
    const cards = Object.fromEntries(questions.map(({ number }) => [number, later(number)]));
    expect(round(cards, { count: 3 })).toEqual({ numbers: [1, 2, 3], isAhead: true });
    expect(round({ ...cards, 6: { box: 1, due: TODAY } })).toEqual({ numbers: [6], isAhead: false });
  });

  test('of no questions is empty', () => {
    expect(round({}, { questions: [] }).numbers).toEqual([]);
  });

  test('asks only questions that there are, each once, and as many as it may', () => {
    fc.assert(
      fc.property(shelf, ({ questions: there, cards, seed, count }) => {
        const { numbers, isAhead } = roundOf({ questions: there, cards, day: TODAY, seed, count });
        const known = there.map(({ number }) => number);
        const open = known.filter((number) => ['due', 'new'].includes(standingOf(cards.get(number), TODAY)));
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(known).toEqual(expect.arrayContaining([...numbers]));
        expect(isAhead).toBe(open.length === 0);
        expect(numbers).toHaveLength(Math.min(count, isAhead ? known.length : open.length));
      }),
    );
  });

  test('asks nothing new as long as something due is left', () => {
    fc.assert(
      fc.property(shelf, ({ questions: there, cards, seed, count }) => {
        const { numbers } = roundOf({ questions: there, cards, day: TODAY, seed, count });
        const isDue = (number: number) => standingOf(cards.get(number), TODAY) === 'due';
        const due = there.filter(({ number }) => isDue(number)).length;
        expect(numbers.filter(isDue)).toHaveLength(Math.min(due, count));
        expect(numbers.slice(0, due).every(isDue)).toBe(true);
      }),
    );
  });

  test('is the same for the same seed, whatever order the questions came in', () => {
    fc.assert(
      fc.property(shelf, ({ questions: there, cards, seed, count }) => {
        const drawn = roundOf({ questions: there, cards, day: TODAY, seed, count });
        expect(roundOf({ questions: there.toReversed(), cards, day: TODAY, seed, count })).toEqual(drawn);
      }),
    );
  });

  test('gives another order for another seed', () => {
    const orders = new Set(Array.from({ length: 20 }, (_, seed) => round({}, { seed }).numbers.join()));
    expect(orders.size).toBeGreaterThan(5);
  });
});

describe('Two rounds a day for 200 days', () => {
  const DAYS = 200;
  const A_ROUND = 10;

  /** @returns the days on which each question was asked, by its number */
  function practised(size: number, seed: number, answer: (given: number) => Grade['verdict']) {
    const questions = Array.from({ length: size }, (_, index) => ({
      number: index + 1,
      objective: `O-1.${index % 5}`,
      isEarly: index > 60,
    }));
    const cards = new Map<number, Card>();
    const askedOn = new Map<number, number[]>(questions.map(({ number }) => [number, []]));
    let given = 0;
    for (let round = 0; round < 2 * DAYS; round += 1) {
      const day = TODAY + Math.floor(round / 2);
      const { numbers, isAhead } = roundOf({ questions, cards, day, seed: seed + round, count: A_ROUND });
      for (const number of isAhead ? [] : numbers) {
        cards.set(number, nextCard(cards.get(number), grade(answer(given)), day));
        askedOn.get(number)?.push(day);
        given += 1;
      }
    }
    return { cards, askedOn };
  }

  const sizes = fc.integer({ min: 1, max: 120 });
  const seeds = fc.nat();

  test('leave no question waiting for more than the longest wait and the queue before it, however they are answered', () => {
    fc.assert(
      fc.property(
        sizes,
        seeds,
        fc.array(verdicts, { minLength: 1, maxLength: 31 }),
        (size, seed, answers) => {
          const { askedOn } = practised(size, seed, (given) => answers[given % answers.length] ?? 'right');
          const queue = Math.ceil(size / A_ROUND);
          for (const days of askedOn.values())
            for (const [index, day] of days.entries())
              expect((days[index + 1] ?? TODAY + DAYS) - day).toBeLessThanOrEqual(35 + queue);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('ask and bring back every question of a learner who is wrong once in three', () => {
    fc.assert(
      fc.property(sizes, seeds, (size, seed) => {
        const { askedOn } = practised(size, seed, (given) => (given % 3 === 0 ? 'wrong' : 'right'));
        for (const days of askedOn.values()) expect(new Set(days).size).toBeGreaterThan(1);
      }),
      { numRuns: 20 },
    );
  });

  test('ask a question that is always right on days 0, 3, 10, 26 and 61, and every 35 days from then on', () => {
    const { askedOn, cards } = practised(1, 1, () => 'right');
    expect(askedOn.get(1)?.map((day) => day - TODAY)).toEqual([0, 3, 10, 26, 61, 96, 131, 166]);
    expect(cards.get(1)).toEqual({ box: 5, due: TODAY + 201 });
  });
});
