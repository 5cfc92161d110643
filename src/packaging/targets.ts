import type { XapiSettings } from '../core/settings.ts';
import type { Edition } from '../schemas/edition.ts';
import { readControlFiles } from './control-files.ts';
import type { ManifestInput } from './manifest/manifest.ts';
import { filesOfScorm12, writeScorm12 } from './manifest/scorm12.ts';
import { statementOrigins } from './policy.ts';
import type { PackageFiles } from './zip.ts';

/** All that sets one kind of package apart from the others. */
export interface Target {
  readonly name: TargetName;
  readonly manifest: {
    readonly fileName: string;
    readonly write: (input: ManifestInput) => string;
    /** The files a manifest names, to hold it against the files shipped. */
    readonly files: (manifest: string) => readonly string[];
  };
  readonly controlFiles: () => Promise<PackageFiles>;
  /** Names below `src/lms` whose code is shipped; what the page imports of the others is left out. */
  readonly adapters: readonly string[];
  /** Origins beside its own that the page may send to. */
  readonly connect: (xapi: XapiSettings) => readonly string[];
}

export type TargetName = Edition['targets'][number];

export const targets: Readonly<Record<TargetName, Target>> = {
  scorm12: {
    name: 'scorm12',
    manifest: { fileName: 'imsmanifest.xml', write: writeScorm12, files: filesOfScorm12 },
    controlFiles: () => readControlFiles('scorm12edition'),
    adapters: ['scorm12', 'standalone'],
    connect: statementOrigins,
  },
};

/** Whether a module is the adapter of another target. @param moduleId path with forward slashes */
export function isForeignAdapter(target: Target, moduleId: string): boolean {
  const name = /\/src\/lms\/([^/]+?)(?:\.ts)?(?:\/|$)/.exec(moduleId)?.[1];
  return name !== undefined && !target.adapters.includes(name);
}
