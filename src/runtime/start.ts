import { begin } from '../core/begin.ts';
import type { Session } from '../core/session.ts';
import type { LaunchError } from '../lms/launch-error.ts';
import type { LmsSession, Preferences } from '../lms/port.ts';
import { lms as words } from '../strings/en.json';
import type { Notice } from '../xapi/outbox/notice.ts';
import { connectToRecords } from './connect.ts';
import { course } from './course.ts';
import { drawChrome, drawSign } from './chrome.ts';
import { createDeviceSide, holdsCopies } from './device-side.ts';
import { createKeeper, type Keeper, type Keeping } from './keeper.ts';
import { watchLifecycle } from './lifecycle.ts';
import { hideBanner } from './hide-banner.ts';
import { randomSeed, randomUuid } from './random.ts';
import type { Reporter } from './reporter.ts';
import { placeOf } from './route.ts';
import { startRouter } from './router.ts';
import { readSaved, type Saved } from './saved.ts';
import { stopPage } from './stop-page.ts';
import type { Settings } from '../core/settings.ts';
import { readSettings } from './settings.ts';

/** After so many failed commits in a row the learner is told in a banner, not only by the sign. */
const TELL_AFTER = 3;

/** Opens the visit: finds where records go, restores the attempt, starts the page. */
async function start(): Promise<void> {
  const settings = readSettings(document);
  const records = await connectToRecords(settings);
  const { lms, device } = records;
  const reports = device === null;
  document.documentElement.dataset['record'] = reports ? 'lms' : 'device';
  honour(lms.launch.preferences);
  const isRecorded = reports && lms.launch.mode === 'normal' && lms.launch.learnerId !== '';
  // The LRS of a launch keeps its own on the device, and tells its windows apart by itself.
  const side = isRecorded && settings.target.startsWith('scorm') ? createDeviceSide() : null;
  const keeper = createKeeper({
    lms,
    now: Date.now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    show(keeping) {
      if (keeping.state === 'saved') side?.confirm();
      tell(keeping, keeper);
    },
    look: () => side?.look(),
  });
  const reporter = await reporterOf(settings, isRecorded ? lms.launch.learnerId : '');

  const saved = readSaved(settings, lms.launch.savedState);
  const holds = side !== null && saved.isReadable && holdsCopies(settings.plan.course);
  // Whatever becomes of what the device kept, the LMS's attempt goes on.
  const found = holds
    ? await import('./device/in-page.ts').then(
        ({ findInPage }) => findInPage(settings, lms, saved.attempt),
        () => undefined,
      )
    : undefined;
  const [session, effects] = restoreAttempt(settings, lms, { ...saved, ...found });
  sayMode(session, reports, saved);
  drawSign({ state: 'ready' });
  course.begin(
    session,
    effects,
    [keeper.consume, reporter.consume, ...(side === null ? [] : [side.consume])],
    reports ? lms.launch.learnerId : '',
  );
  course.subscribe(() => {
    const current = course.session();
    if (current !== null) drawChrome(current);
  });
  startRouter();
  device?.begin();
  side?.begin({ settings, lms, keeper, held: saved.attempt, found });
  watchLifecycle(keeper, reporter.flush);
  const goAway = () => void leaving().then(({ leave }) => leave(keeper, reporter, records), sayBroken);
  document.getElementById('exit')?.addEventListener('click', goAway);
  document.addEventListener('course:leave', goAway);
  // What may be needed when the network is gone; a failure here is met again where it is needed.
  leaving().catch(console.warn);
  import('./page-body.ts').catch(console.warn);
}

/** Fetched once the page is alive: a launch needs neither. */
const notices = () => import('./notices.ts');
const leaving = () => import('./leaving.ts');

/** Words that come too late to be worth a dialog of their own where they cannot be fetched. */
function say(speak: (said: Awaited<ReturnType<typeof notices>>) => void): void {
  notices().then(speak).catch(console.warn);
}

