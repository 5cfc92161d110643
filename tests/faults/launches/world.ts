import { attemptOf } from '../custody.ts';
import type { Attempt } from '../../../src/core/attempt.ts';
import { isRecord } from '../../../src/lab/lrs/exchange.ts';
import { readAttempt } from '../../../src/lms/lrs/attempt-document.ts';
import { nameOfVerb, saidByCourse } from '../../support/launched-stand.ts';
import { createClock, settled, type Clock, type Owner } from '../clock.ts';
import type { Act, LaunchSetting } from './act.ts';
import { createLaunchDevice, type LaunchDevice } from './device.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createLine, type Line } from './line.ts';
import { createOtherSide, type OtherSide } from './other-side.ts';
import { openPage } from './page.ts';
import { createWindows } from './windows.ts';

export interface World {
  readonly setting: LaunchSetting;
  readonly side: OtherSide;
  readonly line: Line;
  readonly devices: readonly LaunchDevice[];
  readonly ledger: Ledger;
  /**
   * The LRS took a pass or a completion and not the document that tells of it: that was refused, or lost on its
   * way as the page went.
   */
  hasToldLess(): boolean;
  /** The attempt that the LRS holds; `null` where there is none. */
  attempt(): Attempt | null;
  act(act: Act): Promise<void>;
  /** Real time goes on. */
  end(): void;
}

/** Longer than any retry waits, milliseconds, whatever an LRS asked for. */
const LONGEST_RETRY_MS = 300_000;
const START = Date.UTC(2026, 10, 22, 9);
/** Turns of the event loop in which whatever can happen begins to. */
const FEW_TURNS = 4;
const ALWAYS: Owner = { isAlive: () => true, isAwake: () => true };

export function createWorld(setting: LaunchSetting): World {
  const devices = [createLaunchDevice(), ...(setting.devices === 2 ? [createLaunchDevice()] : [])];
  const clock = createClock(START, rest);
  const ledger = createLedger();
  let ids = 0;
  let wellSince: number | undefined = START;
  /** Whether a page has met what another one wrote: it may have begun to fetch what it joins that with. */
  let mayFetch = false;
  let hasToldLess = false;

  /** What the database has under way takes turns and no time, and so does code that is fetched late. */
  async function rest(): Promise<void> {
    for (let calm = 0; calm < FEW_TURNS; calm = devices.every((one) => one.isAtRest()) ? calm + 1 : 0) {
      if (mayFetch) await fetchLateCode();
      mayFetch = false;
      await settled();
    }
  }

  function uuid(): string {
    ids += 1;
    // The learner is told an entry by how its id begins.
    return `${ids.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
  }

  const side = createOtherSide(setting, { now: clock.now, uuid });
  const attempt = () => attemptIn(side.document());
  const line = createLine({
    ...setting,
    clock,
    async serve(asked) {
      const given = await side.serve(asked);
      hasToldLess ||= asked.method === 'POST' && tellsLess(side);
      const held = asked.method === 'PUT' ? attempt() : null;
      if (held !== null) ledger.stored(held);
      mayFetch ||= asked.method === 'GET' && asked.url.pathname.endsWith('/activities/state');
      return given;
    },
  });

  const windows = createWindows({
    clock,
    launch: side.launch,
    load(at, tab) {
      const index = at % devices.length;
      const device = devices[index] ?? createLaunchDevice();
      const openedAt = clock.now();
      const [wasWell, before] = [device.isWell(), device.troubles()];
      return openPage(tab, {
        standard: setting.standard,
        clock,
        device,
        line,
        uuid,
        accepted: (answer, statement) =>
          ledger.accept({
            ...answer,
            statement,
            session: tab.session,
            at: clock.now(),
            device: index,
            isAtRisk: !device.isWell(),
            isInMemory: !wasWell || device.troubles() !== before,
            troubles: device.troubles(),
          }),
        told: (lack) => ledger.tell({ ...lack, at: clock.now(), openedAt }),
        foreign() {
          mayFetch = true;
        },
      });
    },
  });

  function happen(act: Act): void | Promise<void> {
    switch (act.do) {
      case 'pass':
        return clock.pass(act.ms);
      case 'fail-lrs':
        return line.fail(act.faults);
      case 'fail-storage':
        return devices[act.window % devices.length]?.fail(act.kind);
      case 'offline':
        return line.setOnline(false);
      case 'mend':
        for (const one of [line, ...devices]) one.mend();
        return undefined;
      default:
        return windows.act(act);
    }
  }

  const goOn = timeBy(clock);
  return {
    setting,
    side,
    line,
    devices,
    ledger,
    hasToldLess: () => hasToldLess,
    attempt,
    async act(act) {
      await happen(act);
      // Between two things that a learner does, what is due at once has run.
      await clock.pass(0);
      wellSince = line.isWell() ? (wellSince ?? clock.now()) : undefined;
      const before = clock.now() - LONGEST_RETRY_MS;
      if (wellSince === undefined || wellSince > before) return;
      for (const { owner } of windows.live()) ledger.owe(owner, before);
    },
    end: goOn,
  };
}

/** Who asks for a module that is being fetched gets it at the same moment. */
async function fetchLateCode(): Promise<void> {
  await Promise.all([
    import('../../../src/lms/lrs/unconfirmed.ts'),
    import('../../../src/lms/lrs/other-windows.ts'),
  ]);
}

let isTimed = false;

/** What the course's own code waits for takes the world's time, of one world at once. @returns ends that */
function timeBy(clock: Clock): () => void {
  if (isTimed) throw new Error('Another world has not ended.');
  isTimed = true;
  const { setTimeout, clearTimeout } = globalThis;
  const stops = new Map<unknown, () => void>();
  Object.assign(globalThis, {
    setTimeout(run: () => void, ms = 0) {
      const timer = {};
      stops.set(timer, clock.after(ALWAYS, ms, run));
      return timer;
    },
    clearTimeout(timer: unknown) {
      stops.get(timer)?.();
      stops.delete(timer);
    },
  });
  return () => {
    isTimed = false;
    Object.assign(globalThis, { setTimeout, clearTimeout });
  };
}

/** Whether the course has said a pass or a completion that its document does not know. */
function tellsLess({ lrs, document }: OtherSide): boolean {
  const held = readAttempt(document());
  const judged = held === undefined || held === 'later' ? {} : held.judged;
  const verbs = new Set(saidByCourse(lrs).map(nameOfVerb));
  return (['passed', 'completed'] as const).some(
    (verdict) => verbs.has(verdict) && judged[verdict] === undefined,
  );
}

function attemptIn(document: unknown): Attempt | null {
  return isRecord(document) && typeof document.state === 'string' ? attemptOf(document.state) : null;
}
