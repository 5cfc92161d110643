import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Branch, DecisionQuestion, Option } from '../../../../src/core/question.ts';
import { judgeDecision } from '../../../../src/core/questions/decision.ts';

const option = (number: number, correct: boolean): Option => ({
  id: `o${number}`,
  number,
  text: `Option ${number}`,
  correct,
  feedback: 'Because.',
});

const branch = (number: number, correct: boolean, options: readonly Option[]): Branch => ({
  ...option(number, correct),
  // oxlint-disable-next-line unicorn/no-thenable -- the question's own word; it is text, and never called
  then: `What comes of ${number}.`,
  stem: `And after ${number}?`,
  options,
});

/** Branches 1 to 3, of which 2 is right; their options 4 to 10, of which 5, 7 and 9 are. */
function decision(changes: Partial<DecisionQuestion> = {}): DecisionQuestion {
  return {
    id: 'two-steps',
    number: 31,
    type: 'decision',
    use: 'check',
    lesson: 'l7',
    objective: 'O-7.2',
    stem: 'What do you do first?',
    credit: 'partial',
    options: [
      branch(1, false, [option(4, false), option(5, true)]),
      branch(2, true, [option(6, false), option(7, true), option(8, false)]),
      branch(3, false, [option(9, true), option(10, false)]),
    ],
    ...changes,
  };
}

describe('A decision in two steps is judged', () => {
  test.each([
    ['both are right', [2, 7], 'right', 2, 100],
    ['the first is right', [2, 6], 'partly', 1, 50],
    ['the second is right, after a first that is not', [1, 5], 'partly', 1, 50],
    ['neither is right', [3, 10], 'wrong', 0, 0],
  ] as const)('where %s', (_when, chosen, verdict, found, credit) => {
    expect(judgeDecision(decision(), chosen)?.grade).toEqual({
      verdict,
      right: verdict === 'right',
      credit,
      found,
      of: 2,
      extra: 0,
    });
  });

  test('as worth nothing where half of it is right and the author wants all', () => {
    expect(judgeDecision(decision({ credit: 'all' }), [2, 6])?.grade).toMatchObject({
      verdict: 'partly',
      credit: 0,
    });
  });

  test.each([
    ['nothing was decided', []],
    ['there is no second decision', [2]],
    ['there are three', [2, 7, 7]],
    ['the branch is not there', [12, 7]],
    ['the option stands in another branch', [2, 5]],
    ['the option is a branch', [2, 2]],
    ['the order is the other way round', [7, 2]],
    ['it is not a number', [2, Number.NaN]],
  ])('no response where %s', (_why, chosen) => {
    expect(judgeDecision(decision(), chosen)).toBeUndefined();
  });
});

describe('The record of a decision in two steps', () => {
  test('describes the question in the same words, whatever was chosen first', () => {
    const exchange = judgeDecision(decision(), [3, 10])?.exchange;
    const other = judgeDecision(decision(), [1, decision().options[0]?.options[0]?.number ?? 0])?.exchange;
    expect({ ...other, response: null }).toEqual({ ...exchange, response: null });
    expect(exchange).toMatchObject({
      kind: 'performance',
      steps: [
        { id: 'first', number: 1, text: 'What do you do first?' },
        { id: 'then', number: 2, text: 'What do you do first?' },
      ],
      response: [
        [1, 3],
        [2, 10],
      ],
    });
  });

  test('holds the first right branch with its first right option to be right, whatever was taken', () => {
    for (const chosen of [
      [1, 4],
      [2, 7],
    ]) {
      expect(judgeDecision(decision(), chosen)?.exchange.correct).toEqual([
        [1, 2],
        [2, 7],
      ]);
    }
  });

  test('passes over a right branch in which nothing is right', () => {
    const options = [
      branch(1, true, [option(4, false), option(5, false)]),
      branch(2, true, [option(6, true), option(7, true)]),
    ];
    expect(judgeDecision(decision({ options }), [1, 4])?.exchange.correct).toEqual([
      [1, 2],
      [2, 6],
    ]);
  });
});

describe('Whatever the numbers,', () => {
  const ways = decision().options.flatMap(({ number, options }) =>
    options.map((then) => [number, then.number]),
  );
  const numbers = fc.array(
    fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer(), fc.double(), fc.constant(Number.NaN)),
    { maxLength: 4 },
  );

  test('only a branch and one of its own options are a response', () => {
    fc.assert(
      fc.property(fc.oneof(numbers, fc.constantFrom(...ways)), (chosen) => {
        const isWay = ways.some(
          (way) => way.length === chosen.length && way.every((n, i) => n === chosen[i]),
        );
        expect(judgeDecision(decision(), chosen) !== undefined).toBe(isWay);
      }),
    );
  });

  test.each(ways)('the way %i, %i is judged the same again and is what the record says', (first, second) => {
    const judged = judgeDecision(decision(), [first ?? 0, second ?? 0]);
    expect(judged?.chosen).toEqual([first, second]);
    expect(judgeDecision(decision(), judged?.chosen ?? [])).toEqual(judged);
    expect(judged?.exchange.response).toEqual([
      [1, first],
      [2, second],
    ]);
    expect(judged?.grade.credit === 100).toBe(first === 2 && second === 7);
  });

  test.each(ways)('the record of the way %i, %i knows every answer it names', (first, second) => {
    const exchange = judgeDecision(decision(), [first ?? 0, second ?? 0])?.exchange;
    if (exchange?.kind !== 'performance') throw new Error('A decision is recorded as a performance.');
    for (const [step, answer] of [...(exchange.correct ?? []), ...exchange.response]) {
      const answers = exchange.steps.find(({ number }) => number === step)?.answers ?? [];
      expect(answers.map(({ number }) => number)).toContain(answer);
    }
  });
});
