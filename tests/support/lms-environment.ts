import type { LmsEnvironment } from '../../src/lms/port.ts';

/** An LMS environment without a browser: a plain object as window, and a clock that only the test moves. */
export interface FakeEnvironment extends LmsEnvironment {
  /** Lets time pass, milliseconds. */
  advance(ms: number): void;
  /** What `wait` was asked for, milliseconds each. */
  readonly waits: readonly number[];
}

/**
 * @param own properties of the window, for example `API` or `localStorage`; `parent` and `top` are the
 * window itself unless given
 */
export function fakeEnvironment(
  own: object,
  others: Partial<LmsEnvironment> = {},
  begin = Date.UTC(2026, 10, 22, 8, 0, 0),
): FakeEnvironment {
  let now = begin;
  const waits: number[] = [];
  return {
    window: fakeWindow(own),
    now: () => now,
    async wait(ms) {
      waits.push(ms);
      now += ms;
    },
    advance(ms) {
      now += ms;
    },
    waits,
    fetch: () => Promise.reject(new TypeError('There is no network here.')),
    uuid: () => crypto.randomUUID(),
    random: () => 0,
    isReloading: () => false,
    ...others,
  };
}

/** A top-level window that hears events and whose page keeps what is put into its head, unless `own` says otherwise. Keeps getters that throw. */
export function fakeWindow(own: object): Window {
  const heard = new EventTarget();
  // Object() is typed `any`: a plain object cannot be a Window by any other way.
  const window: Window = Object({
    opener: null,
    document: fakeDocument(),
    addEventListener: heard.addEventListener.bind(heard),
    dispatchEvent: heard.dispatchEvent.bind(heard),
  });
  Object.assign(window, { parent: window, top: window });
  return Object.defineProperties(window, Object.getOwnPropertyDescriptors(own));
}

function fakeDocument(): object {
  const children: object[] = [];
  return {
    createElement: (tagName: string) => ({ tagName }),
    head: { children, append: (...added: object[]) => void children.push(...added) },
  };
}

/** A Storage that lives as long as the object. */
export function fakeStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}
