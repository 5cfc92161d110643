/**
 * SHA-1 of bytes (FIPS 180-4, 6.1). For names alone, which hide nothing: `crypto.subtle` does not exist on
 * plain http, where many an LMS still runs.
 *
 * @returns 20 bytes
 */
export function sha1(message: Uint8Array): Uint8Array {
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const blocks = padded(message);
  for (let block = 0; block < blocks.byteLength; block += 64) digest(state, blocks, block);
  const bytes = new DataView(new ArrayBuffer(20));
  state.forEach((word, index) => bytes.setUint32(4 * index, word));
  return new Uint8Array(bytes.buffer);
}

/** 5.1.1: a one bit, zeros, and the length in bits at the end of the last block of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array(64 * Math.ceil((message.length + 9) / 64));
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(bytes.length - 4, (message.length * 8) >>> 0);
  return view;
}

/** 6.1.2, for one block. */
function digest(state: Uint32Array, blocks: DataView, start: number): void {
  const schedule = new Uint32Array(80);
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let t = 0; t < 80; t += 1) {
    const word = (back: number) => schedule[t - back] ?? 0;
    schedule[t] =
      t < 16 ? blocks.getUint32(start + 4 * t) : rotated(word(3) ^ word(8) ^ word(14) ^ word(16), 1);
    const next = (rotated(a, 5) + mixed(t, b, c, d) + e + (schedule[t] ?? 0)) >>> 0;
    [a, b, c, d, e] = [next, a, rotated(b, 30), c, d];
  }
  [a, b, c, d, e].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

/** Function and constant of a round (4.1.1 and 4.2.1). */
function mixed(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
