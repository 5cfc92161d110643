import { unzipSync } from 'fflate';
import { readCmi5 } from './manifest/cmi5.ts';
import { readScorm } from './manifest/scorm.ts';
import { readTinCan } from './manifest/tincan.ts';
import { readWebPage } from './manifest/web-page.ts';
import { plainXml } from './manifest/xml-text.ts';
import type { KindReading, PackageKind } from './package-kind.ts';

/** Files of a package by their exact path. */
export type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export type Opened =
  | { readonly state: 'ready'; readonly kind: PackageKind; readonly files: Files }
  /** What is wrong and what to do, for the page. */
  | { readonly state: 'broken'; readonly problem: string };

const READERS: Readonly<Record<string, (xml: string) => KindReading>> = {
  'imsmanifest.xml': readScorm,
  'cmi5.xml': readCmi5,
  'tincan.xml': readTinCan,
};

/** A course in one page has no manifest: the page is the package. */
export function openPage(fileName: string, bytes: Uint8Array<ArrayBuffer>): Opened {
  const kind = readWebPage(bytes, 'one file', fileName);
  return { state: 'ready', kind, files: new Map([[kind.launch, bytes]]) };
}

/** A zip as an LMS would take it; the manifest at its root says what it is made for. */
export function openZip(fileName: string, zip: Uint8Array): Opened {
  let files: Files;
  try {
    files = new Map(Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return broken(`${fileName} cannot be unzipped (${reason}). Build it again: npm run build`);
  }
  for (const [manifest, read] of Object.entries(READERS)) {
    const bytes = files.get(manifest);
    if (bytes === undefined) continue;
    const reading = read(plainXml(bytes));
    return reading.ok ? launchable(reading.kind, files, manifest) : broken(reading.problem);
  }
  const page = files.get('index.html');
  const misplaced = [...files.keys()].find((path) => /(?:^|\/)(?:imsmanifest|cmi5|tincan)\.xml$/i.test(path));
  if (page === undefined || misplaced !== undefined) return broken(withoutManifest(fileName, misplaced));
  return { state: 'ready', kind: readWebPage(page, 'zip', fileName), files };
}

function launchable(kind: PackageKind, files: Files, manifest: string): Opened {
  if (/^[a-z][a-z\d+.-]*:/i.test(kind.launch)) {
    return broken(
      `${manifest} launches ${kind.launch}, outside the zip. The lab takes courses that are in it.`,
    );
  }
  const file = pathOf(kind.launch);
  if (file !== undefined && files.has(file)) return { state: 'ready', kind, files };
  return broken(`${manifest} launches "${file ?? kind.launch}", which is not in the zip. Build it again.`);
}

/** `undefined` where the percent signs do not decode. */
function pathOf(launch: string): string | undefined {
  try {
    return decodeURIComponent(launch.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
}

function withoutManifest(fileName: string, misplaced: string | undefined): string {
  const manifests = Object.keys(READERS).join(', ');
  if (misplaced === undefined) return `${fileName} has no ${manifests} and no index.html at its root.`;
  const wanted = misplaced.replace(/^.*\//, '').toLowerCase();
  return (
    `${fileName} has no ${wanted} at its root (the zip holds it as "${misplaced}" instead). An LMS looks ` +
    `for it there, in lower case; zip the contents of the folder, not the folder itself.`
  );
}

function broken(problem: string): Opened {
  return { state: 'broken', problem };
}
