import type { Attempt, PracticeAnswer, RunEnd, TryItem } from '../../../src/core/attempt.ts';
import { begin } from '../../../src/core/begin.ts';
import type {
  AssessmentPlan,
  CoursePlan,
  LessonPlan,
  QuestionGroup,
  ScenarioPlan,
} from '../../../src/core/plan.ts';
import { PLAIN_RULE } from '../../../src/core/reported.ts';
import type { Judged } from '../../../src/core/judged.ts';
import type { ChoiceQuestion, ChoicesQuestion, Response } from '../../../src/core/question.ts';
import { judgeChoice } from '../../../src/core/questions/choice.ts';
import type { Decision, Effect, Session, SessionEvent } from '../../../src/core/session.ts';
import { transition } from '../../../src/core/transition.ts';

export const REGISTRATION = '6f1c2a34-9b8d-4e2f-8a01-0123456789ab';
export const AT = Date.UTC(2026, 0, 5, 9, 30);

/** Options 1 to 4, of which `keys` are right. */
export function question(
  number: number,
  keys: readonly number[] = [1],
  over: Partial<ChoiceQuestion> = {},
): ChoiceQuestion {
  return { ...practice(number), type: 'choice', options: options(keys), ...over };
}

/** Options 1 to 4, of which all of `keys` are right. */
export function choices(
  number: number,
  keys: readonly number[],
  over: Partial<ChoicesQuestion> = {},
): ChoicesQuestion {
  return { ...practice(number), type: 'choices', credit: 'all', options: options(keys), ...over };
}

function practice(number: number) {
  return {
    id: `question-${number}`,
    number,
    use: 'check',
    lesson: 'lesson-1',
    objective: 'O-1.1',
    stem: 'Which?',
  } as const;
}

function options(keys: readonly number[]) {
  return [1, 2, 3, 4].map((option) => ({
    id: `option-${option}`,
    number: option,
    text: `Option ${option}`,
    correct: keys.includes(option),
    feedback: 'Because.',
  }));
}

export function final(number: number): ChoiceQuestion {
  return question(number, [1], { use: 'final' });
}

/** @throws where that is no response to the question: no event can tell of it */
export function judged(asked: ChoiceQuestion | ChoicesQuestion, chosen: Response): Judged {
  const one = judgeChoice(asked, chosen);
  if (one === undefined) throw new Error(`${JSON.stringify(chosen)} is no response to ${asked.id}.`);
  return one;
}

export function lesson(number: number, checks: readonly number[] = []): LessonPlan {
  return {
    id: `lesson-${number}`,
    number,
    title: `Lesson ${number}`,
    minutes: 5,
    checks,
    draws: [],
    objectives: [],
    testOut: false,
  };
}

export function scenario(number: number): ScenarioPlan {
  return { id: `scenario-${number}`, number, title: `Scenario ${number}`, minutes: 12 };
}

/** The one group of an assessment, whose pool is 201 to 212. */
export function oneGroup(count: number): readonly QuestionGroup[] {
  return [{ pool: Array.from({ length: 12 }, (_, index) => 201 + index), count }];
}

export function assessment(over: Partial<AssessmentPlan> = {}): AssessmentPlan {
  return {
    groups: oneGroup(4),
    passMark: 75,
    attempts: 2,
    itemFeedback: false,
    weights: {},
    critical: [],
    ...over,
  };
}

/** The course of `plan`, and its version. */
export const RELEASE = { course: 'course', version: '1.0.0' };

/** Two lessons with one check each (11 and 21), then an assessment of four with two tries at 75 percent. */
export function plan(over: Partial<CoursePlan> = {}): CoursePlan {
  return {
    ...RELEASE,
    edition: 'annual',
    title: 'A course',
    contentHash: '00ff',
    navigation: 'sequential',
    lessons: [lesson(1, [11]), lesson(2, [21])],
    scenarios: [],
    assessment: assessment(),
    completion: { lessons: 'all', assessment: 'passed', scenarios: 'none' },
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
    credit: index < right ? 100 : 0,
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

export function practised(asked: ChoiceQuestion | ChoicesQuestion, chosen: Response = [1]): SessionEvent {
  return { type: 'answered', question: asked, judged: judged(asked, chosen), latencyMs: 4200, at: AT };
}

export function tryStarted(questions: readonly number[], seed = 5): SessionEvent {
  return { type: 'try-started', seed, questions, at: AT };
}

export function tryAnswered(number: number, chosen: Response = [1]): SessionEvent {
  return answeredInTry(final(number), chosen);
}

export function answeredInTry(asked: ChoiceQuestion | ChoicesQuestion, chosen: Response): SessionEvent {
  return { type: 'try-answered', question: asked, judged: judged(asked, chosen), latencyMs: 900, at: AT };
}

export function runStarted(number: number, seed = 3): SessionEvent {
  return { type: 'run-started', scenario: number, seed, at: AT };
}

/** The option taken, and the end of the run where it ends with it. */
export function decided(number: number, option: number, end: RunEnd | null = null): SessionEvent {
  const taken = decision(number, option, end);
  return { type: 'decided', scenario: number, decision: taken, latencyMs: 7000, at: AT };
}

export function decision(number: number, option: number, end: RunEnd | null = null): Decision {
  const parent = { kind: 'scenario', id: `scenario-${number}` } as const;
  const taken = [1, 2, 3].map((way) => ({ id: `way-${way}`, number: way, text: `Way ${way}` }));
  return {
    item: { id: `${parent.id}/door`, text: 'What do you do at the door?', objective: 'O-8.1', parent },
    option,
    exchange: {
      kind: 'performance',
      steps: [{ id: 'door', number: 1, text: 'What do you do at the door?', answers: taken }],
      correct: null,
      response: [[1, option]],
    },
    end,
  };
}
