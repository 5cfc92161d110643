import { begin } from '../core/begin.ts';
import type { Effect } from '../core/session.ts';
import type { LmsSession } from '../lms/port.ts';
import { lms as words } from '../strings/en.json';
import { connectToRecords } from './connect.ts';
import { course } from './course.ts';
import { believe, createKeeper, type Keeper } from './keeper.ts';
import type { Keeping } from './keeping.ts';
import { createDeviceSide, holdsCopies } from './device-side.ts';
import { lasting } from './lasting.ts';
import { watchLifecycle } from './lifecycle.ts';
import { randomSeed, randomUuid } from './random.ts';
import type { Reporter } from './reporter.ts';
import { placeOf } from './route.ts';
import { startRouter } from './router.ts';
import { readSaved, type Saved } from './saved.ts';
import { drawSign } from './sign.ts';
import type { Settings } from '../core/settings.ts';
import { readSettings } from './settings.ts';
import type { Visit } from './visit.ts';

/** Opens the visit: finds where records go, restores the attempt, starts the page. */
async function start(): Promise<void> {
  const settings = readSettings(document);
  const records = await connectToRecords(settings);
  const { lms, device } = records;
  const reports = device === null;
  document.documentElement.dataset['record'] = reports ? 'lms' : 'device';
  let confirm = believe;
  const learner = reports ? lms.launch.learnerId : '';
  const isRecorded = lms.launch.mode === 'normal' && learner !== '';
  // The LRS of a launch keeps its own on the device, and tells its windows apart by itself.
  const side = isRecorded && settings.target.startsWith('scorm') ? createDeviceSide() : null;
  const keeper = createKeeper({
    lms,
    now: Date.now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    show(keeping) {
      if (keeping.state === 'saved') side?.confirm(keeping.isProven);
      tell(keeping, keeper);
    },
    confirm: (...asked) => confirm(...asked),
    isKept: () => (side?.companion() ?? lms).isKept?.() === true,
    look: () => side?.companion()?.look(),
  });
  // Without a learner nobody could be named in a statement. In any mode, what waits from before is sent.
  const isStated = learner !== '' && settings.xapi.mode !== 'off';
  const reporter = isStated ? await reporterOf(settings, learner) : null;

  const saved = readSaved(settings, lms.launch.savedState);
  const holds = side !== null && saved.isReadable && !saved.isLater && holdsCopies(settings.plan.course);
  // Before it is read nothing may be answered, which would be written over it.
  const found = holds
    ? await lasting(() => import('./device/in-page.ts'), 'findInPage').then(
        ({ findInPage }) => findInPage({ settings, lms, held: saved.attempt }),
        () => undefined,
      )
    : undefined;
  const [session, effects] = restoreAttempt(settings, lms, { ...saved, ...found });
  drawSign({ state: session.mode !== 'normal' ? 'preview' : reports ? 'ready' : 'device' });
  const happened: Effect[] = [];
  course.begin(
    session,
    effects,
    [
      keeper.consume,
      (...step) => reporter?.consume(...step),
      (all) => void happened.push(...all),
      (...step) => side?.consume(...step),
    ],
    learner,
  );
  startRouter();
  device?.begin();
  side?.begin({ settings, lms, keeper, held: saved.attempt, found });
  watchLifecycle(keeper, (leaving) => reporter?.flush(leaving));
  const visit: Visit = {
    settings,
    records,
    keeper,
    reporter,
    happened,
    saved,
    watched(watch) {
      isTold = true;
      confirm = watch ?? believe;
    },
  };
  const goAway = () =>
    lasting(() => import('./leaving.ts'), 'leave').then(({ leave }) => leave(visit), sayFailed);
  document.getElementById('exit')?.addEventListener('click', goAway);
  document.addEventListener('course:leave', goAway);
  lasting(() => import('./after-launch.ts'), 'goOn').then(({ goOn }) => goOn(visit), sayFailed);
}

/** Fetched only where statements are sent. Whatever becomes of them, the LMS's record goes on. */
function reporterOf(settings: Settings, learner: string): Promise<Reporter | null> {
  return import('./reporter.ts')
    .catch((cause) => import('./reporter-again.ts').then(({ fetchAgain }) => fetchAgain(cause)))
    .then(
      ({ createReporter }) => createReporter({ settings, learner, uuid: randomUuid }),
      () => null,
    );
}

/** Restores the saved attempt or begins a new one; an unreadable one is not written over before the first answer. */
function restoreAttempt(
  { plan }: Settings,
  lms: LmsSession,
  { attempt, isReadable, isLater }: Saved,
): ReturnType<typeof begin> {
  return begin(plan, {
    mode: isLater ? 'review' : lms.launch.mode,
    passMark: lms.launch.passMark,
    attempt,
    // Statements keep the launch's own spelling; the saved state holds the sixteen bytes.
    fresh: { registration: (lms.launch.registration ?? randomUuid()).toLowerCase(), seed: randomSeed() },
    place: placeOf(lms.launch.bookmark, plan),
    at: Date.now(),
    holdSave: !isReadable,
    saveAgain: lms.launch.saveAgain,
  });
}

/** Whether more than the sign says how the record stands: it is there, or it is needed. */
let isTold = false;

function tell(keeping: Keeping, keeper: Keeper): void {
  drawSign(keeping);
  const { state } = keeping;
  if (state === 'late' || state === 'over') isTold = true;
  if (!isTold) return;
  lasting(() => import('./saving.ts'), 'tellKeeping').then(
    ({ tellKeeping }) => tellKeeping(keeping, keeper),
    console.warn,
  );
}

/** Hardly any visit needs it. Where not even that arrives, the words stand above the page. */
async function sayFailed(cause: unknown): Promise<void> {
  console.error(cause);
  await import('./launch-failure.ts')
    .then(({ sayWhy }) => sayWhy(cause))
    .catch(() => document.body.prepend(words.broken));
}

start().catch(sayFailed);
