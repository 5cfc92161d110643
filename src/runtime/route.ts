import type { Place } from '../core/attempt.ts';
import type { CoursePlan } from '../core/plan.ts';

/** The place's name in the address and in the LMS's bookmark: a lesson's id, `assessment` or `result`. */
export function routeOf(place: Place, plan: CoursePlan): string {
  if (place.page !== 'lesson') return place.page;
  return plan.lessons.find((lesson) => lesson.number === place.lesson)?.id ?? '';
}

/** The place a route names; `undefined` where this edition has no such place. */
export function placeOf(route: string, plan: CoursePlan): Place | undefined {
  if (route === 'assessment') return plan.assessment === null ? undefined : { page: 'assessment' };
  if (route === 'result') return { page: 'result' };
  const lesson = plan.lessons.find((candidate) => candidate.id === route);
  return lesson === undefined ? undefined : { page: 'lesson', lesson: lesson.number };
}
