import type { Attempt } from '../../core/attempt.ts';
import { recoveryOf } from '../../core/joining/recovered.ts';
import { isBeyond } from '../../core/reach.ts';
import type { Settings } from '../../core/settings.ts';
import type { LmsProblem, LmsSession } from '../../lms/port.ts';
import type { Consumer, Course } from '../course.ts';
import type { Keeper } from '../keeper.ts';
import { readCopy } from './copy-code.ts';
import { openCompanion, type Companion } from './companion.ts';
import { copyFor, foundIn, type Found } from './found.ts';
import { placesOf } from './places.ts';
import { sweep } from './sweep.ts';

/** In the place of a failed call, where the visit goes on in another window. */
const ELSEWHERE: LmsProblem = { call: 'window', code: '', message: '' };

/** What a launch knows before its visit begins. */
export interface Launched {
  readonly settings: Pick<Settings, 'plan' | 'reach'>;
  readonly lms: LmsSession;
  /** Attempt that the LMS held at the launch; `null` where it held none. */
  readonly held: Attempt | null;
}

/** The visit that a companion goes beside. */
export interface Accompanied extends Launched {
  readonly keeper: Keeper;
  /** What the launch went on with; left out where that was the LMS's attempt. */
  readonly found?: Found | undefined;
}

/** The page of the visit. */
export interface Page {
  readonly window: Window;
  readonly course: Course;
  /** Epoch milliseconds. */
  now(): number;
  /** Runs something once the page has shown what happened. */
  soon(run: () => void): void;
  /** Says that the visit goes on in a later window. */
  tellElsewhere(problem: LmsProblem): void;
}

/** What the device kept for this learner, where it is more than the LMS holds. */
export function findFor(
  { settings, lms, held }: Launched,
  { window, now }: Pick<Page, 'window' | 'now'>,
): Found | undefined {
  const places = placesOf(window, settings, lms.launch.learnerId);
  const kept = copyFor(places, held, { now: now(), plan: settings.plan });
  if (kept === undefined || isBeyond(kept.copy.attempt, settings.reach)) return undefined;
  const isStored = lms.launch.saveAgain !== true;
  return foundIn(kept, { held, isStored, recorded: lms.launch.recorded ?? null });
}

/**
 * Puts a companion beside a visit: it hears what happened so far, tells the LMS what was found, and takes
 * the visit from any earlier window.
 *
 * @param id of this window, without blanks
 * @param early what happened before it came
 */
export function accompany(
  { settings, lms, keeper, held, found }: Accompanied,
  { window, course, now, soon, tellElsewhere }: Page,
  { id, early }: { readonly id: string; readonly early: readonly ((one: Companion) => void)[] },
): Companion {
  const places = placesOf(window, settings, lms.launch.learnerId);
  const companion = openCompanion({
    page: window,
    places,
    // What a page hands over that was loaded again may never have been stored.
    isBased: found?.isBased ?? (held !== null && lms.launch.saveAgain !== true),
    recorded: found === undefined ? (lms.launch.recorded ?? null) : found.recorded,
    id,
    held,
    isLaters(text) {
      const copy = readCopy(text, settings.plan, now());
      return copy === 'newer' || (copy !== undefined && isBeyond(copy.attempt, settings.reach));
    },
    now,
    soon,
    session: course.session,
    adopt({ session, effects }) {
      course.replace(session);
      bring(effects, session);
    },
    end: () => course.dispatch({ type: 'left', by: 'exit' }),
    stop() {
      keeper.stop({ ok: false, over: true, problem: ELSEWHERE });
      tellElsewhere(ELSEWHERE);
    },
    ended: keeper.ended,
  });
  sweep(window, settings.plan.course, now());
  for (const tell of early) tell(companion);
  const session = course.session();
  if (found !== undefined && session?.phase === 'active') {
    if (found.recorded !== null) lms.recordAgainFrom?.(found.recorded);
    bring(recoveryOf(session, found.interactions, now()), session);
  }
  companion.take(lms.launch.saveAgain === true);
  return companion;

  // Statements of these answers went out, or wait, where they were given: the LMS alone lacks them.
  function bring(...step: Parameters<Consumer>): void {
    companion.consume(...step);
    keeper.consume(...step);
  }
}
