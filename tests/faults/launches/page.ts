import { begin } from '../../../src/core/begin.ts';
import type { Effect, Session } from '../../../src/core/session.ts';
import { decode } from '../../../src/core/suspend.ts';
import { connectCmi5 } from '../../../src/lms/cmi5/connect.ts';
import type { LaunchedCourse } from '../../../src/lms/lrs/launched-course.ts';
import type { Lack, LmsSession } from '../../../src/lms/port.ts';
import { connectXapi } from '../../../src/lms/tincan/connect.ts';
import { createCourse } from '../../../src/runtime/course.ts';
import { createKeeper, type Keeper } from '../../../src/runtime/keeper.ts';
import type { Keeping } from '../../../src/runtime/keeping.ts';
import { placeOf } from '../../../src/runtime/route.ts';
import { launchedPage } from '../../support/launched-page.ts';
import { lone } from '../../support/lone-keeper.ts';
import { courseIri } from '../../support/xapi-course.ts';
import { answerNext, COURSE_PLAN, EVERYTHING } from '../answering.ts';
import type { Clock, Owner } from '../clock.ts';
import { COURSE, type Accepted } from '../custody.ts';
import type { LaunchStandard } from './act.ts';
import type { LaunchDevice } from './device.ts';
import type { Line } from './line.ts';

/** The world around a page. */
export interface Surroundings {
  readonly standard: LaunchStandard;
  readonly clock: Clock;
  readonly device: LaunchDevice;
  readonly line: Line;
  uuid(): string;
  /** The learner saw the answer taken. @param statement its id; `undefined` where none was made */
  accepted(answer: Accepted, statement: string | undefined): void;
  /** The page has read what another one wrote on the device. */
  foreign(): void;
  /** The learner was told of what it lacks, once for each page. */
  told(lack: Lack): void;
}

/** A window's launch: what stands in its address, and what it keeps over a reload. */
export interface Tab {
  /** Query of the address, with its question mark. */
  readonly search: string;
  readonly sessionStorage: object;
  /** Id of the cmi5 session; empty in a launch over xAPI. */
  readonly session: string;
}

/** The course in a window, as `src/runtime/start.ts`, `lifecycle.ts` and `leaving.ts` join its parts. */
export interface Page extends Owner {
  /** Stands for the page in what it did. */
  readonly owner: Owner;
  /** Whether the launch has become a session; a page whose launch failed has none. */
  isOpen(): boolean;
  /** Whether the LMS has ended the session, or another window goes on with it: nothing can be answered here. */
  isOver(): boolean;
  answer(pick: number, isRight: boolean): void;
  /** The page is seen no more, or again. */
  look(): void;
  /** The page goes away. @param isReloading `undefined`: the browser does not tell */
  goAway(isReloading: boolean | undefined): void;
  /** Save and exit. @returns whether the visit has ended: a learner may stay where not all is saved */
  exit(insists: boolean): Promise<boolean>;
  /** Nothing of it runs any more. */
  die(): void;
}

/** As in `src/runtime/after-launch.ts`, milliseconds. */
const AFTER_LAUNCH = 5_000;

export const LAUNCHED: LaunchedCourse = {
  courseIri,
  language: 'en-US',
  plan: COURSE_PLAN,
  reach: EVERYTHING,
  xapiVersion: '1.0.3',
};

export function openPage(tab: Tab, around: Surroundings): Page {
  const { standard, clock } = around;
  let isAlive = true;
  let isReloading: boolean | undefined = false;
  let keeper: Keeper | undefined;
  let isOver = false;
  let made: string | undefined;
  const owner: Owner = { isAlive: () => isAlive, isAwake: () => true };
  const seat = around.device.open(owner, around.foreign);
  const course = createCourse(clock.now);
  const told = new Set<string>();
  const { search, sessionStorage } = tab;
  const { environment } = launchedPage({
    search,
    sessionStorage,
    device: seat.own,
    environment: {
      now: clock.now,
      wait: (ms) => new Promise((resolve) => void clock.after(owner, ms, resolve)),
      fetch: around.line.fetchOf(owner),
      random: () => 0.5,
      isReloading: () => isReloading,
      uuid() {
        made = around.uuid();
        return made;
      },
    },
  });

  function tell(session: LmsSession): void {
    for (const lack of session.lacking?.() ?? []) {
      const known = `${lack.what} ${lack.code}`;
      if (!told.has(known)) around.told(lack);
      told.add(known);
    }
  }

  /** What the learner sees taken, and under which id it is told. */
  function watched(session: LmsSession): LmsSession {
    return {
      ...session,
      recordInteraction(interaction) {
        made = undefined;
        session.recordInteraction(interaction);
        const { key, exchange } = interaction;
        const registration = course.session()?.attempt.registration ?? '';
        around.accepted({ key, chosen: exchange.response, registration, page: owner }, made);
      },
    };
  }

  function start(session: LmsSession): void {
    const { launch } = session;
    let isWatched = false;
    clock.after(owner, AFTER_LAUNCH, () => {
      isWatched = true;
      tell(session);
    });
    const created = createKeeper({
      lms: watched(session),
      now: clock.now,
      after: (ms, run) => clock.after(owner, ms, run),
      ...lone,
      isKept: () => session.isKept?.() === true,
      show({ state }: Keeping) {
        isOver ||= state === 'over';
        if (isWatched && (state === 'saved' || state === 'late')) tell(session);
      },
    });
    keeper = created;
    const saved = decode(launch.savedState, COURSE);
    const place = placeOf(launch.bookmark, COURSE_PLAN);
    const [first, effects] = begin(COURSE_PLAN, {
      mode: launch.mode,
      passMark: launch.passMark,
      attempt: saved.kind === 'restored' ? saved.attempt : null,
      fresh: { registration: (launch.registration ?? around.uuid()).toLowerCase(), seed: 7 },
      ...(place === undefined ? {} : { place }),
      at: clock.now(),
      holdSave: saved.kind === 'unreadable',
      saveAgain: launch.saveAgain === true,
    });
    const consume = (all: readonly Effect[], session_: Session) => created.consume(all, session_);
    course.begin(first, effects, [consume]);
  }

  const connect = standard === 'cmi5' ? connectCmi5(LAUNCHED) : connectXapi(LAUNCHED);
  connect(environment).then(
    (session) => (session === undefined || !isAlive ? undefined : start(session)),
    (error: unknown) => {
      // The page says why, and the learner launches again.
      if (!(error instanceof Error) || error.name !== 'LaunchError') throw error;
    },
  );

  return {
    ...owner,
    owner,
    isOpen: () => keeper !== undefined,
    isOver: () => isOver,
    answer(pick, isRight) {
      if (keeper !== undefined && !isOver) answerNext(course, pick, isRight);
    },
    look: () => keeper?.flush(),
    goAway(reloads) {
      isReloading = reloads;
      if (keeper !== undefined) course.dispatch({ type: 'left', by: 'gone' });
    },
    async exit(insists) {
      if (keeper === undefined) return true;
      const settled = await keeper.settle();
      if (!settled.ok && !insists) return false;
      course.dispatch({ type: 'left', by: 'exit' });
      await keeper.ended();
      return true;
    },
    die() {
      isAlive = false;
      seat.leave();
    },
  };
}
