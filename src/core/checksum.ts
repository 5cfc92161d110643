/** What a byte turns into, worked out once: bit by bit, a full attempt would take as long as all else of its code. */
const OF_BYTE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (0xedb88320 & -(rest & 1));
  return rest;
});

/** CRC-32 of ISO/IEC 13239 (also ITU-T V.42), as in zip and PNG: `123456789` gives 0xCBF43926. */
export function crc32(bytes: Iterable<number>): number {
  let rest = -1;
  for (const byte of bytes) rest = (rest >>> 8) ^ (OF_BYTE[(rest ^ byte) & 255] ?? 0);
  return ~rest >>> 0;
}