/** Fetched only where statements are sent. Without a learner nobody could be named in one, so none is. */
async function reporterOf(settings: Settings, learner: string): Promise<Reporter> {
  const silent: Reporter = { consume: () => {}, flush: () => {}, settle: async () => {} };
  if (settings.xapi.mode === 'off' || learner === '') return silent;
  // Whatever becomes of the statements, the LMS's record goes on.
  return import('./reporter.ts').then(
    ({ createReporter }) => createReporter({ settings, learner, uuid: randomUuid, tell: tellOfStatements }),
    () => silent,
  );
}

/** The learner's record is in the LMS and nothing is lost to them: the code is for whoever keeps the LRS. */
function tellOfStatements({ kind, code }: Notice): void {
  console.warn(`Statements ${kind}. Support code ${code}`);
}

/** Fetched only where the learner asked for something: most LMSs cannot say so. */
function honour(preferences: Preferences): void {
  if (preferences.audio === null) return;
  import('./preferences.ts')
    .then(({ applyPreferences }) => applyPreferences(preferences, document))
    .catch(console.warn);
}

/** Restores the saved attempt or begins a new one; an unreadable one is not written over before the first answer. */
function restoreAttempt(
  { plan }: Settings,
  lms: LmsSession,
  { attempt, isReadable, isLater }: Saved,
): ReturnType<typeof begin> {
  const place = placeOf(lms.launch.bookmark, plan);
  return begin(plan, {
    mode: isLater && lms.launch.mode === 'normal' ? 'review' : lms.launch.mode,
    passMark: lms.launch.passMark,
    attempt,
    // Statements keep the launch's own spelling; the saved state holds the sixteen bytes.
    fresh: { registration: (lms.launch.registration ?? randomUuid()).toLowerCase(), seed: randomSeed() },
    ...(place === undefined ? {} : { place }),
    at: Date.now(),
    holdSave: !isReadable,
  });
}

function sayMode({ mode }: Session, reports: boolean, { isReadable, isLater }: Saved): void {
  if (mode !== 'normal') {
    drawSign({ state: 'preview' });
    if (isLater) import('./device/words.ts').then(({ tellLater }) => tellLater(), console.warn);
    else say(({ tellMode }) => tellMode(mode));
    return;
  }
  if (!isReadable) say(({ tellUnreadable }) => tellUnreadable());
  if (!reports) drawSign({ state: 'device' });
}

function tell(keeping: Keeping, keeper: Keeper): void {
  drawSign(keeping);
  if (keeping.state === 'saved') hideBanner('late');
  if (keeping.state === 'over') {
    stopPage();
    say(({ tellOver }) => tellOver(keeping.problem));
  }
  if (keeping.state !== 'late' || keeping.failures < TELL_AFTER) return;
  say(({ tellLate }) => tellLate(keeping.problem, () => keeper.flush()));
}

/** What is wrong with a launch is said by a page of its own, which hardly anyone needs: fetched only then. */
async function fail(cause: unknown): Promise<void> {
  if (isLaunchError(cause)) {
    const { showLaunchProblem } = await import('./launch-problem.ts');
    return showLaunchProblem(cause, readSettings(document).agency);
  }
  return sayBroken(cause);
}

/** By its name: the class comes with the adapters that throw it. */
function isLaunchError(cause: unknown): cause is LaunchError {
  return cause instanceof Error && cause.name === 'LaunchError';
}

/** Where not even the dialog arrives, the words stand above the page. */
async function sayBroken(cause: unknown): Promise<void> {
  console.error(cause);
  try {
    const { ask } = await import('./dialog.ts');
    await ask(words.brokenTitle, [words.broken], [words.reload]);
    location.reload();
  } catch {
    document.body.prepend(words.broken);
  }
}

start().catch((cause: unknown) => fail(cause).catch(sayBroken));
