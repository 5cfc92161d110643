import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MomentQuestion } from '../../../../src/core/question.ts';
import { judgeMoment } from '../../../../src/core/questions/moment.ts';

/** Twenty seconds in which something happens between second 5 and second 7. */
const question: MomentQuestion = {
  id: 'when-it-drops',
  number: 31,
  type: 'moment',
  use: 'check',
  lesson: 'l1',
  objective: 'O-1.1',
  stem: 'When does resistance begin to drop?',
  seconds: 20,
  from: 5,
  to: 7,
  options: [
    { id: 'arm', number: 1, at: 6, text: 'The arm comes out.', feedback: 'Here.' },
    { id: 'side', number: 2, at: 9, text: 'He turns.', feedback: 'Later.' },
  ],
};

const anyQuestion: fc.Arbitrary<MomentQuestion> = fc
  .tuple(fc.integer({ min: 5, max: 120 }), fc.nat(), fc.nat())
  .map(([seconds, a, b]) => {
    const [one, other] = [a % (seconds + 1), b % (seconds + 1)];
    return { ...question, seconds, from: Math.min(one, other), to: Math.max(one, other) };
  });

const anyNumber = fc.oneof(fc.integer({ min: -3, max: 125 }), fc.double(), fc.integer());

describe('a marked second', () => {
  test.each([
    [0, 'wrong', 0],
    [4, 'wrong', 0],
    [5, 'right', 100],
    [6, 'right', 100],
    [7, 'right', 100],
    [8, 'wrong', 0],
    [20, 'wrong', 0],
  ])('%i of 20, where 5 to 7 is right, is %s and worth %i percent', (second, verdict, credit) => {
    expect(judgeMoment(question, [second])).toEqual({
      chosen: [second],
      grade: {
        verdict,
        right: verdict === 'right',
        credit,
        found: verdict === 'right' ? 1 : 0,
        of: 1,
        extra: 0,
      },
      exchange: { kind: 'numeric', correct: [5, 7], response: second },
    });
  });

  test('is right at that second alone where the window is one second', () => {
    const one = { ...question, from: 6, to: 6 };
    expect([5, 6, 7].map((second) => judgeMoment(one, [second])?.grade.right)).toEqual([false, true, false]);
  });

  test.each([
    ['no second', []],
    ['two seconds', [5, 6]],
    ['the same second twice', [5, 5]],
    ['a second before the beginning', [-1]],
    ['a second after the end', [21]],
    ['half a second', [5.5]],
    ['no number', [Number.NaN]],
    ['no end', [Number.POSITIVE_INFINITY]],
  ])('is no response where it is %s', (_, chosen) => {
    expect(judgeMoment(question, chosen)).toBeUndefined();
  });

  test('of a first thought is noted and worth nothing', () => {
    expect(judgeMoment({ ...question, use: 'predict' }, [6])?.grade).toMatchObject({
      verdict: 'noted',
      right: null,
      credit: null,
    });
  });
});

describe('whatever is chosen', () => {
  test('judging never throws, and takes one whole second of the stretch and nothing else', () => {
    fc.assert(
      fc.property(anyQuestion, fc.array(anyNumber, { maxLength: 3 }), (asked, chosen) => {
        const [second] = chosen;
        const isLegal =
          chosen.length === 1 &&
          second !== undefined &&
          Number.isInteger(second) &&
          second >= 0 &&
          second <= asked.seconds;
        expect(judgeMoment(asked, chosen) !== undefined).toBe(isLegal);
      }),
    );
  });

  test('what was judged is legal again and judged the same, and the record holds it', () => {
    fc.assert(
      fc.property(anyQuestion, fc.nat(120), (asked, at) => {
        const second = at % (asked.seconds + 1);
        const judged = judgeMoment(asked, [second]);
        expect(judgeMoment(asked, judged?.chosen ?? [])).toEqual(judged);
        expect(judged?.exchange).toEqual({
          kind: 'numeric',
          correct: [asked.from, asked.to],
          response: second,
        });
      }),
    );
  });

  test('full credit is for the seconds of the window exactly, and there is no other credit', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const seconds = Array.from({ length: asked.seconds + 1 }, (_, second) => second);
        const full = seconds.filter((second) => judgeMoment(asked, [second])?.grade.credit === 100);
        const none = seconds.filter((second) => judgeMoment(asked, [second])?.grade.credit === 0);
        expect(full).toEqual(seconds.slice(asked.from, asked.to + 1));
        expect(full.length + none.length).toBe(seconds.length);
      }),
    );
  });
});
