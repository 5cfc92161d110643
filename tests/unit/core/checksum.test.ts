import { describe, expect, test } from 'vitest';
import { crc32 } from '../../../src/core/checksum.ts';

describe('The checksum', () => {
  // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
  test('of "123456789" is 0xCBF43926', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});
