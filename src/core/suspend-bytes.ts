/** Collects the body of a saved state, byte by byte. */
export interface ByteWriter {
  /** Whole number from 0 to 2⁵³ − 1: seven bits a byte, low ones first, high bit set while more follow. */
  number(value: number): void;
  /** Unsigned 32-bit number, high byte first. */
  word(value: number): void;
  uuid(text: string): void;
  bytes(): number[];
}

/**
 * Reads it again. Where the bytes do not hold what is asked for it gives zeros and `isWhole` turns
 * false for good, so that one look at the end is enough and no input can make it throw or run long.
 */
export interface ByteReader {
  number(): number;
  /** A number of things to come, each at least one byte long. */
  count(): number;
  word(): number;
  uuid(): string;
  /** What was not asked for yet. */
  rest(): readonly number[];
  /** Whether all was well and nothing is left over. */
  isWhole(): boolean;
}

export function byteWriter(): ByteWriter {
  const written: number[] = [];
  return {
    number(value) {
      if (!Number.isSafeInteger(value) || value < 0) throw unwritable(value);
      let rest = value;
      while (rest >= 128) {
        written.push((rest % 128) + 128);
        rest = Math.floor(rest / 128);
      }
      written.push(rest);
    },
    word(value) {
      if (value >>> 0 !== value) throw unwritable(value);
      written.push(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
    },
    uuid(text) {
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw unwritable(text);
      for (const pair of text.replaceAll('-', '').match(/../g) ?? []) written.push(Number.parseInt(pair, 16));
    },
    bytes: () => [...written],
  };
}

export function byteReader(bytes: readonly number[]): ByteReader {
  let position = 0;
  let isBroken = false;
  const byte = () => {
    const value = bytes[position];
    position += 1;
    if (value === undefined) isBroken = true;
    return value ?? 0;
  };
  const number = () => {
    let value = 0;
    let factor = 1;
    for (;;) {
      const next = byte();
      value += (next % 128) * factor;
      if (!Number.isSafeInteger(value)) isBroken = true;
      if (isBroken) return 0;
      if (next < 128) return value;
      factor *= 128;
    }
  };
  return {
    number,
    count() {
      const value = number();
      if (value > bytes.length - position) isBroken = true;
      return isBroken ? 0 : value;
    },
    word: () => ((byte() << 24) | (byte() << 16) | (byte() << 8) | byte()) >>> 0,
    uuid() {
      const hex = Array.from({ length: 16 }, () => byte().toString(16).padStart(2, '0')).join('');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
    rest: () => bytes.slice(position),
    isWhole: () => !isBroken && position === bytes.length,
  };
}

/** For what the format has no place for; `encode` says what that is. */
export function unwritable(value: unknown): RangeError {
  return new RangeError(`Saved state: no place for "${String(value)}".`);
}
