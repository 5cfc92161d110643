import { execFileSync } from 'node:child_process';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zip } from '../../../src/packaging/zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** `last mod file date` of the first local file header (APPNOTE 4.3.7), at byte 12. */
const dateOf = (archive: Uint8Array): number => new DataView(archive.buffer).getUint16(12, true);

/** SHA-256 of one zip made in a process of its own, in that time zone. */
function digestIn(timeZone: string): string {
  const module = new URL('../../../src/packaging/zip.ts', import.meta.url).href;
  const code = `
    import { createHash } from 'node:crypto';
    import { zip } from ${JSON.stringify(module)};
    const files = new Map([['b.txt', new Uint8Array(5000).fill(7)], ['a.txt', new Uint8Array([1, 2, 3])]]);
    console.log(createHash('sha256').update(zip(files)).digest('hex'));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { ...process.env, TZ: timeZone },
  }).trim();
}

describe('a zip', () => {
  test('holds every file unchanged', () => {
    const files = new Map([
      ['index.html', bytes('<p>é</p>')],
      ['assets/empty.js', new Uint8Array(0)],
      ['assets/big.js', bytes('x'.repeat(100_000))],
    ]);
    const found = unzipSync(zip(files));
    expect(Object.keys(found).toSorted()).toEqual([...files.keys()].toSorted());
    for (const [name, content] of files) expect(found[name]).toEqual(content);
  });

  test('has the same bytes in whatever order the files arrive', () => {
    const entries: [string, Uint8Array][] = [
      ['a', bytes('1')],
      ['b/c', bytes('2')],
      ['b.txt', bytes('3')],
    ];
    expect(zip(new Map(entries))).toEqual(zip(new Map(entries.toReversed())));
  });

  test('has the same bytes in every time zone', () => {
    const zones = ['UTC', 'Pacific/Apia', 'America/Los_Angeles', 'Asia/Kathmandu'];
    const digests = zones.map(digestIn);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(digests).size).toBe(1);
  });

  test('says it was made on the first day a zip can name (APPNOTE 4.4.6: years count from 1980)', () => {
    const first = (0 << 9) | (1 << 5) | 1;
    expect(dateOf(zip(new Map([['a', bytes('1')]])))).toBe(first);
    expect(dateOf(zipSync({ a: bytes('1') }))).not.toBe(first);
  });
});
