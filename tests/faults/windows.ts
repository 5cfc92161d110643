import type { Act } from './act.ts';
import type { Clock, Owner } from './clock.ts';
import type { Page } from './page.ts';
import type { Player } from './scorm-player.ts';

interface Window {
  readonly player: Player;
  page: Page | undefined;
  /** Epoch milliseconds since when its timers run. */
  awakeSince: number;
}

/** The learner's windows, and what is done in them. */
export interface Windows {
  act(act: Extract<Act, { readonly window: number }>): void | Promise<void>;
  /** Those whose page lives and does not sleep. */
  awake(): readonly { readonly page: Page; readonly awakeSince: number }[];
  /** Whether a page left or was hidden: what it sends then waits for no other page. */
  hadLeft(): boolean;
  /** Whether two windows held the course at once. */
  hadTwo(): boolean;
}

interface WindowTools {
  readonly clock: Clock;
  launch(): Player;
  /** `undefined` where the LMS opens no session. */
  load(player: Player): Page | undefined;
  isWell(): boolean;
  /** The page should have saved what it holds. */
  owe(page: Page): void;
  /** The page is gone. */
  onEnd(page: Owner): void;
}

/** How long Save and exit waits for statements. */
const PATIENCE_MS = 5_000;

/** What a page that goes away has to hear before its last event is over: calls of SCORM answer at once. */
async function answered(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

export function createWindows({ clock, launch, load, isWell, owe, onEnd }: WindowTools): Windows {
  const windows: (Window | undefined)[] = [undefined, undefined];
  let hasLeft = false;
  let hasTwo = false;

  function open(at: number): void {
    if (windows[at] !== undefined) return;
    hasTwo ||= windows.some((window) => window !== undefined);
    const player = launch();
    windows[at] = { player, page: load(player), awakeSince: clock.now() };
  }

  function end(at: number): void {
    const page = windows[at]?.page;
    windows[at] = undefined;
    page?.die();
    if (page !== undefined) onEnd(page.owner);
  }

  async function reload(at: number, isTold: boolean): Promise<void> {
    const window = windows[at];
    if (window?.page?.isAwake() !== true) return;
    const { player, page } = window;
    const wasWell = isWell();
    page.goAway(isTold ? true : undefined);
    await answered();
    if (wasWell) owe(page);
    hasLeft = true;
    end(at);
    const next = load(player);
    // An LMS opens one session a launch: the learner closes the window.
    if (next !== undefined) windows[at] = { player, page: next, awakeSince: clock.now() };
  }

  async function close(at: number): Promise<void> {
    const page = windows[at]?.page;
    const wasWell = isWell();
    hasLeft = true;
    // A page that sleeps is thrown away without a word.
    if (page?.isAwake() === true) page.goAway(false);
    await answered();
    if (page?.isAwake() === true && wasWell) owe(page);
    end(at);
  }

  async function exit(at: number, insists: boolean): Promise<void> {
    const page = windows[at]?.page;
    const wasWell = isWell();
    if (page === undefined || !page.isAwake() || !(await page.exit(insists))) return;
    if (wasWell) owe(page);
    await clock.pass(PATIENCE_MS);
    // What stays is the page's farewell, which is closed as well.
    page.goAway(false);
    await answered();
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

  return {
    act: touch,
    awake: () =>
      windows.flatMap((window) =>
        window?.page?.isAwake() === true ? { page: window.page, awakeSince: window.awakeSince } : [],
      ),
    hadLeft: () => hasLeft,
    hadTwo: () => hasTwo,
  };
}
