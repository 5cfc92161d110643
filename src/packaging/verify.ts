import { blockedParts } from './page.ts';
import { cssReferences, fileOf, referencesOf, type Reference } from './references.ts';
import type { PackageFiles } from './zip.ts';

/** A finished package, before it is zipped. */
export interface FinishedPackage {
  /** What the manifest has to list: everything but the manifest and the control files. */
  readonly files: PackageFiles;
  /** Name, and the paths that it lists, `null` where its format lists none; no manifest, no list. */
  readonly manifest: { readonly name: string; readonly listed: readonly string[] | null } | null;
  /** Absolute folder of the project on the machine that builds. */
  readonly root: string;
}

/** Longest path in a package, characters: deeper ones break on Windows servers. */
const MAX_PATH = 120;
/** Learning management systems refuse or run these on the server, or serve them with a type browsers refuse. */
const BANNED = /\.(?:php|aspx?|jsp|sh|py|pl|htaccess|mjs|map)$/;
const TEXT = /\.(?:html|js|css|svg|txt|json|xml)$/;

/** Everything because of which an LMS or a browser would refuse part of the package. */
export function problemsOf({ files, manifest, root }: FinishedPackage): readonly string[] {
  return [
    ...[...files.keys()].flatMap(nameProblems),
    ...[...files].flatMap(([name, bytes]) =>
      TEXT.test(name) ? textProblems(name, decode(bytes), files) : [],
    ),
    ...[...files].flatMap(([name, bytes]) => machineProblems(name, bytes, root)),
    ...(manifest?.listed == null ? [] : listProblems(manifest.name, manifest.listed, files)),
  ];
}

function listProblems(manifest: string, listed: readonly string[], files: PackageFiles): readonly string[] {
  const gone = listed.filter((name) => !files.has(name));
  const unnamed = [...files.keys()].filter((name) => !listed.includes(name));
  return [
    ...gone.map(
      (name) => `${manifest} lists ${name}, which is not in the package: ship it or do not list it`,
    ),
    ...unnamed.map(
      (name) => `${manifest} does not list ${name}: some LMSs deliver listed files only; list it`,
    ),
  ];
}

function nameProblems(name: string): readonly string[] {
  const problems: string[] = [];
  if (!/^[a-z0-9._/-]+$/.test(name) || /(?:^|\/)[._]|\/$|\/\/|\.$/.test(name)) {
    problems.push(
      `${name}: LMSs change or refuse such names; use a-z, 0-9, ".", "_", "-" and do not begin with "." or "_"`,
    );
  }
  if (name.length > MAX_PATH) {
    problems.push(`${name}: the path has ${name.length} characters, more than ${MAX_PATH}; shorten it`);
  }
  if (BANNED.test(name)) {
    problems.push(`${name}: LMSs refuse files of this kind; leave it out or give it another format`);
  }
  return problems;
}

function textProblems(name: string, text: string, files: PackageFiles): readonly string[] {
  const problems = /[#@] ?sourceMappingURL=/.test(text)
    ? [`${name} names a source map, which is not shipped: build without source maps`]
    : [];
  if (name.endsWith('.html')) {
    problems.push(...blockedParts(text, name), ...addressProblems(referencesOf(text, name), name, files));
  }
  if (name.endsWith('.css')) problems.push(...addressProblems(cssReferences(text, name), name, files));
  return problems;
}

function addressProblems(
  references: readonly Reference[],
  base: string,
  files: PackageFiles,
): readonly string[] {
  return references.flatMap((reference) => {
    const problem = addressProblem(reference, base, files);
    return problem === undefined ? [] : [`${reference.where}="${shortened(reference.url)}": ${problem}`];
  });
}

function addressProblem(
  { kind, url, apart }: Reference,
  base: string,
  files: PackageFiles,
): string | undefined {
  if (url.startsWith('#')) return undefined;
  if (/^(?:https?:)?\/\//i.test(url)) {
    if (kind !== 'link') return 'a package loads nothing from outside; ship the file with the course';
    return apart
      ? undefined
      : 'inside the LMS it would replace the course; write target="_blank" rel="noopener"';
  }
  if (url.startsWith('/')) {
    return 'an LMS serves the package from a folder of its own, so an address may not begin with "/"; write it relative to the page';
  }
  if (/^(?:mailto|tel):/i.test(url) && kind === 'link') return undefined;
  if (/^data:/i.test(url) && kind === 'load') return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return 'the content security policy blocks this kind of address';
  const file = fileOf(url, base);
  if (file === undefined) return 'the address is empty; write the file it names';
  return files.has(file) ? undefined : `${file} is not in the package; check the name`;
}

/** Paths of the machine that built: they betray it, and make two builds differ. */
function machineProblems(name: string, bytes: Uint8Array, root: string): readonly string[] {
  const folder = `${root.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
  const forms = [folder, folder.replaceAll('/', '\\'), folder.replaceAll('/', '\\\\')];
  const found = folder === '/' ? undefined : forms.find((form) => Buffer.from(bytes).includes(form));
  return found === undefined
    ? []
    : [
        `${name} holds ${found}, a folder of the machine that built it: find the import that writes its own path`,
      ];
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function shortened(url: string): string {
  return url.length > 80 ? `${url.slice(0, 77)}...` : url;
}
