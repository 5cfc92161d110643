import { begin } from '../core/begin.ts';
import type { Effect, Interaction, Session } from '../core/session.ts';
import type { LmsSession, Preferences } from '../lms/port.ts';
import { lms as words } from '../strings/en.json';
import type { Notice } from '../xapi/outbox/notice.ts';
import { connectToRecords } from './connect.ts';
import { course } from './course.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import type { Keeping } from './keeping.ts';
import type { Confirm } from './connection-watch.ts';
import { createDeviceSide, holdsCopies } from './device-side.ts';
import { watchLifecycle } from './lifecycle.ts';
import { randomSeed, randomUuid } from './random.ts';
import type { Reporter } from './reporter.ts';
import { placeOf } from './route.ts';
import { startRouter } from './router.ts';
import { readSaved, type Saved } from './saved.ts';
import { drawSign } from './sign.ts';
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
    confirm: async (delivery, isUrgent) => confirm?.(delivery, isUrgent) ?? delivery ?? { ok: true },
    isKept: () => side?.isKept() ?? false,
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
  const answers: Interaction[] = [];
  const remember = (all: readonly Effect[]) => {
    for (const effect of all) if (effect.type === 'record') answers.push(effect.interaction);
  };
  course.begin(
    session,
    effects,
    [keeper.consume, reporter.consume, remember, ...(side === null ? [] : [side.consume])],
    reports ? lms.launch.learnerId : '',
  );
  startRouter();
  device?.begin();
  side?.begin({ settings, lms, keeper, held: saved.attempt, found });
  watchLifecycle(keeper, reporter.flush);
  const visit: Visit = { settings, records, keeper, reporter, answers, began };
  const goAway = () => void leaving().then(({ leave }) => leave(visit), sayFailed);
  document.getElementById('exit')?.addEventListener('click', goAway);
  document.addEventListener('course:leave', goAway);
  import('./chrome.ts').then(({ drawAlong }) => drawAlong(), console.warn);
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

/** Whether more than the sign says how the record stands: it is there, or it is needed. */
let isTold = false;

function tell(keeping: Keeping, keeper: Keeper): void {
  drawSign(keeping);
  const { state } = keeping;
  if (state === 'over') stopPage();
  if (state === 'late' || state === 'over') isTold = true;
  if (isTold) saving().then(({ tellKeeping }) => tellKeeping(keeping, keeper), console.warn);
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
