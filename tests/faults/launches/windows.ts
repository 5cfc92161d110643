import { fakeStorage } from '../../support/lms-environment.ts';
import type { Clock } from '../clock.ts';
import type { Act } from './act.ts';
import type { Page, Tab } from './page.ts';

interface Window {
  readonly tab: Tab;
  page: Page;
}

export type WindowAct = Exclude<Extract<Act, { readonly window: number }>, { readonly do: 'fail-storage' }>;

/** The learner's windows, and what is done in them. */
export interface Windows {
  act(act: WindowAct): void | Promise<void>;
  /** Pages that go on with a session. */
  live(): readonly Page[];
}

interface WindowTools {
  readonly clock: Clock;
  /** Launches the course. @returns the query of the page's address */
  launch(): URLSearchParams;
  load(at: number, tab: Tab): Page;
}

/** How long a learner waits for Save and exit before they close the window, milliseconds. */
const PATIENCE_MS = 180_000;
/** Lessons and two tries hold no more. */
const MOST_ANSWERS = 13;

export function createWindows({ clock, launch, load }: WindowTools): Windows {
  const windows: (Window | undefined)[] = [undefined, undefined];

  function open(at: number): void {
    if (windows[at] !== undefined) return;
    const query = launch();
    // A cmi5 LMS of the lab names the session in the address for its token.
    const session = query.get('fetch')?.replace(/.*\//, '') ?? '';
    const tab: Tab = { search: `?${query}`, sessionStorage: fakeStorage(), session };
    windows[at] = { tab, page: load(at, tab) };
  }

  function kill(at: number): void {
    windows[at]?.page.die();
    windows[at] = undefined;
  }

  function close(at: number): void {
    windows[at]?.page.goAway(false);
    kill(at);
  }

  function reload(at: number, isTold: boolean): void {
    const window = windows[at];
    if (window === undefined) return;
    window.page.goAway(isTold ? true : undefined);
    window.page.die();
    // The address has lost what was in it; the window remembers.
    window.page = load(at, { ...window.tab, search: '' });
  }

  async function exit(at: number, insists: boolean): Promise<void> {
    const page = windows[at]?.page;
    if (page === undefined) return;
    const seen: boolean[] = [];
    void page.exit(insists).then((hasEnded) => seen.push(hasEnded));
    for (let waited = 0; seen.length === 0 && waited < PATIENCE_MS; waited += 1_000) await clock.pass(1_000);
    // What stays is the page's farewell, which is closed as well.
    if (seen[0] !== false) close(at);
  }

  function finish(at: number, isRight: boolean): void {
    for (let given = 0; given < MOST_ANSWERS; given += 1) windows[at]?.page.answer(0, isRight);
  }

  return {
    act(act) {
      const { window: at } = act;
      const page = windows[at]?.page;
      switch (act.do) {
        case 'open':
          return open(at);
        case 'answer':
          return page?.answer(act.pick, act.isRight);
        case 'finish':
          return finish(at, act.isRight);
        case 'hide':
        case 'show':
          return page?.look();
        case 'reload':
          return reload(at, act.isTold);
        case 'kill':
          return kill(at);
        case 'close':
          return close(at);
        case 'exit':
          return exit(at, act.insists);
        default:
          return act satisfies never;
      }
    },
    live: () =>
      windows.flatMap((window) =>
        window !== undefined && window.page.isOpen() && !window.page.isOver() ? window.page : [],
      ),
  };
}
