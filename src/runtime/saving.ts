import { lms as signs } from '../strings/en.json';
import { announce } from './announcer.ts';
import type { Confirm } from './connection-watch.ts';
import { watchConnection } from './connection-watch.ts';
import { hideBanner } from './hide-banner.ts';
import type { Keeper } from './keeper.ts';
import type { Keeping } from './keeping.ts';
import { tellOver } from './notices.ts';
import { tellArrived, tellLate } from './saving-notices.ts';
import { keepReceipt } from './receipt-keeping.ts';
import { watchResult } from './result-watch.ts';
import { stopPage } from './stop-page.ts';
import type { Visit } from './visit.ts';

/** After so many failed commits in a row the learner is told in a banner, not only by the sign. */
const TELL_AFTER = 3;

let isTold = false;
let arrival = new AbortController();

/** Says how the record stands, where the sign in the header is not enough. */
export function tellKeeping(keeping: Keeping, keeper: Keeper): void {
  switch (keeping.state) {
    case 'saving':
      return;
    case 'saved':
      if (isTold) tellArrived();
      isTold = false;
      arrival.abort();
      arrival = new AbortController();
      return;
    case 'late':
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
  isTold = true;
  return arrival.signal;
}

/**
 * Begins what a launch can do without: the word about a result that is not confirmed, and the look whether an
 * LMS that answers "true" is there.
 * @returns what is to be believed of commits; `undefined` where all of it is
 */
export function watchSaving(visit: Visit): Confirm | undefined {
  const { records, keeper, settings } = visit;
  if (records.device !== null || records.lms.launch.mode !== 'normal') return undefined;
  watchResult(keeper, untilArrived, () => keepReceipt(visit));
  // From a file nothing can be fetched, and the LRS of a launch answers for itself.
  if (!settings.target.startsWith('scorm') || !location.protocol.startsWith('http')) return undefined;
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
