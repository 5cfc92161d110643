import * as fc from 'fast-check';
import type { Attempt, PracticeAnswer, TryItem } from '../../../src/core/attempt.ts';
import { begin } from '../../../src/core/begin.ts';
import type { CoursePlan, LessonPlan } from '../../../src/core/plan.ts';
import { PLAIN_RULE } from '../../../src/core/reported.ts';
import type { Question } from '../../../src/core/question.ts';
import type { Effect, Session, SessionEvent } from '../../../src/core/session.ts';
import { transition } from '../../../src/core/transition.ts';

export const REGISTRATION = '6f1c2a34-9b8d-4e2f-8a01-0123456789ab';
export const AT = Date.UTC(2026, 0, 5, 9, 30);

/** Options 1 … n, of which `keys` are right. */
export function question(
  number: number,
  keys: readonly number[] = [1],
  over: Partial<Question> = {},
): Question {
  return {
    id: `question-${number}`,
    number,
    type: 'choice',
    use: 'check',
    lesson: 'lesson-1',
    objective: 'O-1.1',
    stem: 'Which?',
    options: [1, 2, 3, 4].map((option) => ({
      id: `option-${option}`,
      number: option,
      text: `Option ${option}`,
      correct: keys.includes(option),
      feedback: 'Because.',
    })),
    ...over,
  };
}

export function final(number: number): Question {
  return question(number, [1], { use: 'final' });
}

export function lesson(number: number, checks: readonly number[] = []): LessonPlan {
  return { id: `lesson-${number}`, number, title: `Lesson ${number}`, minutes: 5, checks, objectives: [] };
}

/** Two lessons with one check each (11 and 21), then an assessment of four with two tries at 75 percent. */
export function plan(over: Partial<CoursePlan> = {}): CoursePlan {
  return {
    course: 'course',
    edition: 'annual',
    title: 'A course',
    version: '1.0.0',
    contentHash: '00ff',
    navigation: 'sequential',
    lessons: [lesson(1, [11]), lesson(2, [21])],
    assessment: { questions: 4, passMark: 75, attempts: 2, itemFeedback: false },
    completion: { lessons: 'all', assessment: 'passed' },
    reporting: PLAIN_RULE,
    evidence: 'standard',
    ...over,
  };
}

export function attempt(over: Partial<Attempt> = {}): Attempt {
  return {
    registration: REGISTRATION,
    seed: 7,
    place: { page: 'lesson', lesson: 1 },
    opened: [],
    answers: {},
    tries: [],
    runs: [],
    status: 'incomplete',
    ...over,
  };
}

export function session(over: Partial<Session> = {}): Session {
  return { plan: plan(), mode: 'normal', passMark: 75, phase: 'active', attempt: attempt(), ...over };
}

export const answered: PracticeAnswer = { chosen: [1], right: true };

export const lessonsDone = { opened: [1, 2], answers: { 11: answered, 21: answered } };

/** A finished try over questions 201 … with so many right answers. */
export function finishedTry(right: number, of = 4): { seed: number; items: TryItem[] } {
  const items = Array.from({ length: of }, (_, index) => ({
    question: 201 + index,
    chosen: [index < right ? 1 : 2],
    right: index < right,
  }));
  return { seed: 9, items };
}

export function launched(over: Partial<CoursePlan> = {}): Session {
  const fresh = { registration: REGISTRATION, seed: 7 };
  return begin(plan(over), { mode: 'normal', passMark: null, attempt: null, fresh, at: AT })[0];
}

/** The session after all events, and the effects of each. */
export function run(
  start: Session,
  events: readonly SessionEvent[],
): { session: Session; effects: Effect[][] } {
  const effects: Effect[][] = [];
  let now = start;
  for (const event of events) {
    const [next, caused] = transition(now, event);
    effects.push([...caused]);
    now = next;
  }
  return { session: now, effects };
}

export function opened(number: number): SessionEvent {
  return { type: 'opened', place: { page: 'lesson', lesson: number }, at: AT };
}

export function practised(asked: Question, chosen: readonly number[] = [1]): SessionEvent {
  return { type: 'answered', question: asked, chosen, latencyMs: 4200, at: AT };
}

export function tryStarted(pool: readonly number[], seed = 5): SessionEvent {
  return { type: 'try-started', seed, pool, at: AT };
}

export function tryAnswered(number: number, chosen: readonly number[] = [1]): SessionEvent {
  return { type: 'try-answered', question: final(number), chosen, latencyMs: 900, at: AT };
}

/** Any attempt the type allows, whether or not a learner could have come to it. */
export function anyAttempt(): fc.Arbitrary<Attempt> {
  const word = fc.integer({ min: 0, max: 0xffffffff });
  const number = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 5000, max: 2 ** 40 }));
  const numbers = fc.uniqueArray(number, { maxLength: 30 }).map((list) => list.sort((a, b) => a - b));
  const response = fc
    .uniqueArray(fc.integer({ min: 1, max: 35 }), { minLength: 1, maxLength: 6 })
    .map((list) => list.sort((a, b) => a - b));
  const answer = fc.record(
    { chosen: response, right: fc.constantFrom(true, false, null) },
    { noNullPrototype: true },
  );
  const item = fc.oneof(
    fc.record({ question: number, chosen: response, right: fc.boolean() }, { noNullPrototype: true }),
    fc.record(
      { question: number, chosen: fc.constant(null), right: fc.constant(false) },
      { noNullPrototype: true },
    ),
  );
  return fc.record(
    {
      registration: fc.uuid(),
      seed: word,
      place: fc.oneof(
        number.map((reached) => ({ page: 'lesson' as const, lesson: reached })),
        fc.constantFrom({ page: 'assessment' as const }, { page: 'result' as const }),
      ),
      opened: numbers,
      answers: fc
        .array(fc.tuple(number, answer), { maxLength: 30 })
        .map((entries): Record<number, PracticeAnswer> => Object.fromEntries(entries)),
      tries: fc.array(
        fc.record(
          { seed: word, items: fc.array(item, { minLength: 1, maxLength: 8 }) },
          { noNullPrototype: true },
        ),
        { maxLength: 4 },
      ),
      runs: fc.array(
        fc.record(
          {
            scenario: number,
            seed: word,
            path: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 }),
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
    },
    { noNullPrototype: true },
  );
}
