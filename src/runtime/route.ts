import type { Place } from '../core/attempt.ts';
import type { CoursePlan } from '../core/plan.ts';

/** The place's name in the address and in the LMS's bookmark: the id of a lesson or scenario, `assessment` or `result`. */
export function routeOf(place: Place, plan: CoursePlan): string {
  if (place.page === 'lesson') return plan.lessons.find(({ number }) => number === place.lesson)?.id ?? '';
  if (place.page !== 'scenario') return place.page;
  return plan.scenarios.find(({ number }) => number === place.scenario)?.id ?? '';
}

/** The place a route names; `undefined` where this edition has no such place. */
export function placeOf(route: string, plan: CoursePlan): Place | undefined {
  if (route === 'assessment') return plan.assessment === null ? undefined : { page: 'assessment' };
  if (route === 'result') return { page: 'result' };
  const lesson = plan.lessons.find((candidate) => candidate.id === route);
  if (lesson !== undefined) return { page: 'lesson', lesson: lesson.number };
  const scenario = plan.scenarios.find((candidate) => candidate.id === route);
  return scenario === undefined ? undefined : { page: 'scenario', scenario: scenario.number };
}
