import { LAUNCH } from './package-contents.ts';
import { singlePage } from './single-page.ts';
import type { Target } from './targets.ts';
import { zip, type PackageFiles } from './zip.ts';

export interface PackageOutput {
  /** The one file that is handed on: a zip or a page. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  /** Name of the folder that holds the same files unpacked; `null` where there is none. */
  readonly folder: string | null;
  /** All that is written, by path in the folder of all packages. */
  readonly written: PackageFiles;
}

/**
 * A finished package in the form of its target.
 * @param name without extension, for example `annual-web-1.0.0`
 */
export function outputOf(files: PackageFiles, target: Target, name: string): PackageOutput {
  switch (target.output) {
    case 'zip':
      return alone(`${name}.zip`, zip(files));
    case 'folder-and-zip': {
      const { file, written } = alone(`${name}.zip`, zip(files));
      const unpacked = [...files].map(([path, bytes]) => [`${name}/${path}`, bytes] as const);
      return { file, folder: name, written: new Map([...written, ...unpacked]) };
    }
    case 'file':
      return alone(`${name}.html`, new TextEncoder().encode(singlePage(files, LAUNCH)));
    default:
      return target.output satisfies never;
  }
}

function alone(name: string, bytes: Uint8Array): PackageOutput {
  return { file: { name, bytes }, folder: null, written: new Map([[name, bytes]]) };
}
