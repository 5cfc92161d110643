import type { Page } from '@playwright/test';

/*
 * What is put into a page before its own scripts. Each function runs in the browser, and stands alone.
 */

declare global {
  interface Window {
    forgets?: boolean;
  }
}

/** Storage that the browser forbids. */
export async function blockStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    Object.defineProperty(window, 'indexedDB', { get: refuse });
  });
}

/** Storage that takes nothing more. */
export async function fillStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    Storage.prototype.setItem = refuse;
    IDBObjectStore.prototype.add = refuse;
    IDBObjectStore.prototype.put = refuse;
  });
}

/** Garbles what the origin keeps: every value of `localStorage`, and every statement that waits. */
export async function corruptStorage(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const key of Object.keys(localStorage)) {
      localStorage.setItem(key, `${localStorage.getItem(key)?.slice(0, 20)}\u0000`);
    }
    const opening = indexedDB.open('course-outbox');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')));
    });
    const transaction = database.transaction('statements', 'readwrite');
    const rows = transaction.objectStore('statements');
    const walk = rows.openCursor();
    walk.addEventListener('success', () => {
      const { result: cursor } = walk;
      if (cursor === null) return;
      cursor.update({ ...cursor.value, statement: 'garbled' });
      cursor.continue();
    });
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
  });
}

/**
 * An LMS of SCORM 1.2 that forgets, as Moodle's: while `window.forgets` is set a commit fails, and what it
 * carried counts as sent from then on. Values reach the lab's LMS with the commit that sends them.
 */
export async function makeForgetful(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (window !== window.top) return;
    type Call = (...args: readonly string[]) => unknown;
    let lms: unknown;
    const sent = new Map<string, string>();
    const values = new Map<string, string>();
    let hasFailed = false;
    const call = (name: string, ...args: readonly string[]) => {
      const method: unknown = Reflect.get(Object(lms), name);
      return (method as Call)(...args);
    };
    const send = () => {
      for (const [element, value] of values) {
        if (sent.get(element) !== value) call('LMSSetValue', element, value);
        sent.set(element, value);
      }
    };
    const calls: Readonly<Record<string, Call>> = {
      LMSSetValue(element = '', value = '') {
        values.set(element, value);
        return 'true';
      },
      LMSGetValue: (element = '') => values.get(element) ?? call('LMSGetValue', element),
      LMSCommit() {
        hasFailed = window.forgets === true;
        if (!hasFailed) send();
        else for (const [element, value] of values) sent.set(element, value);
        return hasFailed ? 'false' : call('LMSCommit', '');
      },
      LMSFinish() {
        send();
        return call('LMSFinish', '');
      },
      LMSGetLastError: () => (hasFailed ? '101' : call('LMSGetLastError')),
    };
    const api = new Proxy(
      {},
      {
        get(_target, key) {
          const name = String(key);
          // Nothing else: whatever has a `then` is waited for.
          return name.startsWith('LMS')
            ? (calls[name] ?? ((...args: readonly string[]) => call(name, ...args)))
            : undefined;
        },
      },
    );
    Object.defineProperty(window, 'API', {
      configurable: true,
      get: () => (lms === undefined ? undefined : api),
      set(given: unknown) {
        lms = given;
      },
    });
  });
}
