import type { Attempt } from '../core/attempt.ts';
import type { Session } from '../core/session.ts';
import type { Settings } from '../core/settings.ts';
import type { LmsEnvironment, LmsSession } from '../lms/port.ts';
import words from '../strings/en-notices.json';
import { course } from './course.ts';
import { showBanner } from './banner.ts';
import { hideBanner } from './hide-banner.ts';
import { stateOfBoth, type Here } from './other-tab.ts';
import { placeOf, routeOf } from './route.ts';
import { go } from './router.ts';
import { drawSign } from './sign.ts';

/** A visit whose record nobody sees but the learner. */
export interface Device {
  readonly lms: LmsSession;
  /** Where the record is once the visit has ended and the device has taken all of it, for the learner. */
  readonly farewell: string;
  /** Once the page is shown: says what the device does not keep, and goes where the address leads. */
  begin(): void;
}

export async function openDevice(settings: Settings, environment: LmsEnvironment): Promise<Device> {
  // Apart from this module, so that the SCORM 1.2 adapter stays a file of its own.
  const { connectStandalone, keepsOnDevice } = await import('../lms/standalone.ts');
  const lasts = keepsOnDevice(environment.window);
  // Once the page is shown, its address names where the learner is.
  const wanted = routeInAddress();
  let begun: Attempt | undefined;
  const hereIn = ({ attempt }: Session): Here => ({ attempt, isIdle: attempt === begun });
  const lms = await connectStandalone({
    course: settings.plan.course,
    lasts,
    joinWith(state) {
      const session = course.session();
      return stateOfBoth(settings, session === null ? undefined : hereIn(session), state);
    },
    openAnew() {
      // While the page opens, and where nothing was done on it, the address leads where it led.
      const session = course.session();
      if (session === null || hereIn(session).isIdle) history.replaceState(null, '', `#/${wanted}`);
      location.reload();
    },
  })(environment);
  if (lms === undefined) throw new Error('No record keeper on the device.');
  return {
    lms: withSign(lms),
    farewell: lasts ? words.leftDevice : words.leftWindow,
    begin() {
      if (!lasts) say('window', words.windowTitle, words.window);
      begun = course.session()?.attempt;
      follow(wanted);
      addEventListener('hashchange', () => follow(routeInAddress()));
    },
  };
}

/**
 * The sign says from the beginning where the record is, and nothing of each save. What the device refuses sets it
 * free to say so, until all is there again.
 */
function withSign(lms: LmsSession): LmsSession {
  return {
    ...lms,
    async commit() {
      const delivery = await lms.commit();
      if (delivery.ok) drawSign({ state: 'device' });
      else delete document.getElementById('sign')?.dataset['fixed'];
      return delivery;
    },
  };
}

/**
 * Whoever opens the page itself may name the place, where an LMS opens the course where the learner was.
 * A closed place is said in words, since no link stands there to say so.
 */
function follow(route: string): void {
  const session = course.session();
  if (session === null || placeOf(route, session.plan) === undefined || go(route)) return;
  // The address says again where the learner is: the same one, asked for once more, is a change.
  history.replaceState(null, '', `#/${routeOf(session.attempt.place, session.plan)}`);
  say('passing', words.closedLink, words.closedLinkText);
}

function say(name: string, title: string, text: string): void {
  showBanner(name, { title, text, understood: () => hideBanner(name) });
}

function routeInAddress(): string {
  return location.hash.slice(2);
}
