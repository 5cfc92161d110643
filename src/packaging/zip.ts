import { zipSync, type Zippable } from 'fflate';

/** Files of a package by their path in it. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Packs files so that the same files give the same bytes on every machine: sorted names, one level
 * of deflate, no attributes. ZIP stores the time in local components without a zone (APPNOTE 4.4.6),
 * so the date is made from local components too; noon, because some zones have skipped midnights.
 */
export function zip(files: PackageFiles): Uint8Array {
  const mtime = new Date(1980, 0, 1, 12);
  const entries: Zippable = {};
  for (const [name, bytes] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    entries[name] = [bytes, { mtime, level: 9, os: 0, attrs: 0 }];
  }
  return zipSync(entries);
}
