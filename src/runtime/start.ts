import { begin } from '../core/begin.ts';
import type { Session } from '../core/session.ts';
import { decode } from '../core/suspend.ts';
import type { LaunchError } from '../lms/launch-error.ts';
import type { LmsSession, Preferences } from '../lms/port.ts';
import { lms as words } from '../strings/en.json';
import { connectToRecords, type Records } from './connect.ts';
import { course } from './course.ts';
import { drawChrome, drawSign } from './chrome.ts';
import { createKeeper, type Keeper, type Keeping } from './keeper.ts';
import { watchLifecycle } from './lifecycle.ts';
import { ask, hideBanner, showBanner, supportCode } from './notice.ts';
import { randomSeed, randomUuid } from './random.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { placeOf } from './route.ts';
import { startRouter } from './router.ts';
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
  const keeper = createKeeper({
    lms,
    now: Date.now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    show: (keeping) => tell(keeping, keeper),
  });
  const reporter = createReporter({
    settings,
    learner: reports && lms.launch.mode === 'normal' ? lms.launch.learnerId : '',
    uuid: randomUuid,
  });

  const [session, effects] = restoreAttempt(settings, lms);
  sayMode(session, reports);
  drawSign({ state: 'ready' });
  course.begin(session, effects, [keeper.consume, reporter.consume]);
  course.subscribe(() => {
    const current = course.session();
    if (current !== null) drawChrome(current);
  });
  startRouter();
  device?.begin();
  watchLifecycle(keeper, reporter.flush);
  const goAway = () => void leave(keeper, reporter, records);
  document.getElementById('exit')?.addEventListener('click', goAway);
  document.addEventListener('course:leave', goAway);
}

/** Fetched only where the learner asked for something: most LMSs cannot say so. */
function honour(preferences: Preferences): void {
  if (preferences.audio === null) return;
  import('./preferences.ts')
    .then(({ applyPreferences }) => applyPreferences(preferences, document))
    .catch(console.warn);
}

/** Restores the saved attempt or begins a new one; an unreadable one is not written over before the first answer. */
function restoreAttempt(settings: Settings, lms: LmsSession): ReturnType<typeof begin> {
  const { plan } = settings;
  const saved = decode(lms.launch.savedState, plan.course);
  const place = placeOf(lms.launch.bookmark, plan);
  if (saved.kind === 'unreadable')
    showBanner('unreadable', words.unreadableTitle, words.unreadable, [
      { label: words.ok, run: () => hideBanner('unreadable') },
    ]);
  return begin(plan, {
    mode: lms.launch.mode,
    passMark: lms.launch.passMark,
    attempt: saved.kind === 'restored' ? saved.attempt : null,
    // Statements keep the launch's own spelling; the saved state holds the sixteen bytes.
    fresh: { registration: (lms.launch.registration ?? randomUuid()).toLowerCase(), seed: randomSeed() },
    ...(place === undefined ? {} : { place }),
    at: Date.now(),
    holdSave: saved.kind === 'unreadable',
  });
}

function sayMode(session: Session, reports: boolean): void {
  if (session.mode !== 'normal') {
    drawSign({ state: 'preview' });
    showBanner('mode', words[session.mode], '', []);
  } else if (!reports) drawSign({ state: 'device' });
}

function tell(keeping: Keeping, keeper: Keeper): void {
  drawSign(keeping);
  if (keeping.state === 'saved') hideBanner('late');
  if (keeping.state === 'over') {
    stopPage();
    void ask(words.overTitle, [words.overText, supportCode(keeping.problem)], []);
  }
  if (keeping.state !== 'late' || keeping.failures < TELL_AFTER) return;
  showBanner('late', words.lateTitle, `${words.late1} ${supportCode(keeping.problem)}`, [
    { label: words.tryNow, run: () => keeper.flush() },
  ]);
}

/** Save and exit: ends the visit while the page is alive, then says so. What is not saved is not left in silence. */
async function leave(keeper: Keeper, reporter: Reporter, records: Records): Promise<void> {
  const saved = await keeper.settle();
  if (!saved.ok) {
    const texts = [words.leaveLate, supportCode(saved.problem)];
    const choice = await ask(words.leaveLateTitle, texts, [words.tryNow, words.stay, words.leaveAnyway]);
    if (choice === 0) return leave(keeper, reporter, records);
    if (choice === 1) return;
  }
  course.dispatch({ type: 'left', by: 'exit' });
  const delivery = await keeper.ended();
  await reporter.settle();
  const kept = delivery === null || delivery.ok;
  const texts = kept
    ? [records.device?.farewell ?? words.left]
    : [words.leftLate, supportCode(delivery.problem)];
  stopPage();
  const { returnUrl } = records.lms.launch;
  // cmi5 (Quartz) 10.2.6: the window goes back to the LMS that asked for it.
  if (kept && returnUrl !== null) return location.replace(returnUrl);
  // Only a window that a script opened may close itself; elsewhere the words below are the end.
  if (kept && window.opener !== null) window.close();
  await ask(kept ? words.leftTitle : words.leftLateTitle, texts, []);
}

/** The words of the dialog are the end of the visit: nothing behind it can be used. */
function stopPage(): void {
  document.querySelector<HTMLElement>('.chrome')?.setAttribute('inert', '');
  document.getElementById('main')?.setAttribute('inert', '');
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

async function sayBroken(cause: unknown): Promise<void> {
  console.error(cause);
  await ask(words.brokenTitle, [words.broken], [words.reload]);
  location.reload();
}

start().catch((cause: unknown) => fail(cause).catch(sayBroken));
