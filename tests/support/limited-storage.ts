/** Room for a value of a few characters, and for no saved attempt. */
export const LITTLE = 40;

/** A saved attempt that does not fit in there. */
export const LONG = 'answers '.repeat(100);

/** A Storage with a quota, which counts the characters of keys and values together as browsers do. */
export function limitedStorage() {
  const items = new Map<string, string>();
  let quota = Infinity;
  const used = () => [...items].flat().join('').length;
  return {
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
    setItem(key: string, value: string) {
      const rest = used() - (items.has(key) ? `${key}${items.get(key)}`.length : 0);
      if (rest + `${key}${value}`.length > quota)
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      items.set(key, value);
    },
    /** From now on it takes so many characters beside those it holds. */
    leaveRoom: (characters: number) => void (quota = used() + characters),
  };
}
