/** A browser with one storage for all windows of an origin (HTML, 12.2: the others hear of each change). */
export interface Browser {
  /** @param folder that the page is served from */
  open(folder?: string): BrowserWindow;
  readonly items: Map<string, string>;
  /** What the storage does from now on. */
  storage: 'works' | 'blocked' | 'full';
  isOnline: boolean;
}

export interface BrowserWindow {
  readonly window: Window;
  /** The browser tells it nothing more, as in the back/forward cache; or again. */
  isAsleep: boolean;
  /** What the browser has to tell it waits, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** What the browser says to the window or its document. */
  fire(type: 'pageshow' | 'pagehide' | 'visibilitychange', more?: object): void;
}

export function createBrowser(): Browser {
  const items = new Map<string, string>();
  const windows: { readonly heard: EventTarget; tell(event: Event): void }[] = [];
  const browser: Browser = { open, items, storage: 'works', isOnline: true };

  function change(by: EventTarget, key: string, newValue: string | null): void {
    if (newValue === null) items.delete(key);
    else items.set(key, newValue);
    for (const { heard, tell } of windows)
      if (heard !== by) tell(Object.assign(new Event('storage'), { key, newValue }));
  }

  function open(folder = '/course/'): BrowserWindow {
    const heard = new EventTarget();
    const inDocument = new EventTarget();
    const localStorage = {
      get length() {
        return items.size;
      },
      key: (at: number) => [...items.keys()][at] ?? null,
      getItem: (key: string) => items.get(key) ?? null,
      setItem(key: string, value: string) {
        if (browser.storage === 'full') throw new DOMException('Full.', 'QuotaExceededError');
        if (items.get(key) !== value) change(heard, key, value);
      },
      removeItem(key: string) {
        if (items.has(key)) change(heard, key, null);
      },
    };
    // Object() is typed `any`: a plain object cannot be a Window by any other way.
    const window: Window = Object({
      addEventListener: heard.addEventListener.bind(heard),
      location: { origin: 'https://lms.example.gov', pathname: `${folder}index.html` },
      document: { addEventListener: inDocument.addEventListener.bind(inDocument) },
      get navigator() {
        return { onLine: browser.isOnline };
      },
      get localStorage() {
        // Nothing runs in a page that sleeps.
        if (browser.storage === 'blocked' || opened.isAsleep)
          throw new DOMException('Blocked.', 'SecurityError');
        return localStorage;
      },
    });
    let missed: readonly Event[] | undefined;
    const opened: BrowserWindow = {
      window,
      isAsleep: false,
      freeze() {
        missed ??= [];
      },
      thaw() {
        const late = missed ?? [];
        missed = undefined;
        for (const event of late) heard.dispatchEvent(event);
      },
      fire(type, more = {}) {
        const target = type === 'visibilitychange' ? inDocument : heard;
        target.dispatchEvent(Object.assign(new Event(type), more));
      },
    };
    windows.push({
      heard,
      tell(event) {
        if (opened.isAsleep) return;
        if (missed === undefined) heard.dispatchEvent(event);
        else missed = [...missed, event];
      },
    });
    return opened;
  }

  return browser;
}
