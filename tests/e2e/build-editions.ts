import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { LAB_KEY, startLab } from '../../src/lab/server.ts';

/** The project's own course with the edition in three ways: as it ships, with a broker, with an embedded key. */
export const courseRoot = join(import.meta.dirname, '../../test-results/course');

/** Builds the packages against the lab's address and starts the lab. @returns how to stop it */
export default async function buildEditions(): Promise<() => Promise<void>> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  copyCourse();
  writeEdition('annual-broker', ['mode: broker', `url: ${url}/broker`, `endpoint: ${url}/lrs/`]);
  writeEdition('annual-embedded', [
    'mode: embedded',
    `endpoint: ${url}/lrs/`,
    `key: ${LAB_KEY.key}`,
    `secret: ${LAB_KEY.secret}`,
    'allowEmbeddedKey: true',
  ]);
  const astro = join(import.meta.dirname, '../../node_modules/astro/bin/astro.mjs');
  execFileSync(process.execPath, [astro, 'build'], {
    cwd: courseRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const lab = await startLab({ packages: join(courseRoot, 'dist/packages'), port, host: '127.0.0.1' });
  process.env['LAB_URL'] = lab.url;
  return () => lab.close();
}

function copyCourse(): void {
  rmSync(courseRoot, { recursive: true, force: true });
  mkdirSync(courseRoot, { recursive: true });
  const root = join(import.meta.dirname, '../..');
  const parts = [
    'src',
    'content',
    'quizzes',
    'dist-config',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
  ];
  for (const part of [...parts, 'THIRD-PARTY-NOTICES.md'])
    cpSync(join(root, part), join(courseRoot, part), { recursive: true });
}

function writeEdition(id: string, xapi: readonly string[]): void {
  const annual = readFileSync(join(courseRoot, 'dist-config/annual.yaml'), 'utf8');
  const block = ['xapi:', ...xapi.map((line) => `  ${line}`)].join('\n');
  const text = annual.replace(/^id: annual\b/m, `id: ${id}`).replace(/^xapi:.*\n {2}mode: off.*$/m, block);
  if (!text.includes(block))
    throw new Error('dist-config/annual.yaml has no block "xapi: / mode: off" to replace.');
  writeFileSync(join(courseRoot, `dist-config/${id}.yaml`), text);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
