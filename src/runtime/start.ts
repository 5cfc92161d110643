import { begin } from '../core/begin.ts';
import type { Effect, Interaction, Session } from '../core/session.ts';
import { decode } from '../core/suspend.ts';
import type { LaunchError } from '../lms/launch-error.ts';
import type { LmsSession, Preferences } from '../lms/port.ts';
import { lms as words } from '../strings/en.json';
import type { Notice } from '../xapi/outbox/notice.ts';
import { connectToRecords } from './connect.ts';
import { course } from './course.ts';
import { drawChrome, drawSign } from './chrome.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import type { Keeping } from './keeping.ts';
import type { Confirm } from './connection-watch.ts';
import { watchLifecycle } from './lifecycle.ts';
import { randomSeed, randomUuid } from './random.ts';
import type { Reporter } from './reporter.ts';
import { placeOf } from './route.ts';
import { startRouter } from './router.ts';
import { stopPage } from './stop-page.ts';
import type { Settings } from '../core/settings.ts';
import { readSettings } from './settings.ts';
import type { Visit } from './visit.ts';

/** What watches over saving comes so long after the page, milliseconds: the launch is over by then. */
const AFTER_LAUNCH = 5_000;

/** Opens the visit: finds where records go, restores the attempt, starts the page. */
async function start(): Promise<void> {
  const settings = readSettings(document);
  const records = await connectToRecords(settings);
  const { lms, device } = records;
  const reports = device === null;
  document.documentElement.dataset['record'] = reports ? 'lms' : 'device';
  honour(lms.launch.preferences);
  const began = Date.now();
  let confirm: Confirm | undefined;
  const keeper = createKeeper({
    lms,
    now: Date.now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    show: (keeping) => tell(keeping, keeper),
    confirm: async (delivery, isUrgent) => confirm?.(delivery, isUrgent) ?? delivery ?? { ok: true },
  });
  const reporter = await reporterOf(
    settings,
    reports && lms.launch.mode === 'normal' ? lms.launch.learnerId : '',
  );

  const [session, effects] = restoreAttempt(settings, lms);
  sayMode(session, reports);
  drawSign({ state: 'ready' });
  const answers: Interaction[] = [];
  const remember = (all: readonly Effect[]) => {
    for (const effect of all) if (effect.type === 'record') answers.push(effect.interaction);
  };
  course.begin(session, effects, [keeper.consume, reporter.consume, remember]);
  course.subscribe(() => {
    const current = course.session();
    if (current !== null) drawChrome(current);
  });
  startRouter();
  device?.begin();
  watchLifecycle(keeper, reporter.flush);
  const visit: Visit = { settings, records, keeper, reporter, answers, began };
  const goAway = () => void leaving().then(({ leave }) => leave(visit), sayBroken);
  document.getElementById('exit')?.addEventListener('click', goAway);
  document.addEventListener('course:leave', goAway);
  // What may be needed when the network is gone; a failure here is met again where it is needed.
  leaving().then(({ offerReceipts }) => offerReceipts(visit), console.warn);
  setTimeout(() => {
    saving().then(({ watchSaving }) => {
      isTold = true;
      return (confirm = watchSaving(visit));
    }, console.warn);
  }, AFTER_LAUNCH);
  import('./page-body.ts').catch(console.warn);
}

/** Fetched once the page is alive: a launch needs neither. */
const notices = () => import('./notices.ts');
const leaving = () => import('./leaving.ts');
const saving = () => import('./saving.ts');

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
  });
}

function sayMode({ mode }: Session, reports: boolean): void {
  if (mode !== 'normal') {
    drawSign({ state: 'preview' });
    say(({ tellMode }) => tellMode(mode));
  } else if (!reports) drawSign({ state: 'device' });
}

/** Whether more than the sign says how the record stands: it is there, or it is needed. */
let isTold = false;

function tell(keeping: Keeping, keeper: Keeper): void {
  drawSign(keeping);
  const { state } = keeping;
  if (state === 'over') stopPage();
  if (state === 'late' || state === 'over') isTold = true;
  if (isTold) saving().then(({ tellKeeping }) => tellKeeping(keeping, keeper), console.warn);
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
