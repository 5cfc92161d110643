import { begin } from '../../src/core/begin.ts';
import { connectionText } from '../../src/core/connection.ts';
import type { Effect, Session } from '../../src/core/session.ts';
import { decode } from '../../src/core/suspend.ts';
import type { Delivery } from '../../src/lms/port.ts';
import { openScorm12 } from '../../src/lms/scorm12/session.ts';
import { openScorm2004 } from '../../src/lms/scorm2004/session.ts';
import { createCourse, type Consumer } from '../../src/runtime/course.ts';
import { accompany, findFor, type Page as Here } from '../../src/runtime/device/accompany.ts';
import type { Companion } from '../../src/runtime/device/companion.ts';
import { createKeeper } from '../../src/runtime/keeper.ts';
import { watchConnection, type Confirm } from '../../src/runtime/connection-watch.ts';
import { placeOf } from '../../src/runtime/route.ts';
import { openChannel } from '../../src/xapi/channel.ts';
import { isNameUuid } from '../../src/xapi/name-uuid.ts';
import type { ReportContext } from '../../src/xapi/report-context.ts';
import { statementsOf } from '../../src/xapi/statements.ts';
import { report as example } from '../support/xapi-course.ts';
import { answerNext, COURSE_PLAN, EVERYTHING } from './answering.ts';
import type { Clock, Owner } from './clock.ts';
import { COURSE, type Accepted } from './custody.ts';
import type { Device } from './device.ts';
import { ENDPOINT, type FaultyLrs } from './lrs.ts';
import type { Standard } from './scorm-player.ts';

/** The world around a page. */
export interface Surroundings {
  readonly standard: Standard;
  readonly clock: Clock;
  readonly device: Device;
  readonly lrs: FaultyLrs;
  /** As of `ScormLms`. */
  file(text: string): Promise<Response>;
  /** A version 4 UUID that no other is. */
  uuid(): string;
  /** The learner saw the answer taken. */
  accepted(answer: Accepted): void;
  /** What the LMS said to have stored is proven, as far as the course can know. */
  believed(): void;
  /** A statement was made that is no judgement: those are said again under the same id. */
  said(id: string): void;
}

/** The course in a window, as `src/runtime/start.ts`, `lifecycle.ts` and `leaving.ts` join its parts. */
export interface Page extends Owner {
  /** Stands for the page in what it did. */
  readonly owner: Owner;
  session(): Session;
  /** Answers one of the questions that can be answered now. @param pick any number: which one */
  answer(pick: number, isRight: boolean): void;
  /** Whether a later window goes on with the visit: nothing can be answered here any more. */
  isElsewhere(): boolean;
  /** The page is seen no more. */
  hide(): void;
  show(): void;
  /** No timer runs until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** The page goes away. @param isReloading `undefined`: the browser does not tell */
  goAway(isReloading: boolean | undefined): void;
  /** Save and exit. @returns whether the visit has ended: a learner may stay where not all is saved */
  exit(insists: boolean): Promise<boolean>;
  /** Nothing of it runs any more. */
  die(): void;
}

/** As in `src/runtime/after-launch.ts`, milliseconds. */
const AFTER_LAUNCH = 5_000;
const NEVER = new Promise<never>(() => {});

