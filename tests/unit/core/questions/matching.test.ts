import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeMatching } from '../../../../src/core/questions/matching.ts';
import type { MatchingQuestion, SortingQuestion } from '../../../../src/core/question.ts';

/** Pieces 1, 2 and 5, which do not stand in that order, belong to targets 3, 4 and 3; 6 stays empty. */
const parts = {
  id: 'act-and-part',
  number: 32,
  use: 'check',
  lesson: 'l1',
  objective: 'O-1.1',
  stem: 'Which part of the definition does each act serve?',
  credit: 'all',
  options: [
    { id: 'wait', number: 5, text: 'Wait', feedback: 'Because.', target: 3 },
    { id: 'back', number: 1, text: 'Move back', feedback: 'Because.', target: 3 },
    { id: 'team', number: 2, text: 'Ask for the team', feedback: 'Because.', target: 4 },
  ],
  targets: [
    { id: 'time', number: 3, text: 'More time' },
    { id: 'more', number: 4, text: 'More resources' },
    { id: 'less', number: 6, text: 'Less immediate threat' },
  ],
} as const;

const matching = (changes: Partial<MatchingQuestion> = {}): MatchingQuestion => ({
  ...parts,
  type: 'matching',
  ...changes,
});
const sorting = (changes: Partial<SortingQuestion> = {}): SortingQuestion => ({
  ...parts,
  type: 'sorting',
  ...changes,
});

describe.for([
  { kind: 'A match of pieces', made: matching },
  { kind: 'A sorting of pieces', made: sorting },
])('$kind', ({ made }) => {
  test.for([
    { chosen: [3, 4, 3], found: 3, verdict: 'right', all: 100, partial: 100 },
    { chosen: [3, 4, 6], found: 2, verdict: 'partly', all: 0, partial: 66 },
    { chosen: [3, 3, 4], found: 1, verdict: 'partly', all: 0, partial: 33 },
    { chosen: [4, 3, 6], found: 0, verdict: 'wrong', all: 0, partial: 0 },
    { chosen: [6, 6, 6], found: 0, verdict: 'wrong', all: 0, partial: 0 },
  ])(
    'to $chosen, pieces ascending, has $found of 3 and is $verdict',
    ({ chosen, found, verdict, all, partial }) => {
      const counts = { verdict, right: verdict === 'right', found, of: 3, extra: 0 };
      expect(judgeMatching(made(), chosen)?.grade).toEqual({ ...counts, credit: all });
      expect(judgeMatching(made({ credit: 'partial' }), chosen)?.grade).toEqual({
        ...counts,
        credit: partial,
      });
    },
  );

  test.for([
    { why: 'is empty', chosen: [] },
    { why: 'leaves a piece without a target', chosen: [3, 4] },
    { why: 'has a target more than there are pieces', chosen: [3, 4, 3, 3] },
    { why: 'names a piece for a target', chosen: [3, 4, 5] },
    { why: 'names a target that the question does not have', chosen: [3, 4, 7] },
    { why: 'holds no number', chosen: [3, 4, Number.NaN] },
  ])('is no response where it $why', ({ chosen }) => {
    expect(judgeMatching(made(), chosen)).toBeUndefined();
  });

  test('is recorded as pairs of piece and target, beside the right ones', () => {
    expect(judgeMatching(made(), [3, 4, 6])?.exchange).toEqual({
      kind: 'matching',
      sources: parts.options,
      targets: parts.targets,
      correct: [
        [1, 3],
        [2, 4],
        [5, 3],
      ],
      response: [
        [1, 3],
        [2, 4],
        [5, 6],
      ],
    });
  });

  test('is neither right nor wrong as a first thought', () => {
    const judged = judgeMatching(made({ use: 'predict' }), [3, 4, 3]);
    expect(judged?.grade).toMatchObject({ verdict: 'noted', right: null, credit: null });
    expect(judged?.exchange.correct).toBeNull();
  });

  test('is judged whatever stands there, without a fault', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: -1, max: 8 }), fc.double())), (chosen) => {
        const isWhole = chosen.length === 3 && chosen.every((number) => [3, 4, 6].includes(number));
        expect(judgeMatching(made(), chosen) !== undefined).toBe(isWhole);
      }),
    );
  });

  test('is right exactly where it is the right one, and as recorded it is judged the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(3, 4, 6), { minLength: 3, maxLength: 3 }),
        fc.constantFrom('all' as const, 'partial' as const),
        (chosen, credit) => {
          const judged = judgeMatching(made({ credit }), chosen);
          expect(judged?.grade.credit === 100).toBe(chosen.join() === '3,4,3');
          expect(judged?.exchange.response).toEqual([1, 2, 5].map((piece, index) => [piece, chosen[index]]));
          expect(judgeMatching(made({ credit }), judged?.chosen ?? [])).toEqual(judged);
        },
      ),
    );
  });
});
