import { begin } from '../../src/core/begin.ts';
import type { Reach } from '../../src/core/reach.ts';
import { decode } from '../../src/core/suspend.ts';
import type { createScorm12Lms } from '../../src/lab/scorm12-lms.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { openScorm12 } from '../../src/lms/scorm12/session.ts';
import { createCourse, type Happening } from '../../src/runtime/course.ts';
import { accompany, findFor, type Page } from '../../src/runtime/device/accompany.ts';
import type { Companion } from '../../src/runtime/device/companion.ts';
import type { Confirm } from '../../src/runtime/connection-watch.ts';
import { createKeeper } from '../../src/runtime/keeper.ts';
import type { Keeping } from '../../src/runtime/keeping.ts';
import { RELEASE, AT, judged, plan, question } from '../unit/core/course.ts';
import type { BrowserWindow } from './browser.ts';
import { lone } from './lone-keeper.ts';

type Lms = ReturnType<typeof createScorm12Lms>;

const EVERYTHING: Reach = [
  [4999, 9999],
  [4999, 9999],
  [4999, 9999],
];

/** Somebody has looked, and what the LMS answered was true. */
const proven: Confirm = async (delivery) =>
  delivery?.ok === false ? delivery : { ok: true, isProven: true };

/** Every window of a browser opens at another time. */
let opened = 0;

/**
 * A visit in a window of a browser, as the page puts it together: the LMS's own adapter, keeper and
 * companion over a SCORM 1.2 LMS in memory. Timers run when told.
 *
 * @param api what the LMS put beside the page: a launch of its own, or one that is open already
 * @param more.companionComes `later`: when `accompany` is called
 * @param more.confirm what is to be believed of commits; left out, all of it: somebody has looked
 */
export function visitIn(
  browserWindow: BrowserWindow,
  api: ReturnType<Lms['api']>,
  {
    companionComes = 'at once',
    confirm: believed = proven,
  }: { readonly companionComes?: 'at once' | 'later'; readonly confirm?: Confirm } = {},
) {
  opened += 1;
  const registration = `6f1c2a34-9b8d-4e2f-8a01-${String(opened).padStart(12, '0')}`;
  const now = () => AT;
  let timers: (() => void)[] = [];
  const shown: Keeping[] = [];
  const lms = launched(api, now);
  const course = createCourse(now);
  const settings = { plan: plan(), reach: EVERYTHING };
  let isElsewhere = false;
  const page: Page = {
    window: browserWindow.window,
    course,
    now,
    soon: (run) => run(),
    tellElsewhere() {
      isElsewhere = true;
    },
  };
  const keeper = createKeeper({
    ...lone,
    lms,
    now,
    after(_ms, run) {
      timers.push(run);
      return () => {
        timers = timers.filter((one) => one !== run);
      };
    },
    show(keeping) {
      if (keeping.state === 'saved') confirm(keeping.isProven);
      shown.push(keeping);
    },
    look: () => companion?.look(),
    confirm: believed,
  });
  let companion: Companion | undefined;
  let early: ((one: Companion) => void)[] = [];
  const saved = decode(lms.launch.savedState, RELEASE);
  const held = saved.kind === 'restored' ? saved.attempt : null;
  const found = findFor({ settings, lms, held }, page);
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
      if (companion === undefined) early.push((one) => one.consume(...step));
      else companion.consume(...step);
    },
  ]);

  function confirm(isProven: boolean) {
    if (isProven) early = [];
    companion?.confirm(isProven);
  }

  function comes() {
    companion = accompany({ settings, lms, keeper, held, found }, page, {
      id: `window-${opened}`,
      early,
    });
  }
  if (companionComes === 'at once') comes();

  const settled = async () => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return {
    api,
    course,
    accompany: comes,
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

function launched(api: object, now: () => number): LmsSession {
  const session = openScorm12(api, { now, isReloading: () => false });
  if (session === undefined) throw new Error('The LMS did not open.');
  return session;
}

/** What an LMS holds: numbers of the answers in its saved state, and the ids of its interactions. */
export function heldBy(lms: Lms): {
  readonly answers: readonly number[];
  readonly interactions: readonly string[];
} {
  const data = lms.data();
  const saved = decode(data['cmi.suspend_data'] ?? '', RELEASE);
  const ids = Object.entries(data).filter(([element]) => /^cmi\.interactions\.\d+\.id$/.test(element));
  return {
    answers: saved.kind === 'restored' ? Object.keys(saved.attempt.answers).map(Number) : [],
    interactions: ids.map(([, id]) => id),
  };
}