/** @param lms what the page finds in its window @returns `undefined` where it finds no session to open */
export function openPage(lms: object, around: Surroundings): Page | undefined {
  const { standard, clock, device, lrs } = around;
  let isAlive = true;
  let isAwake = true;
  let isReloading: boolean | undefined = false;
  let isGoingAway = false;
  const owner: Owner = { isAlive: () => isAlive, isAwake: () => isAwake };
  const environment = { now: clock.now, isReloading: () => isReloading };
  const open = standard === 'scorm12' ? openScorm12 : openScorm2004;
  const records = open(lms, environment);
  if (records === undefined) return undefined;

  const course = createCourse(clock.now);
  const saved = decode(records.launch.savedState, COURSE);
  const opened = device.open();
  let isElsewhere = false;
  const here: Here = {
    window: opened.window,
    course,
    now: clock.now,
    soon: (run) => void clock.after(owner, 0, run),
    tellElsewhere() {
      isElsewhere = true;
    },
  };
  const held = saved.kind === 'restored' ? saved.attempt : null;
  const launched = { settings: { plan: COURSE_PLAN, reach: EVERYTHING }, lms: records, held };
  const found = saved.kind === 'unreadable' ? undefined : findFor(launched, here);
  let companion: Companion | undefined;
  const early: ((one: Companion) => void)[] = [];
  const keeper = createKeeper({
    lms: records,
    now: clock.now,
    after: (ms, run) => clock.after(owner, ms, run),
    confirm: async (delivery, isUrgent) => confirm?.(delivery, isUrgent) ?? delivery ?? { ok: true },
    show(keeping) {
      if (keeping.state !== 'saved') return;
      if (keeping.isProven) around.believed();
      companion?.confirm(keeping.isProven);
    },
    isKept: () => companion?.isKept() ?? false,
    look: () => companion?.look(),
  });
  const place = placeOf(records.launch.bookmark, COURSE_PLAN);
  const [first, effects] = begin(COURSE_PLAN, {
    mode: records.launch.mode,
    passMark: records.launch.passMark,
    attempt: found?.attempt ?? held,
    fresh: { registration: around.uuid(), seed: 7 },
    ...(place === undefined ? {} : { place }),
    at: clock.now(),
    holdSave: saved.kind === 'unreadable',
    saveAgain: records.launch.saveAgain === true,
  });
  const { registration } = first.attempt;
  const report: ReportContext = { ...example, registration, plan: COURSE_PLAN, startedAt: clock.now() };
  const channel = openChannel({
    source: { kind: 'embedded', endpoint: ENDPOINT, key: 'key', secret: 'secret' },
    learner: records.launch.learnerId,
    session: first,
    version: '1.0.3',
    report,
    fetch: lrs.fetchOf(owner),
    now: clock.now,
    wait: (ms) => new Promise((resolve) => void clock.after(owner, ms, resolve)),
    random: () => 0.5,
    shelves: () => device.shelves(owner),
  });

  function tell(made: readonly Effect[]): void {
    for (const effect of made) {
      const stamped = { effect, ids: [around.uuid(), around.uuid()] as const };
      if (effect.type === 'record') {
        const { key, exchange } = effect.interaction;
        const { registration: own } = session().attempt;
        around.accepted({ key, chosen: exchange.response, registration: own, page: owner });
      }
      for (const { id } of statementsOf(stamped, report)) if (!isNameUuid(id)) around.said(id);
      channel.take([stamped]);
    }
  }

  let confirm: Confirm | undefined;
  clock.after(owner, AFTER_LAUNCH, () => {
    confirm = watchConnection({
      plan: COURSE_PLAN,
      lms: records,
      // Nobody hears an answer after the end of the page.
      fetch: () => around.file(connectionText(COURSE_PLAN)).finally(() => (isAlive ? undefined : NEVER)),
      now: clock.now,
      after: (ms, run) => clock.after(owner, ms, run),
      isOnline: () => opened.window.navigator.onLine,
      isGoingAway: () => isGoingAway,
      settle: () => void keeper.settle(),
    });
  });
  const accompanied: Consumer = (...step) => {
    if (companion === undefined) early.push((one) => one.consume(...step));
    else companion.consume(...step);
  };
  course.begin(first, effects, [tell, keeper.consume, accompanied]);
  companion = accompany({ ...launched, keeper, found }, here, { id: around.uuid(), early });

  const session = (): Session => course.session() ?? first;

  return {
    ...owner,
    owner,
    session,
    isElsewhere: () => isElsewhere,
    answer(pick, isRight) {
      if (isElsewhere) return;
      answerNext(course, pick, isRight);
    },
    hide() {
      opened.fire('visibilitychange');
      keeper.flush();
      void channel.flush(false);
    },
    show() {
      opened.fire('visibilitychange');
      keeper.flush();
      channel.wake();
    },
    freeze() {
      opened.freeze();
      isAwake = false;
    },
    thaw() {
      isAwake = true;
      opened.thaw();
    },
    goAway(reloads) {
      isReloading = reloads;
      isGoingAway = true;
      course.dispatch({ type: 'left', by: 'gone' });
      opened.fire('pagehide', { persisted: false });
      void channel.flush(true);
    },
    async exit(insists) {
      if (isElsewhere) return true;
      const settled: Delivery = await keeper.settle();
      if (!settled.ok && !insists) return false;
      course.dispatch({ type: 'left', by: 'exit' });
      const end = await keeper.ended();
      if (end?.ok === true) around.believed();
      void channel.flush(false);
      return true;
    },
    die() {
      opened.isAsleep = true;
      isAlive = false;
    },
  };
}
