import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { unzipSync } from 'fflate';

export const projectRoot = join(import.meta.dirname, '../..');

const PARTS = [
  'src',
  'content',
  'quizzes',
  'dist-config',
  'astro.config.mjs',
  'package.json',
  'tsconfig.json',
  'THIRD-PARTY-NOTICES.md',
];

/**
 * A copy of the project to build in, below the project so that its packages are found.
 * @param name folder in `test-results`
 * @returns absolute folder of the copy
 */
export function copyCourse(name: string): string {
  const folder = join(projectRoot, 'test-results', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of PARTS) cpSync(join(projectRoot, part), join(folder, part), { recursive: true });
  return folder;
}

/** Runs the build in a copy. @returns whether it ended well, and all it printed */
export function buildCourse(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly isGreen: boolean; readonly printed: string }> {
  const astro = join(projectRoot, 'node_modules/astro/bin/astro.mjs');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [astro, 'build'],
      {
        cwd: folder, // The test runner's own NODE_ENV would make a development build.
        env: { ...process.env, NODE_ENV: 'production', ...environment },
        maxBuffer: 2 ** 26,
      },
      (error, out, problems) => resolve({ isGreen: error === null, printed: out + problems }),
    );
  });
}

/** Every file that the build of a copy wrote as a package, by path in `dist/packages`. */
export function packagesOf(folder: string): ReadonlyMap<string, Uint8Array> {
  const packages = join(folder, 'dist/packages');
  const files = readdirSync(packages, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(packages, path).split(sep).join('/'), new Uint8Array(readFileSync(path))];
    }),
  );
}

/**
 * What is in the zip of an edition.
 * @param packages of a build
 * @param target name of the target
 */
export function unzipped(
  packages: ReadonlyMap<string, Uint8Array>,
  edition: string,
  target: string,
): ReadonlyMap<string, Uint8Array> {
  const found = [...packages].find(
    ([name]) => name.startsWith(`${edition}-${target}-`) && name.endsWith('.zip'),
  );
  if (found === undefined) throw new Error(`There is no zip of ${edition} for ${target}.`);
  return new Map(Object.entries(unzipSync(found[1])));
}

/** Changes one text in a file. @throws Error where the file does not hold it */
export function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${file} holds no ${String(from)}.`);
  writeFileSync(file, edited);
}
