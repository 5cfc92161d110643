import { openScorm12 } from './scorm12/session.ts';
import type { Connect } from './port.ts';

/** The `cmi` tree of the last commit; `undefined` where there is none. */
type SavedData = Record<string, unknown> | undefined;

interface StandaloneOptions {
  readonly course: string;
  /** Called once, where another page has kept a newer record than this visit began with. */
  onNewer?(): void;
}

/**
 * A record keeper on the device, for pages that no LMS launched: the SCORM 1.2 session over a SCORM 1.2
 * LMS in the page. What it commits stays in `localStorage`; where that is blocked or full, in memory,
 * and is gone with the page.
 *
 * A page that is opened again can be faster than the storage: Chromium hands a new process what the page
 * before it wrote a moment ago only after a while. What then arrives is newer than what was read, so
 * nothing of this visit is kept any more, and `onNewer` is called: the page has to be opened once more.
 * The same happens where the course is answered in another tab. A visit that has kept something itself
 * goes on.
 *
 * @param options.course stable id of the course: one record a course and device
 */
export function connectStandalone({ course, onNewer = () => {} }: StandaloneOptions): Connect {
  let memory: string | null = null;

  return async (environment) => {
    const { Scorm12API } = await import('scorm-again/scorm12');
    let hasKept = false;
    let isOutdated = false;

    function keep(commit: unknown): void {
      if (isOutdated) return;
      hasKept = true;
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
        return openApi(readSaved(memory ?? read(environment.window)));
      } catch {
        // Whoever changed the data on the device: the library throws on a value it cannot hold.
        return openApi(undefined);
      }
    }

    const begunWith = stateIn(memory ?? read(environment.window));
    environment.window.addEventListener('storage', ({ key, newValue }) => {
      if (key !== keyOf(course) || newValue === null || hasKept || isOutdated) return;
      if (stateIn(newValue) === begunWith) return;
      isOutdated = true;
      onNewer();
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

/** @throws SyntaxError where the text is no JSON */
function readSaved(text: string | null): SavedData {
  const commit: unknown = JSON.parse(text ?? 'null');
  return isTree(commit) && isTree(commit['cmi']) ? commit['cmi'] : undefined;
}

/** The attempt that a commit holds; `undefined` where it holds none. */
function stateIn(commit: string | null): unknown {
  try {
    return readSaved(commit)?.['suspend_data'];
  } catch {
    return undefined;
  }
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
