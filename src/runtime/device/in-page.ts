import type { Attempt } from '../../core/attempt.ts';
import { recoveryOf } from '../../core/joining/recovered.ts';
import { isBeyond } from '../../core/reach.ts';
import type { Settings } from '../../core/settings.ts';
import type { LmsSession } from '../../lms/port.ts';
import { course, type Consumer } from '../course.ts';
import type { Keeper } from '../keeper.ts';
import { randomUuid } from '../random.ts';
import { openCompanion, type Companion } from './companion.ts';
import { foundIn, type Found } from './found.ts';
import { placesOf } from './places.ts';
import { ELSEWHERE, tellElsewhere } from './words.ts';

/** The visit that a companion goes beside. */
export interface Accompanied {
  readonly settings: Settings;
  readonly lms: LmsSession;
  readonly keeper: Keeper;
  /** Attempt that the LMS held at the launch; `null` where it held none. */
  readonly held: Attempt | null;
  /** What the launch went on with; left out where that was the LMS's attempt. */
  readonly found?: Found | undefined;
}

/** Joins the page's clock, storage and windows with the companion. @param early what happened before it came */
export function companionInPage(
  { settings, lms, keeper, held, found }: Accompanied,
  early: readonly ((one: Companion) => void)[],
): Companion {
  const companion = openCompanion({
    page: window,
    places: placesOf(window, settings, lms.launch.learnerId),
    id: randomUuid(),
    held,
    now: Date.now,
    session: course.session,
    adopt({ session, effects }) {
      course.replace(session);
      bring(effects, session);
    },
    end: () => course.dispatch({ type: 'left', by: 'exit' }),
    stop() {
      keeper.stop({ ok: false, over: true, problem: ELSEWHERE });
      tellElsewhere();
    },
    ended: keeper.ended,
  });
  for (const tell of early) tell(companion);
  const session = course.session();
  if (found !== undefined && session !== null && session.phase === 'active')
    bring(recoveryOf(session, found.interactions, Date.now()), session);
  companion.take();
  return companion;

  // Statements of these answers went out, or wait, where they were given: the LMS alone lacks them.
  function bring(...step: Parameters<Consumer>): void {
    companion.consume(...step);
    keeper.consume(...step);
  }
}

/** What the device kept for this learner, where it is more than the LMS holds. @param held attempt of the LMS */
export function findInPage(settings: Settings, lms: LmsSession, held: Attempt | null): Found | undefined {
  const { unsaved: slot } = placesOf(window, settings, lms.launch.learnerId);
  const isStored = lms.launch.isReopened !== true;
  const place = { slot, now: Date.now(), course: settings.plan.course, isStored };
  return foundIn(place, held, (attempt) => !isBeyond(attempt, settings.reach));
}
