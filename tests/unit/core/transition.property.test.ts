import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begin } from '../../../src/core/begin.ts';
import { drawnTry } from '../../../src/core/drawn-try.ts';
import type { Place, TryItem } from '../../../src/core/attempt.ts';
import type { CompletionRule, CoursePlan, ScenarioPlan } from '../../../src/core/plan.ts';
import type { ChoiceQuestion, ChoicesQuestion } from '../../../src/core/question.ts';
import { isLessonDone, isOpen, outcome, percent } from '../../../src/core/progress.ts';
import { remaining } from '../../../src/core/remaining.ts';
import type { Effect, Session, SessionEvent } from '../../../src/core/session.ts';
import { decode, encode } from '../../../src/core/suspend.ts';
import { transition } from '../../../src/core/transition.ts';
import {
  AT,
  REGISTRATION,
  oneGroup,
  assessment,
  attempt,
  choices,
  decision,
  final,
  judged,
  lesson,
  lessonsDone,
  plan,
  question,
  scenario,
  tryAnswered,
} from './course.ts';

const POOL = [201, 202, 203, 204, 205, 206, 207];
const RANKS = ['incomplete', 'failed', 'completed', 'passed'];

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

const anyStart: fc.Arbitrary<Session> = fc
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

const anyEvents = fc
  .tuple(
    fc.array(anyEvent, { maxLength: 60, size: 'max' }),
    fc.boolean(),
    fc.array(anyEvent, { maxLength: 5 }),
  )
  .map(([before, isLeft, after]) =>
    isLeft ? before.concat({ type: 'left', by: 'exit', at: AT }, after) : before,
  );

interface Moment {
  readonly before: Session;
  readonly event: SessionEvent;
  readonly after: Session;
  readonly effects: readonly Effect[];
}

function moments(start: Session, events: readonly SessionEvent[]): Moment[] {
  let before = start;
  return events.map((event) => {
    const [after, effects] = transition(before, event);
    const moment = { before, event, after, effects };
    before = after;
    return moment;
  });
}

/** What is wrong with a session; empty where it is legal. */
function illegal({ plan: planned, passMark, attempt: reached }: Session): string[] {
  const wrong: string[] = [];
  const { tries } = reached;
  if (tries.length > (planned.assessment?.attempts ?? 0)) wrong.push('more tries than allowed');
  const unfinished = tries.map(({ items }) => items.some((item) => item.chosen === null));
  if (unfinished.slice(0, -1).includes(true)) wrong.push('an unfinished try before the last');
  for (const { items } of tries) {
    if (items.length === 0) wrong.push('a try without questions');
    if (new Set(items.map((item) => item.question)).size < items.length)
      wrong.push('a question twice in a try');
    if (items.some((item) => item.chosen === null && item.right)) wrong.push('right before it was answered');
  }
  const last = tries.at(-1);
  const weights = planned.assessment?.weights ?? {};
  const worth = (items: readonly TryItem[], part: (item: TryItem) => number) =>
    items.reduce((sum, item) => sum + (weights[item.question] ?? 1) * part(item), 0);
  const share =
    last === undefined ? 0 : worth(last.items, ({ credit }) => credit) / worth(last.items, () => 100);
  const critical = planned.assessment?.critical ?? [];
  if (
    reached.status === 'passed' &&
    (last === undefined || unfinished.at(-1) === true || Math.round(share * 100) < passMark)
  ) {
    wrong.push('passed below the pass mark');
  }
  if (
    reached.status === 'passed' &&
    last?.items.some(({ question: number, right }) => critical.includes(number) && !right) === true
  ) {
    wrong.push('passed with a critical question wrong');
  }
  const { scenarios: asked } = planned.completion;
  const isDone = ({ number }: ScenarioPlan) =>
    reached.runs.some(
      ({ scenario: played, end }) => played === number && end !== null && end.process >= Number(asked),
    );
  if (asked !== 'none' && RANKS.indexOf(reached.status) > 1 && !planned.scenarios.every(isDone))
    wrong.push('completed without a scenario that is asked for');
  if (
    planned.completion.lessons === 'all' &&
    RANKS.indexOf(reached.status) > 1 &&
    !planned.lessons.every((one) => one.testOut || isLessonDone(reached, one))
  )
    wrong.push('completed without a lesson that has to be taken');
  for (const { number } of planned.scenarios) {
    const played = reached.runs.filter(({ scenario: one }) => one === number);
    if (played.length > 3) wrong.push('more than three runs of a scenario');
    if (played.filter(({ end }) => end === null).length > 1) wrong.push('two open runs of a scenario');
  }
  if (
    outcome({ plan: planned, passMark, mode: 'normal', phase: 'active', attempt: reached }).status !==
    reached.status
  ) {
    wrong.push('a status other than the outcome');
  }
  if (reached.opened.some((number, index) => index > 0 && number <= (reached.opened[index - 1] ?? 0)))
    wrong.push('opened out of order');
  return wrong;
}

const always = (check: (moment: Moment) => void) =>
  fc.assert(
    fc.property(anyStart, anyEvents, (start, events) => moments(start, events).forEach(check)),
    { numRuns: 300 },
  );

