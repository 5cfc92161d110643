import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CodeOrigin } from './shipped-code.ts';

/** What an npm package says of itself. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX licence expression. */
  readonly licence: string;
}

/**
 * @param root absolute folder of the project, from which tools are looked for as Node.js does it
 * @throws Error where the package is not there, or names no version or licence
 */
export function installedPackage({ name, folder }: CodeOrigin, root: string): InstalledPackage {
  const text = folder === null ? foundFrom(root, name) : read(folder);
  const { version, license: licence }: Readonly<Record<string, unknown>> = JSON.parse(text ?? '{}');
  if (typeof version === 'string' && typeof licence === 'string') return { name, version, licence };
  throw new Error(
    `${name} stands in the packages, and its package.json with version and licence cannot be read: run npm ci.`,
  );
}

function foundFrom(folder: string, name: string): string | undefined {
  const text = read(join(folder, 'node_modules', name));
  const above = dirname(folder);
  return text !== undefined || above === folder ? text : foundFrom(above, name);
}

function read(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, 'package.json'), 'utf8');
  } catch {
    return undefined;
  }
}
