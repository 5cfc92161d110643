import { begin } from '../../src/core/begin.ts';
import { recoveryOf } from '../../src/core/joining/recovered.ts';
import type { Effect, Session } from '../../src/core/session.ts';
import { decode } from '../../src/core/suspend.ts';
import type { createScorm12Lms } from '../../src/lab/scorm12-lms.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { openScorm12 } from '../../src/lms/scorm12/session.ts';
import { createCourse, type Consumer, type Happening } from '../../src/runtime/course.ts';
import { openCompanion, type Companion } from '../../src/runtime/device/companion.ts';
import { foundIn } from '../../src/runtime/device/found.ts';
import { placesOf } from '../../src/runtime/device/places.ts';
import { createKeeper } from '../../src/runtime/keeper.ts';
import type { Keeping } from '../../src/runtime/keeping.ts';
import { AT, judged, plan, question } from '../unit/core/course.ts';
import type { BrowserWindow } from './browser.ts';

type Lms = ReturnType<typeof createScorm12Lms>;

const LEARNER = 'officer-1';

/** Every window of a browser opens at another time. */
let opened = 0;

/**
 * A visit in a window of a browser, as the page puts it together: the LMS's own adapter, keeper and
 * companion over a SCORM 1.2 LMS in memory. Timers run when told.
 *
 * @param api what the LMS put beside the page: a launch of its own, or one that is open already
 * @param more.companionComes `later`: when `accompany` is called
 */
export function visitIn(
  browserWindow: BrowserWindow,
  api: ReturnType<Lms['api']>,
  {
    learner = LEARNER,
    companionComes = 'at once',
  }: { learner?: string; companionComes?: 'at once' | 'later' } = {},
) {
  opened += 1;
  const registration = `6f1c2a34-9b8d-4e2f-8a01-${String(opened).padStart(12, '0')}`;
  const now = () => AT;
  let timers: (() => void)[] = [];
  const shown: Keeping[] = [];
  const lms: LmsSession | undefined = openScorm12(api, { now, isReloading: () => false });
  if (lms === undefined) throw new Error('The LMS did not open.');
  const course = createCourse(now);
  const settings = { plan: plan() };
  const places = placesOf(browserWindow.window, settings, learner);
  const keeper = createKeeper({
    lms,
    now,
    after(_ms, run) {
      timers.push(run);
      return () => {
        timers = timers.filter((one) => one !== run);
      };
    },
    show(keeping) {
      if (keeping.state === 'saved') confirm();
      shown.push(keeping);
    },
    look: () => companion?.look(),
  });
  let isElsewhere = false;
  let companion: Companion | undefined;
  let early: Parameters<Consumer>[] = [];
  const saved = decode(lms.launch.savedState, 'course');
  const held = saved.kind === 'restored' ? saved.attempt : null;
  const found = foundIn(
    { slot: places.unsaved, now: now(), course: 'course', isStored: true },
    held,
    () => true,
  );
  const bring = (effects: readonly Effect[], session: Session) => {
    companion?.consume(effects, session);
    keeper.consume(effects, session);
  };
  const [first, begun] = begin(settings.plan, {
    mode: lms.launch.mode,
    passMark: null,
    attempt: found?.attempt ?? held,
    fresh: { registration, seed: 7 },
    at: now(),
  });
  course.begin(first, begun, [
    keeper.consume,
    (...step) => {
      if (companion === undefined) early.push(step);
      else companion.consume(...step);
    },
  ]);

  function confirm() {
    early = [];
    companion?.confirm();
  }

  function accompany() {
    companion = openCompanion({
      page: browserWindow.window,
      places,
      id: `window-${opened}`,
      held,
      now,
      session: course.session,
      adopt({ session, effects }) {
        course.replace(session);
        bring(effects, session);
      },
      end: () => course.dispatch({ type: 'left', by: 'exit' }),
      stop() {
        keeper.stop({ ok: false, over: true, problem: { call: 'window', code: '', message: '' } });
        isElsewhere = true;
      },
      ended: keeper.ended,
    });
    for (const step of early) companion.consume(...step);
    if (found !== undefined) bring(recoveryOf(first, found.interactions, now()), first);
    companion.take();
  }
  if (companionComes === 'at once') accompany();

  const settled = async () => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return {
    api,
    course,
    accompany,
    /** Whether it was told that a later window goes on. */
    isElsewhere: () => isElsewhere,
    isKept: () => companion?.isKept() ?? false,
    shown,
    dispatch: (happening: Happening) => course.dispatch(happening),
    answer(number: number, chosen = [1]) {
      const asked = question(number);
      course.dispatch({ type: 'answered', question: asked, judged: judged(asked, chosen), latencyMs: 900 });
    },
    settled,
    /** Everything falls due that waits. */
    async pass() {
      const due = timers;
      timers = [];
      for (const run of due) run();
      await settled();
    },
    answers: () => Object.keys(course.session()?.attempt.answers ?? {}).map(Number),
    finishes: () => api.calls.filter(({ name }) => name === 'LMSFinish').length,
  };
}

/** What an LMS holds: numbers of the answers in its saved state, and the ids of its interactions. */
export function heldBy(lms: Lms): {
  readonly answers: readonly number[];
  readonly interactions: readonly string[];
} {
  const data = lms.data();
  const saved = decode(data['cmi.suspend_data'] ?? '', 'course');
  const ids = Object.entries(data).filter(([element]) => /^cmi\.interactions\.\d+\.id$/.test(element));
  return {
    answers: saved.kind === 'restored' ? Object.keys(saved.attempt.answers).map(Number) : [],
    interactions: ids.map(([, id]) => id),
  };
}
