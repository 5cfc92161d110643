import type { LmsSession } from '../lms/port.ts';
import { lms as signs } from '../strings/en.json';
import { announce } from './announcer.ts';
import type { Confirm } from './connection-watch.ts';
import { watchConnection } from './connection-watch.ts';
import { hideBanner } from './hide-banner.ts';
import type { Keeper } from './keeper.ts';
import type { Keeping } from './keeping.ts';
import { tellOver } from './notices.ts';
import { createLackNotices } from './saving-lacks.ts';
import { tellArrived, tellLate } from './saving-notices.ts';
import { keepReceipt } from './receipt-keeping.ts';
import { watchResult } from './result-watch.ts';
import { stopPage } from './stop-page.ts';
import type { Visit } from './visit.ts';

/** After so many failed commits in a row the learner is told in a banner, not only by the sign. */
const TELL_AFTER = 3;

/** Whether a banner says that commits fail. */
let isTold = false;
/** Whether a dialog said that the result is not confirmed. */
let isAwaited = false;
let arrival = new AbortController();
/** Tells what the record lacks by now. @returns whether it lacks nothing */
let tellLacks = () => true;

/** Says how the record stands, where the sign in the header is not enough. */
export function tellKeeping(keeping: Keeping, keeper: Keeper): void {
  switch (keeping.state) {
    case 'saving':
      return;
    case 'saved': {
      const isAll = tellLacks();
      if (isTold || isAwaited) tellArrived(isAll);
      isTold = false;
      isAwaited = false;
      arrival.abort();
      arrival = new AbortController();
      return;
    }
    case 'late':
      tellLacks();
      // All but the result arrives, and that is told already.
      if (keeping.problem.reason === 'refused') {
        if (isTold) tellArrived(false);
        isTold = false;
        return;
      }
      // Waiting does not mend a login that is over: the learner has to do something.
      if (keeping.failures < TELL_AFTER && keeping.problem.reason !== 'signed-out') return;
      isTold = true;
      hideBanner('passing');
      tellLate(keeping.problem, keeping.isKept, () => void tryNow(keeper));
      return;
    case 'over':
      stopPage();
      void tellOver(keeping.problem);
      return;
    default:
      keeping satisfies never;
  }
}

async function tryNow(keeper: Keeper): Promise<void> {
  const delivery = await keeper.settle();
  if (!delivery.ok) announce(signs.late);
}

/** From now on the learner hears of it when what waits has arrived. @returns when that is */
function untilArrived(): AbortSignal {
  isAwaited = true;
  return arrival.signal;
}

/** From now on the learner hears of what the record lacks although it is saved: the LRS of a launch can refuse a part. */
export function watchLacks(lms: Pick<LmsSession, 'lacking'>): void {
  const tell = createLackNotices();
  tellLacks = () => {
    const lacking = lms.lacking?.() ?? [];
    tell(lacking);
    return lacking.length === 0;
  };
  tellLacks();
}

/** Where there is no way to look, an LMS is taken at its word. */
const trust: Confirm = async (delivery) => (delivery?.ok === false ? delivery : { ok: true, isProven: true });

/**
 * Begins what a launch can do without: the word about a result that is not confirmed, and the look whether an
 * LMS that answers "true" is there.
 * @returns what is to be believed of commits; `undefined` where nobody asks
 */
export function watchSaving(visit: Visit): Confirm | undefined {
  const { records, keeper, settings } = visit;
  if (records.device !== null || records.lms.launch.mode !== 'normal') return undefined;
  watchResult(keeper, untilArrived, () => keepReceipt(visit));
  watchLacks(records.lms);
  // The LRS of a launch answers for itself.
  if (!settings.target.startsWith('scorm')) return undefined;
  // From a file nothing can be fetched.
  if (!location.protocol.startsWith('http')) return trust;
  let isGoingAway = false;
  addEventListener('pagehide', () => (isGoingAway = true), { capture: true });
  addEventListener('pageshow', () => (isGoingAway = false));
  return watchConnection({
    plan: settings.plan,
    lms: records.lms,
    fetch: (address, options) => fetch(address, options),
    now: Date.now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    isOnline: () => navigator.onLine,
    isGoingAway: () => isGoingAway,
    settle: () => void keeper.settle(),
  });
}
