import { MOST_INTERACTIONS_2004 } from '../core/interaction-limit.ts';
import type { TargetName, XapiSettings } from '../core/settings.ts';
import { readControlFiles } from './control-files.ts';
import { writeCmi5 } from './manifest/cmi5.ts';
import type { ManifestInput } from './manifest/manifest.ts';
import { listedFiles } from './manifest/scorm-files.ts';
import { writeScorm12 } from './manifest/scorm12.ts';
import { writeScorm2004 } from './manifest/scorm2004.ts';
import { writeTinCan } from './manifest/tincan.ts';
import { statementOrigins } from './policy.ts';
import type { PackageFiles } from './zip.ts';

/** All that sets one kind of package apart from the others. */
export interface Target {
  readonly name: TargetName;
  /** `null` where no LMS reads one. */
  readonly manifest: ManifestFormat | null;
  readonly controlFiles: () => Promise<PackageFiles>;
  /** Names below `src/lms` whose code is shipped; what the page imports of the others is left out. */
  readonly adapters: readonly string[];
  /** Where the page sends statements beside the record, out of what the edition says. */
  readonly channel: (xapi: XapiSettings) => XapiSettings;
  /** Sources beside its own that the page may send to. @param channel of `channel` */
  readonly connect: (channel: XapiSettings) => readonly string[];
  /** Whether the course looks for a file of the package to find out whether its LMS is there (`core/connection.ts`). */
  readonly looksForLms: boolean;
  /** Single answers that one attempt may record; `null` where nothing limits them. */
  readonly maxRecords: number | null;
  readonly output: 'zip' | 'folder-and-zip' | 'file';
}

export interface ManifestFormat {
  readonly fileName: string;
  readonly write: (input: ManifestInput) => string;
  /** The files a manifest names, to hold it against the files shipped; `null` where the format names none. */
  readonly files: ((manifest: string) => readonly string[]) | null;
}

const off: XapiSettings = { mode: 'off' };

/** Opened without an LMS, every package keeps the record on the device, in the words of SCORM 1.2. */
const onDevice = ['standalone', 'scorm', 'scorm12'];

/**
 * The launch names the endpoint, so no origin is known now: `src/lms/lrs/endpoint-policy.ts` narrows this
 * once it is. Plain http is for test benches on the same machine.
 */
const anyEndpoint = ['https:', 'http://localhost:*', 'http://127.0.0.1:*'];

const scorm = {
  channel: (xapi: XapiSettings) => xapi,
  connect: statementOrigins,
  looksForLms: true,
  output: 'zip',
} as const;

const scorm2004 = {
  ...scorm,
  adapters: ['scorm2004', ...onDevice],
  maxRecords: MOST_INTERACTIONS_2004,
} as const;

/** The LRS of the launch keeps the record: a second channel would tell everything twice. */
const launched = {
  controlFiles: none,
  channel: () => off,
  connect: () => anyEndpoint,
  looksForLms: false,
  maxRecords: null,
  output: 'zip',
} as const;

/** Nobody is known without an LMS, so there is nobody whom statements could be about. */
const withoutLms = {
  manifest: null,
  controlFiles: none,
  adapters: onDevice,
  channel: () => off,
  connect: statementOrigins,
  looksForLms: false,
  maxRecords: null,
} as const;

export const targets: Readonly<Record<TargetName, Target>> = {
  scorm12: {
    ...scorm,
    name: 'scorm12',
    manifest: { fileName: 'imsmanifest.xml', write: writeScorm12, files: listedFiles },
    controlFiles: () => readControlFiles('scorm12edition'),
    adapters: onDevice,
    maxRecords: null,
  },
  'scorm2004-3rd': {
    ...scorm2004,
    name: 'scorm2004-3rd',
    manifest: {
      fileName: 'imsmanifest.xml',
      write: (input) => writeScorm2004(input, '2004 3rd Edition'),
      files: listedFiles,
    },
    controlFiles: () => readControlFiles('scorm20043rdedition'),
  },
  'scorm2004-4th': {
    ...scorm2004,
    name: 'scorm2004-4th',
    manifest: {
      fileName: 'imsmanifest.xml',
      write: (input) => writeScorm2004(input, '2004 4th Edition'),
      files: listedFiles,
    },
    controlFiles: () => readControlFiles('scorm20044thedition'),
  },
  cmi5: {
    ...launched,
    name: 'cmi5',
    manifest: { fileName: 'cmi5.xml', write: writeCmi5, files: null },
    adapters: ['cmi5', 'lrs', ...onDevice],
  },
  xapi: {
    ...launched,
    name: 'xapi',
    manifest: { fileName: 'tincan.xml', write: writeTinCan, files: null },
    adapters: ['tincan', 'lrs', ...onDevice],
  },
  web: { ...withoutLms, name: 'web', output: 'folder-and-zip' },
  single: { ...withoutLms, name: 'single', output: 'file' },
};

/** Whether a module is the adapter of another target. @param moduleId path with forward slashes */
export function isForeignAdapter(target: Target, moduleId: string): boolean {
  const name = /\/src\/lms\/([^/]+?)(?:\.ts)?(?:\/|$)/.exec(moduleId)?.[1];
  return name !== undefined && !target.adapters.includes(name);
}

/**
 * Whether the page can never ask for a module: it belongs to another target, or sends statements where
 * none are sent.
 * @param moduleId path with forward slashes
 */
export function isNeverAsked(target: Target, channel: XapiSettings, moduleId: string): boolean {
  if (channel.mode === 'off' && moduleId.endsWith('/src/runtime/statement-channel.ts')) return true;
  return isForeignAdapter(target, moduleId);
}

function none(): Promise<PackageFiles> {
  return Promise.resolve(new Map());
}
