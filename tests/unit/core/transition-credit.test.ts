import { describe, expect, test } from 'vitest';
import type { AssessmentPlan, CoursePlan } from '../../../src/core/plan.ts';
import { outcome } from '../../../src/core/progress.ts';
import { transition } from '../../../src/core/transition.ts';
import {
  answeredInTry,
  assessment,
  attempt,
  choices,
  launched,
  lesson,
  lessonsDone,
  opened,
  plan,
  practised,
  question,
  run,
  session,
  tryAnswered,
  tryStarted,
} from './course.ts';
import { expectNothing, kinds, POOL } from './transition-cases.ts';

const trying = (over: Partial<AssessmentPlan>) =>
  run(
    session({
      plan: plan({ assessment: assessment(over) }),
      attempt: attempt({ ...lessonsDone, place: { page: 'assessment' } }),
    }),
    [tryStarted(POOL)],
  ).session;
const parted = choices(201, [1, 2], { use: 'final', credit: 'partial' });

describe('Answering a practice question again', () => {
  const lessons = [lesson(1, [11]), lesson(2, [21])];
  const after = (evidence: CoursePlan['evidence']) =>
    run(launched({ lessons, evidence }), [opened(1), practised(question(11), [2])]).session;

  test('is recorded as a retry where the evidence is full, and the first answer stands', () => {
    const before = after('full');
    const [again, effects] = transition(before, practised(question(11), [1]));
    expect(again.attempt).toEqual(before.attempt);
    expect(effects[0]).toMatchObject({
      type: 'record',
      interaction: { key: 'q11', isRetry: true, result: 'correct', credit: 100 },
    });
    expect(kinds(effects)).not.toContain('progress');
  });

  test.each(['standard', 'minimal'] as const)('does nothing where the evidence is %s', (evidence) => {
    expectNothing(after(evidence), practised(question(11), [1]));
  });

  test('in the assessment does nothing, whatever the evidence', () => {
    const { session: before } = run(trying({}), [tryAnswered(201, [2])]);
    expectNothing({ ...before, plan: { ...before.plan, evidence: 'full' } }, tryAnswered(201));
  });
});

describe('A try that passed, in a course that asks for more', () => {
  /** The scenario is still to be played when the assessment is passed at its mark. */
  const passedAt75 = () => {
    const before = session({
      plan: plan({
        assessment: assessment({ passMark: 75, attempts: 1 }),
        lessons: [lesson(1, [11]), lesson(2, [21]), lesson(3, [31])],
        navigation: 'free',
      }),
      attempt: attempt({ ...lessonsDone, place: { page: 'assessment' } }),
    });
    const answers = POOL.map((number, index) => tryAnswered(number, [index === 0 ? 2 : 1]));
    return run(before, [tryStarted(POOL), ...answers]).session;
  };

  test.each<[string, Partial<AssessmentPlan>, number]>([
    ['a higher pass mark', {}, 90],
    ['that the question missed be right', { critical: POOL }, 75],
    ['other weights', { weights: { 201: 9 } }, 75],
  ])('stays passed with its score where an update asks for %s', (_, over, passMark) => {
    const before = passedAt75();
    expect(outcome(before)).toMatchObject({ status: 'incomplete', score: { raw: 75, passed: true } });
    const updated = {
      ...before,
      passMark,
      plan: { ...before.plan, assessment: assessment({ attempts: 1, ...over }) },
    };
    expect(outcome(updated)).toMatchObject({ status: 'incomplete', score: { raw: 75, passed: true } });
  });
});

describe('A part of an answer', () => {
  test('is worth a part in a try, and is not right', () => {
    const [after, [effect]] = transition(trying({}), answeredInTry(parted, [1]));
    expect(after.attempt.tries[0]?.items).toContainEqual({
      question: 201,
      chosen: [1],
      right: false,
      credit: 50,
    });
    expect(effect).toMatchObject({ interaction: { result: 'incorrect', credit: 50, weighting: 1 } });
  });

  test('counts in the score: half of one and three of four are 88 percent', () => {
    const answers = [answeredInTry(parted, [1]), tryAnswered(202), tryAnswered(203), tryAnswered(204)];
    // 3.5 of 4 is 87.5, in whole percent 88.
    expect(outcome(run(trying({}), answers).session).score).toMatchObject({ raw: 88, passed: true });
  });

  test('counts nothing where the whole is asked for', () => {
    const whole = choices(201, [1, 2], { use: 'final' });
    const [after] = transition(trying({}), answeredInTry(whole, [1]));
    expect(after.attempt.tries[0]?.items).toContainEqual({
      question: 201,
      chosen: [1],
      right: false,
      credit: 0,
    });
  });
});

describe('A question that weighs more', () => {
  test('is recorded with its weight', () => {
    const weighing = trying({ weights: { 201: 3 } });
    const { effects } = run(weighing, [tryAnswered(201), tryAnswered(202)]);
    expect(effects.map(([effect]) => effect)).toMatchObject([
      { interaction: { weighting: 3 } },
      { interaction: { weighting: 1 } },
    ]);
  });

  test.each([
    ['right, is half of a try of four', [1], [2], 50],
    ['wrong, leaves half of a try of four', [2], [1], 50],
  ])('three times as much as the others: %s', (_, heavy, others, raw) => {
    const answers = POOL.map((number) => tryAnswered(number, number === 201 ? heavy : others));
    const { session: after } = run(trying({ weights: { 201: 3 } }), answers);
    expect(outcome(after).score).toMatchObject({ raw });
  });
});

describe('A question that has to be right', () => {
  const critical = { critical: [204], attempts: 1 };
  /** 201, 202 and 203 right: 75 percent, the pass mark. */
  const answers = [tryAnswered(201), tryAnswered(202), tryAnswered(203), tryAnswered(204, [2])];

  test('and is wrong keeps a try at the pass mark from passing, and is told', () => {
    const { session: after, effects } = run(trying(critical), answers);
    expect(after.attempt.status).toBe('failed');
    expect(effects.at(-1)?.at(-2)).toMatchObject({
      type: 'report',
      outcome: { status: 'failed', score: { raw: 75, passMark: 75, passed: false, missedCritical: true } },
    });
  });

  test('and is partly right is not right', () => {
    const half = choices(204, [1, 2], { use: 'final', credit: 'partial' });
    const { session: after } = run(trying(critical), [...answers.slice(0, 3), answeredInTry(half, [1])]);
    expect(outcome(after).score).toMatchObject({ raw: 88, passed: false, missedCritical: true });
  });

  test('and is right lets another be wrong', () => {
    const other = [tryAnswered(201, [2]), tryAnswered(202), tryAnswered(203), tryAnswered(204)];
    const { session: after } = run(trying(critical), other);
    expect(outcome(after).score).toMatchObject({ raw: 75, passed: true, missedCritical: false });
  });

  test('and was not asked keeps nothing from passing', () => {
    const { session: after } = run(trying({ critical: [299] }), answers);
    expect(outcome(after).score).toMatchObject({ raw: 75, passed: true, missedCritical: false });
  });

  test('counts as any other where the edition does not ask that', () => {
    const { session: after } = run(trying({ critical: [] }), answers);
    expect(outcome(after)).toMatchObject({
      status: 'passed',
      score: { raw: 75, passed: true, missedCritical: false },
    });
  });

  test('takes back no pass where an update asks it afterwards', () => {
    const { session: passed } = run(trying({ critical: [] }), answers);
    const updated = { ...passed, plan: plan({ assessment: assessment(critical) }) };
    expect(outcome(updated)).toMatchObject({ status: 'passed', score: { passed: true } });
  });
});
