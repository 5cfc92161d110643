import { createBrowser, type BrowserWindow } from '../../support/browser.ts';
import { createDevice, type DevicePage } from '../../support/device.ts';
import type { Owner } from '../clock.ts';
import type { StorageKind } from '../kinds.ts';

/** What a browser keeps for the course: the real database of statements, and `localStorage`. */
export interface LaunchDevice {
  /** `corrupted` strikes once: what is kept is gone or garbled. The others last until they are mended. */
  fail(kind: StorageKind): Promise<void>;
  mend(): void;
  isWell(): boolean;
  /** How often something happened to it. */
  troubles(): number;
  /** What a page's window has of it. @param foreign called when it reads what another page wrote */
  open(page: Owner, foreign: () => void): Seat;
  /** Nothing is under way on it. */
  isAtRest(): boolean;
}

export interface Seat {
  readonly own: object;
  /** The page is gone: its locks are free. */
  leave(): void;
}

type Places = readonly string[] | string;
type Transacting = (places: Places, mode?: IDBTransactionMode) => IDBTransaction;

export function createLaunchDevice(): LaunchDevice {
  const device = createDevice();
  const browser = createBrowser();
  let trouble: 'blocked' | 'full' | undefined;
  let troubles = 0;
  let underWay = 0;

  function watched<T extends EventTarget>(asked: T, ...ends: readonly string[]): T {
    underWay += 1;
    for (const end of ends)
      asked.addEventListener(end, () => {
        underWay -= 1;
      });
    return asked;
  }

  /** The database refuses what the device does not let it do. */
  function guard(database: IDBDatabase, page: Owner): void {
    const begin: Transacting = database.transaction.bind(database);
    const transaction: Transacting = (places, mode = 'readonly') => {
      if (!page.isAlive() || trouble === 'blocked') throw new DOMException('Blocked.', 'UnknownError');
      if (trouble === 'full' && mode === 'readwrite') throw new DOMException('Full.', 'QuotaExceededError');
      return watched(begin(places, mode), 'complete', 'abort');
    };
    Object.assign(database, { transaction });
  }

  async function empty(): Promise<void> {
    device.takeAway();
    const asking = device.page().own.indexedDB.open('course-outbox');
    // Where no page was yet there is nothing to lose, and nothing to be made.
    asking.addEventListener('upgradeneeded', () => asking.transaction?.abort());
    await ended(watched(asking, 'success', 'error'), 'success', 'error');
    if (asking.error !== null) return;
    const database: IDBDatabase = Object(asking.result);
    const places = [...database.objectStoreNames];
    const clearing = watched(database.transaction(places, 'readwrite'), 'complete', 'abort');
    for (const place of places) clearing.objectStore(place).clear();
    await ended(clearing, 'complete');
    database.close();
  }

  function databaseOf(page: Owner, { own }: DevicePage): Pick<IDBFactory, 'open'> {
    return {
      open(name, version) {
        if (trouble === 'blocked') throw new DOMException('Blocked.', 'SecurityError');
        const asking: IDBOpenDBRequest = Object(own.indexedDB.open(name, version));
        asking.addEventListener('success', () => guard(asking.result, page));
        return watched(asking, 'success', 'error');
      },
    };
  }

  return {
    async fail(kind) {
      troubles += 1;
      if (kind !== 'corrupted') {
        trouble = kind;
        browser.storage = kind;
        return;
      }
      await empty();
      for (const [key, value] of browser.items)
        browser.items.set(key, `${value.slice(0, value.length / 2)}\u0000`);
    },
    mend() {
      trouble = undefined;
      browser.storage = 'works';
    },
    isWell: () => trouble === undefined,
    troubles: () => troubles,
    open(page, foreign) {
      const opened: BrowserWindow = browser.open();
      let own: string | undefined;
      const seat = device.page();
      const { window } = opened;
      return {
        own: {
          indexedDB: databaseOf(page, seat),
          navigator: seat.own.navigator,
          localStorage: {
            getItem(key: string) {
              const value = window.localStorage.getItem(key);
              if (value !== null && value !== own) foreign();
              return value;
            },
            setItem(key: string, value: string) {
              own = value;
              window.localStorage.setItem(key, value);
            },
            removeItem: (key: string) => window.localStorage.removeItem(key),
          },
        },
        leave() {
          opened.isAsleep = true;
          seat.kill();
        },
      };
    },
    isAtRest: () => underWay === 0,
  };
}

function ended(asked: EventTarget, ...ends: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    for (const end of ends) asked.addEventListener(end, () => resolve());
  });
}
