import { LaunchError, type LaunchFault } from '../launch-error.ts';
import { isObject, jsonOf } from './json.ts';

/** What a window keeps of its launch, so that a reload goes on with the same session. */
export interface Remembered {
  /** Launch parameters by name, as they were sent. */
  readonly parameters: Readonly<Record<string, string>>;
  /** When the window was launched, epoch milliseconds. */
  readonly at?: number;
  /** Value of the `Authorization` header, once it is known. */
  readonly authorization?: string;
  /** The statement that opened the session. */
  readonly initialized?: Initialized;
  readonly ended?: true;
  /** Why it came to nothing: a reload says the same again. */
  readonly failed?: { readonly fault: LaunchFault; readonly detail: string };
}

export interface Initialized {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Whether the LRS confirmed it. */
  readonly stored: boolean;
  /** Whether `passed` or `failed` of an earlier session was said again in this one. */
  readonly repeated?: true;
}

/** Neither call throws. */
export interface LaunchMemory {
  read(window: Window): Remembered | undefined;
  write(window: Window, launch: Remembered): void;
  /** Whether this page wrote it, and not one before it. */
  isOwn(): boolean;
  forget(window: Window): void;
}

/**
 * Keeps a launch in `sessionStorage`, one a pathname: it is the window's own and ends with it. Where
 * that is blocked the launch lives as long as the page.
 */
export function createLaunchMemory(): LaunchMemory {
  let page: Remembered | undefined;
  return {
    read(window) {
      try {
        return parsed(window.sessionStorage.getItem(keyOf(window))) ?? page;
      } catch {
        return page;
      }
    },
    write(window, launch) {
      page = launch;
      try {
        window.sessionStorage.setItem(keyOf(window), JSON.stringify(launch));
      } catch {
        // The page holds it.
      }
    },
    isOwn: () => page !== undefined,
    forget(window) {
      page = undefined;
      try {
        window.sessionStorage.removeItem(keyOf(window));
      } catch {
        // What cannot be reached is not read again either.
      }
    },
  };
}

/** Forgets a launch that no reload can mend, with all that is secret in it. */
export async function discreetly<T>(
  window: Window,
  memory: LaunchMemory,
  open: () => Promise<T>,
): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof LaunchError && !error.isTemporary) {
      const { fault, detail } = error;
      if (fault === 'ended') throw error;
      memory.write(window, { parameters: {}, failed: { fault, detail } });
    }
    throw error;
  }
}

function keyOf({ location }: Window): string {
  return `launch:${location.pathname}`;
}

/** What another page left under the key is no launch. */
function parsed(text: string | null): Remembered | undefined {
  const value = jsonOf(text ?? '');
  return isRemembered(value) ? value : undefined;
}

function isRemembered(value: unknown): value is Remembered {
  if (!isObject(value) || !isObject(value['parameters'])) return false;
  const failed = value['failed'] ?? { fault: '', detail: '' };
  return isObject(failed) && typeof failed['fault'] === 'string' && typeof failed['detail'] === 'string';
}
