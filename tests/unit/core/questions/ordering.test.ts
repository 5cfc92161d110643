import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeOrdering } from '../../../../src/core/questions/ordering.ts';
import type { OrderingQuestion } from '../../../../src/core/question.ts';

/** Four pieces; their right order is 3, 1, 4, 2. */
function ordering(changes: Partial<OrderingQuestion> = {}): OrderingQuestion {
  return {
    id: 'first-minute',
    number: 31,
    type: 'ordering',
    use: 'check',
    lesson: 'l7',
    objective: 'O-7.1',
    stem: 'Put the first minute of talk in order.',
    credit: 'all',
    options: [3, 1, 4, 2].map((number) => ({
      id: `p${number}`,
      number,
      text: `Piece ${number}`,
      feedback: 'Because.',
    })),
    ...changes,
  };
}

describe('An order of pieces', () => {
  test.for([
    { chosen: [3, 1, 4, 2], found: 4, verdict: 'right', all: 100, partial: 100 },
    { chosen: [3, 1, 2, 4], found: 2, verdict: 'partly', all: 0, partial: 50 },
    { chosen: [3, 4, 2, 1], found: 1, verdict: 'partly', all: 0, partial: 25 },
    { chosen: [2, 3, 1, 4], found: 0, verdict: 'wrong', all: 0, partial: 0 },
    { chosen: [1, 3, 2, 4], found: 0, verdict: 'wrong', all: 0, partial: 0 },
  ])('$chosen has $found of 4 in place and is $verdict', ({ chosen, found, verdict, all, partial }) => {
    const counts = { verdict, right: verdict === 'right', found, of: 4, extra: 0 };
    expect(judgeOrdering(ordering(), chosen)?.grade).toEqual({ ...counts, credit: all });
    expect(judgeOrdering(ordering({ credit: 'partial' }), chosen)?.grade).toEqual({
      ...counts,
      credit: partial,
    });
  });

  test.for([
    { why: 'is empty', chosen: [] },
    { why: 'lacks a piece', chosen: [3, 1, 4] },
    { why: 'has a piece twice in place of another', chosen: [3, 1, 4, 4] },
    { why: 'has a piece twice besides all others', chosen: [3, 1, 4, 2, 2] },
    { why: 'has a piece that the question does not', chosen: [3, 1, 4, 5] },
  ])('is no response where it $why', ({ chosen }) => {
    expect(judgeOrdering(ordering(), chosen)).toBeUndefined();
  });

  test('is recorded as a sequence of the pieces, beside the right one', () => {
    const { options } = ordering();
    expect(judgeOrdering(ordering(), [1, 2, 3, 4])?.exchange).toEqual({
      kind: 'sequencing',
      choices: options,
      correct: [3, 1, 4, 2],
      response: [1, 2, 3, 4],
    });
  });

  test('is neither right nor wrong as a first thought', () => {
    const judged = judgeOrdering(ordering({ use: 'predict' }), [3, 1, 4, 2]);
    expect(judged?.grade).toMatchObject({ verdict: 'noted', right: null, credit: null });
    expect(judged?.exchange.correct).toBeNull();
  });

  test('is judged whatever stands there, without a fault', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: -1, max: 6 }), fc.double())), (chosen) => {
        const isOrder = chosen.length === 4 && [1, 2, 3, 4].every((number) => chosen.includes(number));
        expect(judgeOrdering(ordering(), chosen) !== undefined).toBe(isOrder);
      }),
    );
  });

  test('is right exactly where it is the right one, and as recorded it is judged the same', () => {
    const key = [3, 1, 4, 2];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(key, { minLength: 4 }),
        fc.constantFrom('all' as const, 'partial' as const),
        (chosen, credit) => {
          const question = ordering({ credit });
          const judged = judgeOrdering(question, chosen);
          expect(judged?.grade.credit === 100).toBe(chosen.join() === key.join());
          expect(judged?.exchange.response).toEqual(chosen);
          expect(judgeOrdering(question, judged?.chosen ?? [])).toEqual(judged);
        },
      ),
    );
  });
});
