import type { Place } from '../core/attempt.ts';
import { isLessonDone, isOpen, isScenarioDone, isTestedOut, openChecks } from '../core/progress.ts';
import type { Session } from '../core/session.ts';
import page from '../strings/en-page.json';
import { course } from './course.ts';
import { phrase } from './phrase.ts';
import { placeOf, routeOf } from './route.ts';

/** What a line of the contents list says about its place. */
type State = 'done' | 'open' | 'closed' | 'optional' | 'tested';

function stateOf(session: Session, place: Place): State {
  const lesson = session.plan.lessons.find(
    ({ number }) => place.page === 'lesson' && number === place.lesson,
  );
  if (lesson !== undefined && isLessonDone(session.attempt, lesson)) return 'done';
  if (lesson?.testOut === true) return isTestedOut(session, lesson) ? 'tested' : 'optional';
  const scenario = session.plan.scenarios.find(
    ({ number }) => place.page === 'scenario' && number === place.scenario,
  );
  if (scenario !== undefined && isScenarioDone(session, scenario)) return 'done';
  if (place.page === 'assessment' && session.attempt.status === 'passed') return 'done';
  return isOpen(session, place) ? 'open' : 'closed';
}

/** Keeps header, contents list and the ways onward up to date with the course. */
export function drawAlong(): void {
  const draw = () => {
    const session = course.session();
    if (session !== null) drawChrome(session);
  };
  course.subscribe(draw);
  draw();
}

/** Brings header, contents list and the ways onward up to date with the session. */
export function drawChrome(session: Session): void {
  const here = routeOf(session.attempt.place, session.plan);
  for (const line of document.querySelectorAll<HTMLElement>('[data-place]')) {
    const route = line.dataset['place'] ?? '';
    const place = placeOf(route, session.plan);
    if (place === undefined) continue;
    const state = stateOf(session, place);
    line.dataset['state'] = state;
    line.toggleAttribute('data-here', route === here);
    const link = line.querySelector('a');
    if (link === null) continue;
    link.setAttribute('aria-disabled', String(state === 'closed'));
    const note = link.querySelector('.note-state');
    // What only some editions say stands in the page.
    if (note !== null)
      note.textContent = line.dataset[state] ?? noteOf(state, route === here, line.dataset['minutes']);
  }
  const where = document.getElementById('where');
  if (where !== null) where.textContent = whereOf(session, here);
  drawWayOn(session, here);
}

function whereOf({ plan }: Session, here: string): string {
  const lesson = plan.lessons.findIndex(({ id }) => id === here);
  if (lesson >= 0) return phrase(page.lesson, { n: lesson + 1, of: plan.lessons.length });
  const scenario = plan.scenarios.findIndex(({ id }) => id === here);
  if (scenario >= 0) return phrase(page.scenario, { n: scenario + 1, of: plan.scenarios.length });
  return page[here === 'assessment' ? 'assessment' : 'result'];
}

function noteOf(state: State, here: boolean, minutes: string | undefined): string {
  if (state === 'done') return page.done;
  if (here) return page.here;
  if (state === 'closed') return page.closed;
  return minutes === undefined ? '' : phrase(page.minutes, { n: minutes });
}

/** Says under a lesson or a scenario what keeps the next place closed. What a scenario says never changes. */
function drawWayOn(session: Session, here: string): void {
  const next = document.querySelector(`[data-page="${here}"] .on[data-turn]`);
  const place = placeOf(next?.getAttribute('href')?.slice(2) ?? '', session.plan);
  const isClosed = place !== undefined && !isOpen(session, place);
  next?.setAttribute('aria-disabled', String(isClosed));
  const todo = document.querySelector<HTMLElement>(`[data-todo="${here}"]`);
  if (todo === null) return;
  const lesson = session.plan.lessons.find(({ id }) => id === here);
  const open = lesson?.testOut === false ? openChecks(session.attempt, lesson) : 0;
  todo.hidden = lesson === undefined ? !isClosed : open === 0;
  if (lesson !== undefined)
    todo.textContent = `${phrase(open === 1 ? page.todoOne : page.todo, { n: open })} ${isClosed ? page.todoThen : ''}`;
}
