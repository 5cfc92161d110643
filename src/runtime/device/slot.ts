/** One entry of the device's storage. None of its functions throws: storage can be blocked or full. */
export interface Slot {
  readonly key: string;
  /** `null` where nothing is there or may be read. */
  read(): string | null;
  /** @returns whether it is kept */
  write(value: string): boolean;
  clear(): void;
}

/** @param page window whose storage it is; asking for that can throw */
export function slotOf(page: Pick<Window, 'localStorage'>, key: string): Slot {
  return {
    key,
    read() {
      try {
        return page.localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        page.localStorage.setItem(key, value);
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        page.localStorage.removeItem(key);
      } catch {
        // What cannot be read was not kept either.
      }
    },
  };
}
