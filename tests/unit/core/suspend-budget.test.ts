import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import { MAX_STATE, encode } from '../../../src/core/suspend.ts';
import { worstCaseAttempt } from '../../../src/core/suspend-budget.ts';
import { attempt } from './course.ts';
import { COURSE } from './saved-state.ts';

describe('A saved state', () => {
  // SCORM 1.2 Run-Time Environment, cmi.suspend_data: CMIString4096.
  const size = {
    lessons: 11,
    questions: 110,
    highestNumber: 600,
    optionsPerQuestion: 8,
    sequences: 35,
    longest: 6,
    scenarios: 5,
    tries: 3,
    perTry: 33,
    sequencesPerTry: 8,
  };
  const longest = encode(worstCaseAttempt(size), COURSE).length;
  test(`takes ${longest} of ${MAX_STATE} characters at the worst of the planned course`, () => {
    expect(MAX_STATE).toBe(3500);
    expect(longest).toBeLessThanOrEqual(MAX_STATE);
    const { opened, answers, tries, runs } = worstCaseAttempt(size);
    expect(opened).toHaveLength(11);
    expect(Object.keys(answers)).toHaveLength(110);
    expect(Math.max(...Object.keys(answers).map(Number))).toBeLessThanOrEqual(600);
    expect(tries.map(({ items }) => items.length)).toEqual([33, 33, 33]);
    const isWrittenOut = ({ chosen }: { readonly chosen: readonly number[] | null }) =>
      chosen?.length === 6 && new Set(chosen).size < 6;
    expect(Object.values(answers).filter(isWrittenOut)).toHaveLength(35);
    expect(tries.map(({ items }) => items.filter(isWrittenOut).length)).toEqual([8, 8, 8]);
    // Three runs are kept of a scenario, each of 20 decisions at most.
    expect(runs.map(({ path, end }) => [path.length, end === null])).toEqual(
      Array.from({ length: 15 }, () => [20, false]),
    );
  });

  test('takes no more while the learner stands in a scenario', () => {
    const state = encode({ ...worstCaseAttempt(size), place: { page: 'scenario', scenario: 600 } }, COURSE);
    expect(state.length).toBeLessThanOrEqual(longest);
  });

  test('is never longer than the worst case of its size', () => {
    const small = {
      lessons: 3,
      questions: 12,
      highestNumber: 600,
      optionsPerQuestion: 6,
      sequences: 4,
      longest: 6,
      scenarios: 1,
      tries: 1,
      perTry: 4,
      sequencesPerTry: 2,
    };
    const limit = encode(worstCaseAttempt(small), COURSE).length;
    const number = fc.integer({ min: 1, max: 600 });
    const response = fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 });
    const sequence = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 6 });
    const right = fc.constantFrom(true, false, null);
    const answers = fc
      .tuple(
        fc.uniqueArray(number, { maxLength: 12, size: 'max' }),
        fc.array(response, { minLength: 8, maxLength: 8 }),
        fc.array(sequence, { minLength: 4, maxLength: 4 }),
        fc.array(right, { minLength: 12, maxLength: 12 }),
      )
      .map(([keys, sets, sequences, verdicts]) => {
        const responses = [...sequences, ...sets];
        return Object.fromEntries(
          keys.map((key, index) => [
            key,
            { chosen: responses[index] ?? [1], right: verdicts[index] ?? null },
          ]),
        );
      });
    const parted = fc.record({
      question: number,
      chosen: fc.oneof(response, sequence),
      right: fc.constant(false),
      credit: fc.integer({ min: 0, max: 99 }),
    });
    const plain = fc
      .tuple(number, response, fc.boolean())
      .map(([question, chosen, hit]) => ({ question, chosen, right: hit, credit: hit ? 100 : 0 }));
    const items = fc.tuple(plain, plain, parted, parted);
    const path = fc.array(fc.integer({ min: 1, max: 127 }), { maxLength: 20, size: 'max' });
    const end = fc.record({
      ending: fc.integer({ min: 1, max: 127 }),
      process: fc.integer({ min: 0, max: 100 }),
    });
    const runs = fc.array(fc.record({ scenario: number, seed: fc.constant(1), path, end }), { maxLength: 3 });
    const place = fc.oneof(
      number.map((reached) => ({ page: 'lesson', lesson: reached }) as const),
      number.map((reached) => ({ page: 'scenario', scenario: reached }) as const),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { maxLength: 3 }),
        answers,
        items,
        runs,
        place,
        (opened, given, asked, played, reached) => {
          const any: Attempt = attempt({
            place: reached,
            opened,
            answers: given,
            tries: [{ seed: 1, items: asked }],
            runs: played,
          });
          expect(encode(any, COURSE).length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
