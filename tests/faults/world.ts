import type { Act, Setting } from './act.ts';
import { createClock, settled } from './clock.ts';
import { createLedger, type Ledger } from './custody.ts';
import { createDevice, type Device } from './device.ts';
import { createFaultyLrs, type FaultyLrs } from './lrs.ts';
import { openPage, type Page } from './page.ts';
import { createScormLms, type ScormLms } from './scorm-lms.ts';
import type { Player } from './scorm-player.ts';

export interface World {
  readonly setting: Setting;
  readonly lms: ScormLms;
  readonly lrs: FaultyLrs;
  readonly device: Device;
  readonly ledger: Ledger;
  /** What the content did that its standard forbids. */
  readonly breaches: readonly string[];
  /** Statements of each page, in its order. */
  readonly said: readonly (readonly string[])[];
  /** Whether a page left while others may have had statements waiting. */
  hadLeft(): boolean;
  /** Whether two windows held the course at once. */
  hadTwo(): boolean;
  act(act: Act): Promise<void>;
}

interface Window {
  readonly player: Player;
  page: Page | undefined;
  /** Epoch milliseconds since when its timers run. */
  awakeSince: number;
}

/** A commit is tried again within a minute, and answers wait a second for it. */
const LONGEST_RETRY_MS = 62_000;
const START = Date.UTC(2026, 10, 22, 9);
/** How long Save and exit waits for statements. */
const PATIENCE_MS = 5_000;

export function createWorld(setting: Setting): World {
  const clock = createClock(START);
  const ledger = createLedger(setting.standard);
  const breaches: string[] = [];
  const lms = createScormLms(setting.standard, {
    claims: setting.claims,
    block: clock.block,
    watch: { breach: (what) => void breaches.push(what), stored: ledger.stored, failed: ledger.failed },
  });
  const lrs = createFaultyLrs(clock, setting.refusesRepeats);
  const device = createDevice();
  const said: string[][] = [];
  const windows: (Window | undefined)[] = [undefined, undefined];
  let ids = 0;
  let lastAnswer = START;
  let wellSince: number | undefined = START;
  let hasLeft = false;
  let hasTwo = false;

  function uuid(): string {
    ids += 1;
    return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
  }

  function load(player: Player): Page | undefined {
    const own: string[] = [];
    said.push(own);
    return openPage(player.seat(), {
      standard: setting.standard,
      clock,
      device,
      lrs,
      uuid,
      accepted(answer) {
        lastAnswer = clock.now();
        ledger.accept(answer);
      },
      said: (id) => void own.push(id),
    });
  }

  function open(at: number): void {
    if (windows[at] !== undefined) return;
    hasTwo ||= windows.some((window) => window !== undefined);
    const player = lms.launch();
    windows[at] = { player, page: load(player), awakeSince: clock.now() };
  }

  function end(at: number): void {
    const page = windows[at]?.page;
    windows[at] = undefined;
    page?.die();
    if (page !== undefined) device.leave(page.owner);
  }

  /** A page that ends properly, or has had the time, has saved what it holds where the LMS works. */
  function owe(page: Page): void {
    if (lms.isWell()) ledger.owe(page.session().attempt, page.owner);
  }

  function reload(at: number, isTold: boolean): void {
    const window = windows[at];
    if (window?.page?.isAwake() !== true) return;
    const { player, page } = window;
    const isWell = lms.isWell();
    page.goAway(isTold ? true : undefined);
    if (isWell) owe(page);
    hasLeft = true;
    end(at);
    const next = load(player);
    // An LMS opens one session a launch: the learner closes the window.
    if (next !== undefined) windows[at] = { player, page: next, awakeSince: clock.now() };
  }

  function close(at: number): void {
    const page = windows[at]?.page;
    const isWell = lms.isWell();
    hasLeft = true;
    // A page that sleeps is thrown away without a word.
    if (page?.isAwake() === true) page.goAway(false);
    if (page?.isAwake() === true && isWell) owe(page);
    end(at);
  }

  async function exit(at: number, insists: boolean): Promise<void> {
    const page = windows[at]?.page;
    const isWell = lms.isWell();
    if (page === undefined || !page.isAwake() || !(await page.exit(insists))) return;
    if (isWell) owe(page);
    await clock.pass(PATIENCE_MS);
    // What stays is the page's farewell, which is closed as well.
    page.goAway(false);
    hasLeft = true;
    end(at);
  }

  function touch(act: Extract<Act, { readonly window: number }>): void | Promise<void> {
    const at = act.window;
    const window = windows[at];
    const page = window?.page;
    switch (act.do) {
      case 'open':
        return open(at);
      case 'answer':
        return page?.isAwake() === true ? page.answer(act.pick, act.isRight) : undefined;
      case 'hide':
        hasLeft = true;
        return page?.isAwake() === true ? page.hide() : undefined;
      case 'show':
        return page?.isAwake() === true ? page.show() : undefined;
      case 'freeze':
        if (page?.isAwake() !== true) return undefined;
        hasLeft = true;
        page.hide();
        return page.freeze();
      case 'thaw':
        if (window === undefined || page === undefined || page.isAwake()) return undefined;
        window.awakeSince = clock.now();
        page.thaw();
        return page.show();
      case 'reload':
        return reload(at, act.isTold);
      case 'kill':
        return end(at);
      case 'close':
        return close(at);
      case 'exit':
        return exit(at, act.insists);
      default:
        return act satisfies never;
    }
  }

  function happen(act: Act): void | Promise<void> {
    if ('window' in act) return touch(act);
    switch (act.do) {
      case 'pass':
        return clock.pass(act.ms);
      case 'fail-lms':
        return lms.fail(act.fault);
      case 'fail-lrs':
        return lrs.fail(act.faults);
      case 'fail-storage':
        return device.fail(act.kind);
      case 'offline':
        lms.setOnline(false);
        return lrs.setOnline(false);
      case 'mend':
        for (const side of [lms, lrs, device]) side.mend();
        return undefined;
      default:
        return act satisfies never;
    }
  }

  return {
    setting,
    lms,
    lrs,
    device,
    ledger,
    breaches,
    said,
    hadLeft: () => hasLeft,
    hadTwo: () => hasTwo,
    async act(act) {
      await happen(act);
      await settled();
      wellSince = lms.isWell() ? (wellSince ?? clock.now()) : undefined;
      for (const window of windows) {
        if (wellSince === undefined || window?.page?.isAwake() !== true) continue;
        const since = Math.max(wellSince, window.awakeSince, lastAnswer);
        if (clock.now() - since >= LONGEST_RETRY_MS) owe(window.page);
      }
    },
  };
}
