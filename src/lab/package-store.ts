import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openPage, openZip, type Opened } from './opened-package.ts';

/** A zip or a page of the folder, named by its file name without the ending. */
export type StoredPackage = Opened & {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly changedAt: Date;
};

export type ReadyPackage = Extract<StoredPackage, { readonly state: 'ready' }>;

export interface PackageStore {
  readonly folder: string;
  /** Every package of the folder by name; empty where the folder is empty or missing. */
  list(): Promise<readonly StoredPackage[]>;
  /** `undefined` where the folder holds no such package. */
  get(name: string): Promise<StoredPackage | undefined>;
}

/**
 * Packages of a folder as an LMS would hold them after the upload: zips and single pages; folders in it
 * are left alone. A file is read when it is first asked for and again when its time or size changed, so
 * a rebuild shows without a restart. Where a zip and a page share a name, the zip is meant.
 */
export function createPackageStore(folder: string): PackageStore {
  const held = new Map<string, StoredPackage>();

  async function fileNames(): Promise<ReadonlyMap<string, string>> {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    const packages = ['.html', '.zip'].flatMap((ending) =>
      files
        .filter((file) => file.endsWith(ending))
        .map((file) => [file.slice(0, -ending.length), file] as const),
    );
    return new Map(packages);
  }

  async function read(name: string, fileName: string): Promise<StoredPackage> {
    const path = join(folder, fileName);
    const { mtime, size } = await stat(path);
    const known = held.get(fileName);
    if (known?.changedAt.getTime() === mtime.getTime() && known.bytes === size) return known;
    const content = new Uint8Array(await readFile(path));
    const opened = fileName.endsWith('.zip') ? openZip(fileName, content) : openPage(name, content);
    const stored = { ...opened, name, fileName, bytes: content.byteLength, changedAt: mtime };
    held.set(fileName, stored);
    return stored;
  }

  return {
    folder,
    async list() {
      const found = [...(await fileNames())].sort(([one], [other]) => (one < other ? -1 : 1));
      return Promise.all(found.map(([name, fileName]) => read(name, fileName)));
    },
    async get(name) {
      // Only a file that the folder lists is ever opened, so no name can lead out of it.
      const fileName = (await fileNames()).get(name);
      return fileName === undefined ? undefined : read(name, fileName);
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
