/** CRC-32 of ISO/IEC 13239 (also ITU-T V.42), as in zip and PNG: `123456789` gives 0xCBF43926. */
export function crc32(bytes: Iterable<number>): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ ((rest & 1) === 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
