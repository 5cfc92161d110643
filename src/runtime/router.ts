import { isOpen } from '../core/progress.ts';
import type { Session } from '../core/session.ts';
import { course } from './course.ts';
import { hideBanner } from './hide-banner.ts';
import { placeOf, routeOf } from './route.ts';

/** Shows the page of a route and nothing else. @returns its heading */
function show(route: string): HTMLElement | null {
  for (const page of document.querySelectorAll<HTMLElement>('[data-page]'))
    page.hidden = page.dataset['page'] !== route;
  const page = document.querySelector<HTMLElement>(`[data-page="${CSS.escape(route)}"]`);
  const body = page?.querySelector<HTMLElement>('[data-from]');
  // Words under the heading say that it is on its way, also where this does not come.
  if (body) import('./page-body.ts').then(({ bring }) => bring(body), console.warn);
  return page?.querySelector('h1') ?? null;
}

/**
 * Goes to a place that is open and shows it.
 * @returns whether the place was open
 */
export function go(route: string): boolean {
  const session = isReference(route) ? course.session() : enter(route);
  if (session === null) return false;
  markHere(route);
  hideBanner('passing');
  const heading = show(route);
  document.title = `${heading?.textContent?.trim() ?? ''} · ${session.plan.title}`;
  scrollTo(0, 0);
  heading?.focus({ preventScroll: true });
  return true;
}

/** What is looked up is no place of the attempt: nothing is recorded, and the bookmark stays. */
function isReference(route: string): boolean {
  return document.querySelector(`[data-page="${CSS.escape(route)}"][data-reference]`) !== null;
}

/** Marks the line of the contents that is on the screen. */
function markHere(route: string): void {
  for (const link of document.querySelectorAll('.toc a')) {
    if (link.getAttribute('href') === `#/${route}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/**
 * Enters a place: the address changes without a history entry, because an LMS's own Back button must
 * leave the course, not walk it.
 * @returns the session; `null` where the place is closed
 */
function enter(route: string): Session | null {
  const session = course.session();
  if (session === null) return null;
  const place = placeOf(route, session.plan);
  if (place === undefined || !isOpen(session, place)) return null;
  course.dispatch({ type: 'opened', place });
  history.replaceState(null, '', `#/${route}`);
  return session;
}

/** At launch the first lesson is on the screen already: who has begun to read is not thrown back to the top. */
function enterFirst(route: string): void {
  const page = document.querySelector(`[data-page="${CSS.escape(route)}"]`);
  if (page?.hasAttribute('hidden') === false) {
    enter(route);
    markHere(route);
  } else go(route);
}

/** Takes over every link of the form `#/route`. Any other address keeps its own way. */
export function startRouter(): void {
  const session = course.session();
  if (session !== null) enterFirst(routeOf(session.attempt.place, session.plan));

  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
    const current = course.session();
    if (link === null || current === null) return;
    event.preventDefault();
    const route = link.hash.slice(2) || routeOf(current.attempt.place, current.plan);
    if (go(route)) link.closest('details')?.removeAttribute('open');
    else if (link.dataset['turn'] !== undefined)
      import('./open-question.ts').then(({ goToOpenQuestion }) => goToOpenQuestion(current), console.warn);
  });
}
