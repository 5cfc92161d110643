import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readManifest, type LaunchableManifest } from './manifest-reader.ts';

/** A zip of the folder, named by its file name without `.zip`. */
export type StoredPackage =
  | {
      readonly state: 'ready';
      readonly name: string;
      readonly bytes: number;
      readonly changedAt: Date;
      readonly manifest: LaunchableManifest;
      /** Files of the zip by their exact path. */
      readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
    }
  | {
      readonly state: 'broken';
      readonly name: string;
      readonly bytes: number;
      readonly changedAt: Date;
      /** What is wrong and what to do, for the page. */
      readonly problem: string;
    };

export interface PackageStore {
  readonly folder: string;
  /** Every zip of the folder by name; empty where the folder is empty or missing. */
  list(): Promise<readonly StoredPackage[]>;
  /** `undefined` where the folder holds no such zip. */
  get(name: string): Promise<StoredPackage | undefined>;
}

/**
 * Zips of a folder as an LMS would hold them after the upload. A zip is read when it is first asked
 * for and again when its time or size changed, so a rebuild shows without a restart.
 */
export function createPackageStore(folder: string): PackageStore {
  const held = new Map<string, StoredPackage>();

  async function names(): Promise<readonly string[]> {
    const files = await readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    return files
      .filter((file) => file.endsWith('.zip'))
      .map((file) => file.slice(0, -'.zip'.length))
      .sort();
  }

  async function get(name: string): Promise<StoredPackage | undefined> {
    // Only a name that the folder lists is ever opened, so no name can lead out of it.
    if (!(await names()).includes(name)) return undefined;
    const path = join(folder, `${name}.zip`);
    const { mtime, size } = await stat(path);
    const known = held.get(name);
    if (known?.changedAt.getTime() === mtime.getTime() && known.bytes === size) return known;
    const read = openPackage(name, new Uint8Array(await readFile(path)), mtime);
    held.set(name, read);
    return read;
  }

  return {
    folder,
    get,
    async list() {
      const found = await Promise.all((await names()).map(get));
      return found.filter((entry) => entry !== undefined);
    },
  };
}

function openPackage(name: string, zip: Uint8Array, changedAt: Date): StoredPackage {
  const base = { name, bytes: zip.byteLength, changedAt };
  const broken = (problem: string): StoredPackage => ({ state: 'broken', ...base, problem });
  let files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  try {
    files = new Map(Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return broken(`${name}.zip cannot be unzipped (${reason}). Build it again: npm run build`);
  }
  const manifest = files.get('imsmanifest.xml');
  if (manifest === undefined) return broken(missingManifest(name, [...files.keys()]));
  const reading = readManifest(new TextDecoder().decode(manifest));
  if (!reading.ok) return broken(reading.problem);
  const launchFile = decodeURIComponent(reading.manifest.launch.replace(/[?#].*$/, ''));
  if (!files.has(launchFile)) {
    return broken(`imsmanifest.xml launches "${launchFile}", which is not in the zip. Build it again.`);
  }
  return { state: 'ready', ...base, manifest: reading.manifest, files };
}

function missingManifest(name: string, paths: readonly string[]): string {
  const deeper = paths.find((path) => path.toLowerCase().endsWith('imsmanifest.xml'));
  const where =
    deeper === undefined ? 'there is none anywhere in the zip' : `the zip holds it as "${deeper}" instead`;
  return (
    `${name}.zip has no imsmanifest.xml at its root (${where}). An LMS looks for it there, in lower case; ` +
    `zip the contents of the folder, not the folder itself. A package of another standard is not for this lab.`
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
