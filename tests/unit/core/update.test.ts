import { describe, expect, test } from 'vitest';
import { begin } from '../../../src/core/begin.ts';
import { drawnTry } from '../../../src/core/drawn-try.ts';
import type { CoursePlan } from '../../../src/core/plan.ts';
import { isLessonDone, isOpen, outcome } from '../../../src/core/progress.ts';
import type { Session } from '../../../src/core/session.ts';
import { decode, encode } from '../../../src/core/suspend.ts';
import { transition } from '../../../src/core/transition.ts';
import {
  RELEASE,
  AT,
  REGISTRATION,
  answered,
  assessment,
  attempt,
  finishedTry,
  lesson,
  lessonsDone,
  plan,
  tryAnswered,
} from './course.ts';

/** The coordinator replaces the package: what one build saved is opened by the next. */
function updated(saved: Parameters<typeof attempt>[0], to: CoursePlan): Session {
  const read = decode(encode(attempt(saved), RELEASE), RELEASE);
  if (read.kind !== 'restored') throw new Error('The state was not read.');
  const fresh = { registration: REGISTRATION, seed: 0 };
  return begin(to, { mode: 'normal', passMark: null, attempt: read.attempt, fresh, at: AT })[0];
}

describe('A package that is replaced while a learner is half way', () => {
  const half = {
    opened: [1, 2],
    answers: { 11: answered, 21: answered },
    place: { page: 'lesson', lesson: 2 },
  } as const;

  test.each<[string, CoursePlan]>([
    ['questions added', plan({ lessons: [lesson(1, [11, 12]), lesson(2, [21, 22, 23])] })],
    ['questions removed', plan({ lessons: [lesson(1), lesson(2, [21])] })],
    [
      'questions in another order and in another lesson',
      plan({ lessons: [lesson(1, [21]), lesson(2, [11])] }),
    ],
    ['lessons in another order', plan({ lessons: [lesson(2, [21]), lesson(1, [11])] })],
    ['a lesson that was split', plan({ lessons: [lesson(1, [11]), lesson(2, []), lesson(3, [21])] })],
  ])('keeps every answer, every opened lesson and the place: %s', (_, to) => {
    const session = updated(half, to);
    expect(session.attempt).toMatchObject(half);
    expect(isOpen(session, half.place)).toBe(true);
    expect(decode(encode(session.attempt, RELEASE), RELEASE)).toEqual({
      kind: 'restored',
      attempt: session.attempt,
    });
  });

  test('counts an answer in the part of a split lesson that asks for it now, once that part was opened', () => {
    const to = plan({ lessons: [lesson(1, [11]), lesson(2), lesson(3, [21])] });
    const session = updated(half, to);
    const [third] = transition(session, { type: 'opened', place: { page: 'lesson', lesson: 3 }, at: AT });
    expect(to.lessons.map((one) => isLessonDone(third.attempt, one))).toEqual([true, true, true]);
  });

  test('goes on where the place is gone, and keeps what was done there', () => {
    const session = updated(half, plan({ lessons: [lesson(1, [11]), lesson(4, [41])] }));
    expect(session.attempt.place).toEqual({ page: 'lesson', lesson: 4 });
    expect(session.attempt.answers).toEqual(half.answers);
  });

  test('leaves a finished try its score, though its questions are gone and others weigh more', () => {
    const reached = { raw: 75, passed: true, at: AT };
    const tries = [{ ...finishedTry(3), reached }];
    const to = plan({
      assessment: assessment({ groups: [{ pool: [301, 302], count: 2 }], weights: { 204: 9 } }),
    });
    const session = updated({ ...lessonsDone, tries }, to);
    expect(outcome(session)).toMatchObject({ status: 'passed', score: { raw: 75, passed: true } });
    expect(session.attempt.tries).toEqual(tries);
  });

  test('finishes a running try with others in the place of open questions that are gone', () => {
    const items = [
      { question: 201, chosen: [1], right: true, credit: 100 },
      { question: 202, chosen: null, right: false, credit: 0 },
    ];
    const to = plan({ assessment: assessment({ groups: [{ pool: [301, 302], count: 2 }], passMark: 100 }) });
    const session = updated({ ...lessonsDone, tries: [{ seed: 9, items }] }, to);
    const questions = drawnTry(session, { pool: [301, 302], seed: 1 });
    expect(questions[0]).toBe(201);
    expect([301, 302]).toContain(questions[1]);
    const [goesOn] = transition(session, { type: 'try-started', seed: 2, questions, at: AT });
    const [done] = transition(goesOn, tryAnswered(questions[1] ?? 0));
    expect(outcome(done)).toMatchObject({ status: 'passed', score: { raw: 100 } });
  });
});
