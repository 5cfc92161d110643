import { describe, expect, test } from 'vitest';
import type { Try } from '../../../src/core/attempt.ts';
import { begin } from '../../../src/core/begin.ts';
import { drawnTry } from '../../../src/core/drawn-try.ts';
import { objectiveResults } from '../../../src/core/objectives.ts';
import type { CoursePlan } from '../../../src/core/plan.ts';
import type { Session } from '../../../src/core/session.ts';
import { decode, encode } from '../../../src/core/suspend.ts';
import { transition } from '../../../src/core/transition.ts';
import {
  RELEASE,
  AT,
  REGISTRATION,
  assessment,
  attempt,
  finishedTry,
  lesson,
  lessonsDone,
  plan,
  run,
  session,
  tryAnswered,
  tryStarted,
} from './course.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const open: Try = {
  seed: 3,
  items: [
    { question: 201, chosen: [1], right: true, credit: 100 },
    { question: 202, chosen: null, right: false, credit: 0 },
  ],
};
const ready = (...tries: Try[]) => session({ attempt: attempt({ ...lessonsDone, tries }) });

describe('The questions of a try', () => {
  test('are none where nothing is at hand', () => {
    expect(drawnTry(ready(), { pool: [], seed: 1 })).toEqual([]);
  });

  test('are not those of the tries before it, while there are others', () => {
    const pool = [201, 202, 203, 204, 205, 206, 207, 208];
    for (const seed of SEEDS)
      expect(new Set(drawnTry(ready(finishedTry(1)), { pool, seed }))).toEqual(new Set([205, 206, 207, 208]));
  });

  test('hold a critical one of each group, where it has to be right', () => {
    const groups = [
      { pool: [201, 202, 203, 204], count: 1 },
      { pool: [205, 206, 207, 208], count: 1 },
    ];
    const strict = {
      ...ready(),
      plan: plan({ assessment: assessment({ groups, critical: [202, 208, 301] }) }),
    };
    const pool = groups.flatMap((group) => group.pool);
    for (const seed of SEEDS) expect(new Set(drawnTry(strict, { pool, seed }))).toEqual(new Set([202, 208]));
  });
});

describe('The questions of a running try', () => {
  test('stay while all that are open are at hand', () => {
    expect(drawnTry(ready(open), { pool: [202, 203], seed: 1 })).toEqual([201, 202]);
  });

  test('hold an unused one in the place of one that is gone', () => {
    const earlier = { seed: 1, items: [{ question: 203, chosen: [1], right: true, credit: 100 }] };
    for (const seed of SEEDS)
      expect(drawnTry(ready(earlier, open), { pool: [201, 203, 204], seed })).toEqual([201, 204]);
  });

  test('are fewer where no other is left, with those that were answered', () => {
    expect(drawnTry(ready(open), { pool: [201], seed: 1 })).toEqual([201]);
  });
});

/** Two lessons whose objectives have two questions in each form, and a try that asks two of each lesson. */
const FORMS = { A: [201, 202, 203, 204], B: [301, 302, 303, 304] } as const;
function inForm(form: 'A' | 'B'): CoursePlan {
  const objective = (id: string, ...items: readonly number[]) => ({ id, text: 'Tell.', checks: [], items });
  const [one, two, three, four] = FORMS[form];
  return plan({
    lessons: [
      { ...lesson(1, [11]), objectives: [objective('O-1.1', 201, 202, 301, 302)] },
      { ...lesson(2, [21]), objectives: [objective('O-2.1', 203, 204, 303, 304)] },
    ],
    assessment: assessment({
      groups: [
        { pool: [one, two], count: 2 },
        { pool: [three, four], count: 2 },
      ],
      weights: { 201: 3, 303: 2 },
      critical: [201],
    }),
  });
}

/** What a launch of another edition makes of a saved attempt. */
function relaunched(before: Session, next: CoursePlan): Session {
  const saved = decode(encode(before.attempt, RELEASE), RELEASE);
  if (saved.kind !== 'restored') throw new Error('The attempt was not saved.');
  const fresh = { registration: REGISTRATION, seed: 7 };
  return begin(next, { mode: 'normal', passMark: null, attempt: saved.attempt, fresh, at: AT })[0];
}

describe('A try that was begun in another form', () => {
  const started = run({ ...ready(), plan: inForm('A') }, [tryStarted([203, 201, 202, 204])]).session;

  test('keeps what was answered and asks questions of the new form in the place of open ones, lesson by lesson', () => {
    const before = relaunched(run(started, [tryAnswered(203), tryAnswered(201)]).session, inForm('B'));
    for (const seed of SEEDS) {
      const questions = drawnTry(before, { pool: FORMS.B, seed });
      expect(questions.slice(0, 2)).toEqual([203, 201]);
      expect([301, 302]).toContain(questions[2]);
      expect([303, 304]).toContain(questions[3]);
      expect(questions).toHaveLength(4);
    }
  });

  test('is scored with the weights, the objectives and the critical questions of both forms', () => {
    const before = relaunched(run(started, [tryAnswered(203), tryAnswered(201, [2])]).session, inForm('B'));
    const questions = [203, 201, 301, 303];
    const events = [tryStarted(questions), tryAnswered(301), tryAnswered(303)];
    const { session: after } = run(before, events);
    // 201 weighs 3 and is wrong; 203 and 301 weigh 1, 303 weighs 2.
    expect(after.attempt.tries[0]?.reached).toEqual({ raw: 57, passed: false, at: AT });
    expect(objectiveResults(after)).toMatchObject([
      { id: 'O-1.1', success: 'failed', scaled: 0.5 },
      { id: 'O-2.1', success: 'passed', scaled: 1 },
    ]);
  });

  test('goes on with its own questions where the new edition may ask any form', () => {
    const any = inForm('A');
    const before = relaunched(run(started, [tryAnswered(203)]).session, any);
    const pool = [...FORMS.A, ...FORMS.B];
    const questions = drawnTry(before, { pool, seed: 1 });
    expect(questions).toEqual([203, 201, 202, 204]);
    expect(transition(before, tryStarted(questions))[0]).toBe(before);
  });
});
