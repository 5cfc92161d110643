import { openScorm12 } from './scorm12/session.ts';
import type { Connect } from './port.ts';

/** The `cmi` tree of the last commit; `undefined` where there is none. */
type SavedData = Record<string, unknown> | undefined;

interface StandaloneOptions {
  readonly course: string;
  /**
   * Called where another page has kept a record.
   * @param state its suspend data
   * @returns suspend data that this page has to be opened with anew; `undefined` where the visit goes on
   */
  joinWith?(state: string): string | undefined;
  /** Called once, after `joinWith` gave such a state: it is kept, and this visit keeps nothing any more. */
  openAnew?(): void;
}

/**
 * A record keeper on the device, for pages that no LMS launched: the SCORM 1.2 session over a SCORM 1.2
 * LMS in the page. What it commits stays in `localStorage`; where that is blocked or full, in memory,
 * and is gone with the page.
 *
 * A page that is opened again can be faster than the storage: Chromium hands a new process what the page
 * before it wrote a moment ago only after a while. And a course may be open in two tabs. Either way another
 * page's record arrives later than this visit began, and what either holds must not be lost to the other.
 *
 * @param options.course stable id of the course: one record a course and device
 */
export function connectStandalone({
  course,
  joinWith = () => undefined,
  openAnew = () => {},
}: StandaloneOptions): Connect {
  let memory: string | null = null;

  return async (environment) => {
    const { Scorm12API } = await import('scorm-again/scorm12');
    let isOutdated = false;

    function keep(commit: unknown): void {
      if (isOutdated) return;
      const text = JSON.stringify(commit);
      memory = write(environment.window, text) ? null : text;
    }

    function openApi(saved: SavedData): object {
      const api = new Scorm12API(
        // Any address makes it commit; it goes to `keep`. The total time is otherwise only in the last commit.
        { lmsCommitUrl: 'device:', alwaysSendTotalTime: true, logLevel: 'NONE' },
        {
          processHttpRequest(_url, commit) {
            keep(commit);
            return { result: 'true', errorCode: 0 };
          },
          updateSettings: () => undefined,
        },
      );
      if (saved !== undefined) api.loadFromJSON(saved, 'cmi');
      const entry = saved === undefined ? 'ab-initio' : 'resume';
      api.loadFromJSON({ core: { entry, credit: 'credit', lesson_mode: 'normal' } }, 'cmi');
      return api;
    }

    function openSaved(): object {
      try {
        return openApi(savedIn(memory ?? read(environment.window)));
      } catch {
        // Whoever changed the data on the device: the library throws on a value it cannot hold.
        return openApi(undefined);
      }
    }

    environment.window.addEventListener('storage', ({ key, newValue }) => {
      if (key !== keyOf(course) || newValue === null || isOutdated) return;
      const cmi = savedIn(newValue);
      const state = cmi?.['suspend_data'];
      const both = typeof state === 'string' ? joinWith(state) : undefined;
      // Written even where the other page has kept the same: this one may have written over it since.
      const text = JSON.stringify({ cmi: { ...cmi, suspend_data: both } });
      // Where it cannot be kept, this visit alone holds its own, and goes on.
      if (both === undefined || !write(environment.window, text)) return;
      isOutdated = true;
      openAnew();
    });
    return openScorm12(openSaved(), environment);
  };

  function read(window: Window): string | null {
    try {
      return window.localStorage.getItem(keyOf(course));
    } catch {
      return null;
    }
  }

  /** `false` where storage is blocked or full. */
  function write(window: Window, value: string): boolean {
    try {
      window.localStorage.setItem(keyOf(course), value);
      return true;
    } catch {
      return false;
    }
  }
}

/** Whether this device keeps anything for the page beyond its life: `false` where storage is blocked or full. */
export function keepsOnDevice(window: Window): boolean {
  const probe = 'course:probe';
  try {
    window.localStorage.setItem(probe, probe);
    window.localStorage.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}

function keyOf(course: string): string {
  return `${course}:scorm12`;
}

/** `undefined` where the text is none that a commit wrote. */
function savedIn(text: string | null): SavedData {
  try {
    const commit: unknown = JSON.parse(text ?? 'null');
    return isTree(commit) && isTree(commit['cmi']) ? commit['cmi'] : undefined;
  } catch {
    return undefined;
  }
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
