import { begin } from '../core/begin.ts';
import type { Session } from '../core/session.ts';
import { decode } from '../core/suspend.ts';
import type { LmsSession, Preferences } from '../lms/port.ts';
import { lms as words } from '../strings/en.json';
import type { Notice } from '../xapi/outbox/notice.ts';
import { connectToRecords } from './connect.ts';
import { course } from './course.ts';
import { drawChrome, drawSign } from './chrome.ts';
import { createKeeper, type Keeper, type Keeping } from './keeper.ts';
import { watchLifecycle } from './lifecycle.ts';
import { hideBanner } from './hide-banner.ts';
import { randomSeed, randomUuid } from './random.ts';
import type { Reporter } from './reporter.ts';
import { placeOf } from './route.ts';
import { startRouter } from './router.ts';
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
  const keeper = createKeeper({
    lms,
    now: Date.now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    show: (keeping) => tell(keeping, keeper),
  });
  const reporter = await reporterOf(
    settings,
    reports && lms.launch.mode === 'normal' ? lms.launch.learnerId : '',
  );

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
  const goAway = () => void leaving().then(({ leave }) => leave(keeper, reporter, records), sayFailed);
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
function restoreAttempt(settings: Settings, lms: LmsSession): ReturnType<typeof begin> {
  const { plan } = settings;
  const saved = decode(lms.launch.savedState, plan.course);
  const place = placeOf(lms.launch.bookmark, plan);
  if (saved.kind === 'unreadable') say(({ tellUnreadable }) => tellUnreadable());
  return begin(plan, {
    mode: lms.launch.mode,
    passMark: lms.launch.passMark,
    attempt: saved.kind === 'restored' ? saved.attempt : null,
    // Statements keep the launch's own spelling; the saved state holds the sixteen bytes.
    fresh: { registration: (lms.launch.registration ?? randomUuid()).toLowerCase(), seed: randomSeed() },
    ...(place === undefined ? {} : { place }),
    at: Date.now(),
    holdSave: saved.kind === 'unreadable',
    saveAgain: lms.launch.isReopened === true,
  });
}

function sayMode({ mode }: Session, reports: boolean): void {
  if (mode !== 'normal') {
    drawSign({ state: 'preview' });
    say(({ tellMode }) => tellMode(mode));
  } else if (!reports) drawSign({ state: 'device' });
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

/** Hardly any visit needs it. Where not even that arrives, the words stand above the page. */
async function sayFailed(cause: unknown): Promise<void> {
  console.error(cause);
  try {
    const { sayWhy } = await import('./launch-failure.ts');
    await sayWhy(cause);
  } catch {
    document.body.prepend(words.broken);
  }
}

start().catch(sayFailed);
