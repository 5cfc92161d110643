import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

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
