import * as fc from 'fast-check';
import { begin } from '../../../src/core/begin.ts';
import type { CompletionRule, CoursePlan, ScenarioPlan } from '../../../src/core/plan.ts';
import type { ChoiceQuestion, ChoicesQuestion } from '../../../src/core/question.ts';
import type { Session, SessionEvent } from '../../../src/core/session.ts';
import {
  AT,
  REGISTRATION,
  attempt,
  choices,
  decision,
  final,
  judged,
  lesson,
  lessonsDone,
  oneGroup,
  plan,
  question,
  scenario,
} from './course.ts';

/** What the assessment may draw. */
const POOL = [201, 202, 203, 204, 205, 206, 207];

const anyPlan: fc.Arbitrary<CoursePlan> = fc
  .record({
    navigation: fc.constantFrom('sequential', 'free'),
    lessons: fc
      .constantFrom(
        [lesson(1, [11]), lesson(2, [21])],
        [lesson(1), lesson(2, [21, 22])],
        [lesson(1, [11]), lesson(2, [21]), lesson(3, [22])],
      )
      .chain((lessons) =>
        fc
          .array(fc.boolean(), { minLength: lessons.length, maxLength: lessons.length })
          .map((flags) => lessons.map((one, index) => ({ ...one, testOut: flags[index] === true }))),
      ),
    scenarios: fc.constantFrom<readonly ScenarioPlan[]>([], [scenario(40)], [scenario(40), scenario(41)]),
    assessment: fc.option(
      fc.record({
        groups: fc.constant(oneGroup(4)),
        passMark: fc.constantFrom(0, 50, 75, 100),
        attempts: fc.integer({ min: 1, max: 3 }),
        itemFeedback: fc.boolean(),
        weights: fc.constantFrom<Readonly<Record<number, number>>>({}, { 201: 3, 204: 2 }),
        critical: fc.constantFrom<readonly number[]>([], [203]),
      }),
    ),
    completion: fc.record({
      lessons: fc.constantFrom('all', 'none'),
      assessment: fc.constantFrom('passed', 'none'),
      scenarios: fc.constantFrom<CompletionRule['scenarios']>('none', 0, 60),
    }),
    evidence: fc.constantFrom('minimal', 'standard', 'full'),
  } as const)
  .map((over) => plan(over));

/** A visit that begins: to any edition, in any mode, with the lessons done or with nothing. */
export const anyStart: fc.Arbitrary<Session> = fc
  .record({
    planned: anyPlan,
    mode: fc.constantFrom('normal', 'normal', 'normal', 'browse', 'review'),
    isDone: fc.boolean(),
    holdSave: fc.boolean(),
  } as const)
  .map(({ planned, mode, isDone, holdSave }) => {
    const fresh = { registration: REGISTRATION, seed: 7 };
    const restored = isDone ? attempt(lessonsDone) : null;
    return begin(planned, { mode, passMark: null, attempt: restored, fresh, at: AT, holdSave })[0];
  });

/** A question of these and a legal response to it. */
function answersTo(...questions: readonly (ChoiceQuestion | ChoicesQuestion)[]) {
  const several = fc.oneof(
    fc.constant([1]),
    fc.constant([2]),
    fc.subarray([1, 2, 3, 4], { minLength: 1, maxLength: 3 }),
  );
  const single = fc.constantFrom([1], [1], [2], [3], [4]);
  return fc.constantFrom(...questions).chain((asked) =>
    (asked.type === 'choice' ? single : several).map((chosen) => ({
      question: asked,
      judged: judged(asked, chosen),
    })),
  );
}

const times = { latencyMs: fc.nat(), at: fc.nat() };

const anyEnd = fc.record(
  { ending: fc.integer({ min: 1, max: 3 }), process: fc.constantFrom(0, 59, 60, 100) },
  { noNullPrototype: true },
);

const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('opened'),
      place: fc.oneof(
        fc.constantFrom(1, 2, 3, 9).map((number) => ({ page: 'lesson', lesson: number }) as const),
        fc.constantFrom(40, 41).map((number) => ({ page: 'scenario', scenario: number }) as const),
        fc.constantFrom({ page: 'assessment' } as const, { page: 'result' } as const),
      ),
      at: fc.nat(),
    } as const),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        answersTo(
          question(11),
          choices(21, [1, 2]),
          question(22),
          question(31, [1], { use: 'predict' }),
          final(201),
        ),
        fc.record(times),
      )
      .map(([answer, when]) => ({ type: 'answered', ...answer, ...when }) as const),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('try-started'),
      seed: fc.nat(),
      questions: fc.shuffledSubarray(POOL),
      at: fc.nat(),
    } as const),
  },
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        answersTo(
          ...POOL.map(final),
          choices(202, [1, 2], { use: 'final', credit: 'partial' }),
          choices(206, [1, 2, 3], { use: 'final', credit: 'partial' }),
        ),
        fc.record(times),
      )
      .map(([answer, when]) => ({ type: 'try-answered', ...answer, ...when }) as const),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('run-started'),
      scenario: fc.constantFrom(40, 41),
      anew: fc.boolean(),
      seed: fc.nat(),
      at: fc.nat(),
    } as const),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(40, 41), fc.constantFrom(1, 2, 3), fc.option(anyEnd), fc.record(times))
      .map(
        ([number, option, end, when]) =>
          ({
            type: 'decided',
            scenario: number,
            decision: decision(number, option, end),
            ...when,
          }) as const,
      ),
  },
);

/** Whatever may happen in a visit, in whatever order, after its end too. */
export const anyEvents = fc
  .tuple(
    fc.array(anyEvent, { maxLength: 60, size: 'max' }),
    fc.boolean(),
    fc.array(anyEvent, { maxLength: 5 }),
  )
  .map(([before, isLeft, after]) =>
    isLeft ? before.concat({ type: 'left', by: 'exit', at: AT }, after) : before,
  );
