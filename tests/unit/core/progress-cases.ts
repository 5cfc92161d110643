import type { Attempt, ScenarioRun } from '../../../src/core/attempt.ts';
import type { CoursePlan } from '../../../src/core/plan.ts';
import type { Session } from '../../../src/core/session.ts';
import { answered, attempt, plan, scenario, session } from './course.ts';

/** An edition whose places are all open. */
export const free = { navigation: 'free' } as const;
/** The first of two lessons is done. */
export const firstDone = { opened: [1], answers: { 11: answered } };
/** A try that was begun. */
export const running = { seed: 1, items: [{ question: 201, chosen: null, right: false, credit: 0 }] };

/** An edition with a scenario, which it does not ask for. */
export const played = { scenarios: [scenario(40)] };
/** The edition asks for the scenario, at least as well as that. */
export const asks = (scenarios: number): Partial<CoursePlan> => ({
  ...played,
  completion: { lessons: 'all', assessment: 'passed', scenarios },
});
/** A run of that scenario after one decision. */
export const begun: ScenarioRun = { scenario: 40, seed: 1, path: [1], end: null };
/** The same at an end. @param process percent of the decisions that fit */
export const ended = (process: number): ScenarioRun => ({ ...begun, end: { ending: 1, process } });

/** A visit to the course with two lessons and an assessment, both changed as said. */
export function at(over: Partial<Attempt> = {}, planned: Partial<CoursePlan> = {}): Session {
  return session({ plan: plan(planned), attempt: attempt(over) });
}
