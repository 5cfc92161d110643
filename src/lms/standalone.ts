import { openScorm12 } from './scorm12/session.ts';
import type { Connect, Delivery, LmsProblem } from './port.ts';

/** The `cmi` tree of the last commit; `undefined` where there is none. */
type SavedData = Record<string, unknown> | undefined;

interface StandaloneOptions {
  readonly course: string;
  /**
   * What `keepsOnDevice` told. Where nothing lasts the learner was told so, and memory is all that can be asked
   * for; where it does, a commit that the storage refuses has failed.
   */
  readonly lasts?: boolean;
  /**
   * Called where another page has kept a record.
   * @param state its suspend data
   * @returns suspend data that this page has to be opened with anew; `undefined` where the visit goes on
   */
  joinWith?(state: string): string | undefined;
  /** Called once, after `joinWith` gave such a state and it is kept: this visit keeps nothing any more. Not at its end. */
  openAnew?(): void;
}

/**
 * A record keeper on the device, for pages that no LMS launched: the SCORM 1.2 session over a SCORM 1.2
 * LMS in the page. What it commits stays in `localStorage`. What that refuses stays in memory, is gone with the
 * page, and goes with the next commit: there may be room again.
 *
 * A page that is opened again can be faster than the storage: Chromium hands a new process what the page
 * before it wrote a moment ago only after a while. And a course may be open in two tabs. Either way another
 * page's record arrives later than this visit began, and what either holds must not be lost to the other: where
 * both together find no room, what the other page has kept stays as it is.
 *
 * @param options.course stable id of the course: one record a course and device
 */
export function connectStandalone({
  course,
  lasts = true,
  joinWith = () => undefined,
  openAnew = () => {},
}: StandaloneOptions): Connect {
  let memory: string | null = null;

  return async (environment) => {
    const { Scorm12API } = await import('scorm-again/scorm12');
    let isOutdated = false;
    let isEnding = false;
    /** What another page has kept and this one could not join yet. */
    let apart: string | null = null;
    /** Why the device does not hold the last commit; `null` where it does. */
    let refusal: LmsProblem | null = null;

    function keep(commit: unknown): void {
      if (apart !== null) joinKept(apart);
      if (isOutdated) return;
      const text = JSON.stringify(commit);
      if (apart === null) refusal = write(environment.window, text);
      memory = refusal === null ? null : text;
    }

    function joinKept(text: string): void {
      const cmi = savedIn(text);
      const state = cmi?.['suspend_data'];
      const both = typeof state === 'string' ? joinWith(state) : undefined;
      apart = null;
      if (both === undefined) return;
      // Written even where the other page has kept the same: this one may have written over it since.
      refusal = write(environment.window, JSON.stringify({ cmi: { ...cmi, suspend_data: both } }));
      if (refusal === null) {
        isOutdated = true;
        // Whoever has left reads the words of farewell.
        if (!isEnding) openAnew();
      } else apart = text;
    }

    function answerOf(delivery: Delivery): Delivery {
      return lasts && refusal !== null ? { ok: false, problem: refusal } : delivery;
    }

    function openApi(saved: SavedData): object {
      const api = new Scorm12API(
        // Any address makes it commit; it goes to `keep`. The total time is otherwise only in the last commit.
        { lmsCommitUrl: 'device:', alwaysSendTotalTime: true, logLevel: 'NONE' },
        {
          processHttpRequest(_url, commit) {
            keep(commit);
            // The page holds it in any case. After a "false" the session would write other values first, which
            // may find room where the right ones then do not.
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
      if (key === keyOf(course) && newValue !== null && !isOutdated && !isEnding) joinKept(newValue);
    });
    const session = openScorm12(openSaved(), environment);
    return (
      session && {
        ...session,
        commit: async () => answerOf(await session.commit()),
        async end(reported, by) {
          isEnding = true;
          return answerOf(await session.end(reported, by));
        },
      }
    );
  };

  function read(window: Window): string | null {
    try {
      return window.localStorage.getItem(keyOf(course));
    } catch {
      return null;
    }
  }

  /** @returns why the storage refuses it, and goes on holding what it held; `null` where it is kept */
  function write(window: Window, value: string): LmsProblem | null {
    try {
      window.localStorage.setItem(keyOf(course), value);
      return null;
    } catch (cause) {
      const message = String(cause);
      return { call: 'device', code: /quota/i.test(message) ? 'full' : 'blocked', message };
    }
  }
}

/**
 * Whether this device keeps anything for the page beyond its life: `false` where storage is blocked or full. There
 * may be room for so little that no attempt fits: that a commit finds out.
 */
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
