import * as fc from 'fast-check';
import type { Attempt, PracticeAnswer } from '../../../src/core/attempt.ts';

/** Any attempt the type allows, whether or not a learner could have come to it. */
export function anyAttempt(): fc.Arbitrary<Attempt> {
  const word = fc.integer({ min: 0, max: 0xffffffff });
  const number = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 5000, max: 2 ** 40 }));
  const numbers = fc.uniqueArray(number, { maxLength: 30 }).map((list) => list.sort((a, b) => a - b));
  const percent = fc.integer({ min: 0, max: 100 });
  const time = fc.integer({ min: 0, max: 2 ** 32 * 1_000 - 1 });
  const response = fc.oneof(
    fc
      .uniqueArray(fc.integer({ min: 1, max: 35 }), { minLength: 1, maxLength: 6 })
      .map((list) => list.sort((a, b) => a - b)),
    // Whatever stands in a sequence: repeated, in any order, a second of the time line, zero.
    fc.array(fc.oneof(fc.integer({ min: 0, max: 36 }), number), { minLength: 1, maxLength: 8 }),
  );
  const answer = fc.record(
    { chosen: response, right: fc.constantFrom(true, false, null) },
    { noNullPrototype: true },
  );
  const item = fc.oneof(
    fc.record(
      { question: number, chosen: response, right: fc.boolean(), credit: percent },
      { noNullPrototype: true },
    ),
    number.map((asking) => ({ question: asking, chosen: null, right: false, credit: 0 })),
  );
  return fc.record(
    {
      registration: fc.uuid(),
      seed: word,
      place: fc.oneof(
        number.map((reached) => ({ page: 'lesson' as const, lesson: reached })),
        number.map((reached) => ({ page: 'scenario' as const, scenario: reached })),
        fc.constantFrom({ page: 'assessment' as const }, { page: 'result' as const }),
      ),
      opened: numbers,
      answers: fc
        .array(fc.tuple(number, answer), { maxLength: 30 })
        .map((entries): Record<number, PracticeAnswer> => Object.fromEntries(entries)),
      tries: fc.array(
        fc.record(
          {
            seed: word,
            items: fc.array(item, { minLength: 1, maxLength: 8 }),
            reached: fc.record(
              { raw: fc.integer({ min: 0, max: 100 }), passed: fc.boolean(), at: time },
              { noNullPrototype: true, requiredKeys: ['raw', 'passed'] },
            ),
          },
          { noNullPrototype: true, requiredKeys: ['seed', 'items'] },
        ),
        { maxLength: 4 },
      ),
      runs: fc.array(
        fc.record(
          {
            scenario: number,
            seed: word,
            path: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 }),
            end: fc.option(fc.record({ ending: number, process: percent }, { noNullPrototype: true })),
          },
          { noNullPrototype: true },
        ),
        { maxLength: 4 },
      ),
      status: fc.constantFrom(
        'incomplete' as const,
        'failed' as const,
        'completed' as const,
        'passed' as const,
      ),
      statusAt: time,
    },
    {
      noNullPrototype: true,
      requiredKeys: ['registration', 'seed', 'place', 'opened', 'answers', 'tries', 'runs', 'status'],
    },
  );
}
