import type { Act, Setting } from './act.ts';
import { createClock } from './clock.ts';
import { createLedger, type Ledger } from './custody.ts';
import { createDevice, type Device } from './device.ts';
import { createFaultyLrs, type FaultyLrs } from './lrs.ts';
import { openPage, type Page } from './page.ts';
import { createScormLms, type ScormLms } from './scorm-lms.ts';
import { createWindows } from './windows.ts';
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

/** A commit is tried again within a minute, and answers wait a second for it. */
const LONGEST_RETRY_MS = 62_000;
const START = Date.UTC(2026, 10, 22, 9);

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
  let ids = 0;
  let lastAnswer = START;
  let wellSince: number | undefined = START;

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
      file: lms.file,
      uuid,
      accepted(answer) {
        lastAnswer = clock.now();
        const isAtRisk = !device.isWell();
        ledger.accept({ ...answer, isAtRisk, troubles: device.troubles() });
      },
      believed: ledger.believed,
      said: (id) => void own.push(id),
    });
  }

  /** A page that ends properly, or has had the time, has saved what it holds where the LMS works. */
  function owe(page: Page): void {
    if (lms.isWell() && !page.isElsewhere()) ledger.owe(page.session().attempt, page.owner);
  }

  const windows = createWindows({
    clock,
    launch: lms.launch,
    load,
    isWell: lms.isWell,
    owe,
    onEnd: device.leave,
  });

  function happen(act: Act): void | Promise<void> {
    if ('window' in act) return windows.act(act);
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
        for (const side of [lms, lrs, device]) side.setOnline(false);
        return undefined;
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
    hadLeft: windows.hadLeft,
    hadTwo: windows.hadTwo,
    async act(act) {
      await happen(act);
      // Between two things that a learner does, what is due at once has run.
      await clock.pass(0);
      wellSince = lms.isWell() ? (wellSince ?? clock.now()) : undefined;
      if (wellSince === undefined) return;
      for (const { page, awakeSince } of windows.awake()) {
        const since = Math.max(wellSince, awakeSince, lastAnswer);
        if (clock.now() - since >= LONGEST_RETRY_MS) owe(page);
      }
    },
  };
}