describe('Whatever happens in whatever order', () => {
  test('the attempt stays legal', () => {
    always(({ after }) => expect(illegal(after)).toEqual([]));
  });

  test('the status never goes back, and a pass is the end of all tries', () => {
    always(({ before, after }) => {
      expect(RANKS.indexOf(after.attempt.status)).toBeGreaterThanOrEqual(
        RANKS.indexOf(before.attempt.status),
      );
      if (before.attempt.status === 'passed') expect(after.attempt.tries).toBe(before.attempt.tries);
    });
  });

  test('nothing that was answered or finished is ever changed', () => {
    always(({ before, after }) => {
      expect(after.attempt.answers).toMatchObject(before.attempt.answers);
      expect(after.attempt.tries.slice(0, before.attempt.tries.length - 1)).toEqual(
        before.attempt.tries.slice(0, -1),
      );
      expect(after.attempt.registration).toBe(before.attempt.registration);
      const first = before.attempt.runs.find(({ end }) => end !== null);
      if (first !== undefined) expect(after.attempt.runs).toContainEqual(first);
    });
  });

  test('no question comes twice over all tries while each group lasts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
        (counts, seeds) => {
          const groups = counts.map((count, group) => ({
            pool: Array.from({ length: 7 }, (_, index) => 201 + 10 * group + index),
            count,
          }));
          const pool = groups.flatMap((group) => group.pool);
          const planned = plan({ assessment: assessment({ groups, passMark: 100, attempts: 3 }) });
          const start: Session = {
            plan: planned,
            mode: 'normal',
            passMark: 100,
            phase: 'active',
            attempt: attempt(lessonsDone),
          };
          const end = seeds.reduce((session, seed) => {
            const questions = drawnTry(session, { pool, seed });
            const [started] = transition(session, { type: 'try-started', seed, questions, at: AT });
            return questions.reduce((now, number) => transition(now, tryAnswered(number, [2]))[0], started);
          }, start);
          for (const { pool: own, count } of groups) {
            const asked = end.attempt.tries.map(({ items }) =>
              items.map((item) => item.question).filter((number) => own.includes(number)),
            );
            expect(asked.map(({ length }) => length)).toEqual([count, count, count]);
            expect(new Set(asked.flat()).size).toBe(Math.min(3 * count, own.length));
          }
        },
      ),
    );
  });

  test('a lesson that may be tested out is open, and everything else as if the edition did not hold it', () => {
    always(({ after }) => {
      const { plan: planned } = after;
      const own = planned.lessons.filter(({ testOut }) => !testOut);
      const places: readonly Place[] = [
        ...own.map(({ number }) => ({ page: 'lesson', lesson: number }) as const),
        ...planned.scenarios.map(({ number }) => ({ page: 'scenario', scenario: number }) as const),
        { page: 'assessment' },
        { page: 'result' },
      ];
      const seen = (session: Session) => [
        places.map((place) => isOpen(session, place)),
        percent(session),
        remaining(session),
        outcome(session),
      ];
      expect(seen(after)).toEqual(seen({ ...after, plan: { ...planned, lessons: own } }));
      const tested = planned.lessons.filter(({ testOut }) => testOut);
      expect(tested.every(({ number }) => isOpen(after, { page: 'lesson', lesson: number }))).toBe(true);
    });
  });

  test('nothing happens after the end', () => {
    always(({ before, after, effects }) => {
      if (before.phase === 'active') return;
      expect(after).toBe(before);
      expect(effects).toEqual([]);
    });
  });

  test('nothing is saved, recorded or reported outside mode normal', () => {
    always(({ before, event, effects }) => {
      if (before.mode === 'normal') return;
      const isEnding = event.type === 'left' && before.phase === 'active';
      expect(effects.map(({ type }) => type)).toEqual(isEnding ? ['end'] : []);
    });
  });

  test('effects come in order, each kind once', () => {
    const order = ['record', 'save', 'progress', 'report', 'commit', 'end'];
    always(({ effects }) => {
      const places = effects.map(({ type }) => order.indexOf(type));
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    });
  });

  test('in mode normal a changed attempt is saved and committed, unless an unreadable state is held', () => {
    always(({ before, event, after, effects }) => {
      if (before.mode !== 'normal' || 'held' in after || event.type === 'left') return;
      const types = new Set(effects.map(({ type }) => type));
      expect(types.has('save')).toBe(after !== before);
      expect(types.has('commit')).toBe(after !== before);
    });
  });

  test('a result is reported exactly when it changes, and then committed at once', () => {
    always(({ before, after, effects }) => {
      if (before.mode !== 'normal') return;
      const isChanged = JSON.stringify(outcome(before)) !== JSON.stringify(outcome(after));
      expect(effects.some(({ type }) => type === 'report')).toBe(isChanged);
      if (isChanged) expect(effects.at(-1)).toEqual({ type: 'commit', when: 'now' });
    });
  });

  test('a later visit goes on with the same attempt', () => {
    fc.assert(
      fc.property(anyStart, anyEvents, (start, events) => {
        const { plan: planned, mode, attempt: reached } = moments(start, events).at(-1)?.after ?? start;
        const read = decode(encode(reached, planned.course), planned.course);
        expect(read).toEqual({ kind: 'restored', attempt: reached });
        if (read.kind !== 'restored') return;
        const fresh = { registration: REGISTRATION, seed: 0 };
        const [resumed] = begin(planned, { mode, passMark: null, attempt: read.attempt, fresh, at: AT });
        expect(resumed.attempt).toEqual(reached);
      }),
      { numRuns: 300 },
    );
  });

  test('a test run reaches passes, fails and completions, or the properties above say nothing', () => {
    const reached = new Set(
      fc
        .sample(fc.tuple(anyStart, anyEvents), { numRuns: 1000, seed: 1 })
        .map(([start, events]) => moments(start, events).at(-1)?.after.attempt.status),
    );
    expect(reached).toEqual(new Set([...RANKS, undefined]));
  });
});
