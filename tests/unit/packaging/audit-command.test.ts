import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SBOM } from '../../../src/packaging/sbom.ts';
import { serve, type Loopback } from '../../support/loopback.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const command = join(root, 'src/packaging/audit-command.ts');

/** What the registry answers to the question for advisories; `undefined`: it has no such question. */
let known: object | undefined;
let registry: Loopback;
beforeEach(async () => {
  known = undefined;
  registry = await serve((request, response) => {
    const isAsked = request.url?.endsWith('/advisories/bulk') === true;
    const name = decodeURIComponent(request.url?.slice(1) ?? '');
    // What npm asks for beside it: which versions of a package there are.
    const versions = { '10.0.0': { name, version: '10.0.0' } };
    const answer = isAsked ? known : { name, versions, 'dist-tags': { latest: '10.0.0' } };
    response.writeHead(answer === undefined ? 405 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
});
afterEach(() => registry.close());

/** A folder with one package, in whose scripts is preact. */
function built(): string {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const sbom = { components: [{ name: 'preact', version: '10.0.0' }] };
  writeFileSync(join(folder, 'a.zip'), zipSync({ [SBOM]: strToU8(JSON.stringify(sbom)) }));
  return folder;
}

/** The command as npm runs it, with a registry on this computer. */
function audit(...options: readonly string[]) {
  const env = { ...process.env, NODE_OPTIONS: '', npm_config_registry: registry.url };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [command, ...options], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

describe('npm run audit:shipped', { timeout: 60_000 }, () => {
  test('says that nothing is known against what ships', async () => {
    known = {};
    const { code, stdout, stderr } = await audit('--packages', built());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('1 npm packages in 1 packages: preact');
    expect(stdout).toContain('0 advisories against them');
  });

  test('ends with 1 and names what is known, of what ships alone', async () => {
    const advisory = { id: 1, url: 'https://a.example/1', severity: 'high', vulnerable_versions: '*' };
    known = {
      preact: [{ ...advisory, title: 'Injection' }],
      vitest: [{ ...advisory, id: 2, title: 'Of the tests' }],
    };
    const { code, stderr } = await audit('--packages', built());
    expect(code).toBe(1);
    expect(stderr).toContain('preact *: Injection (https://a.example/1)');
    expect(stderr).not.toContain('Of the tests');
  });

  test('ends with 2 and says what to do where the registry does not answer', async () => {
    const { code, stderr } = await audit('--packages', built());
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /could not ask the registry: 405.*Run it again where npm reaches one that answers/,
    );
  });

  test('ends with 2 where there is nothing to ask about, or an option is unknown, and helps', async () => {
    expect(await audit('--packages', mkdtempSync(join(tmpdir(), 'audit-')))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('npm run build'),
    });
    expect((await audit('--nonsense')).code).toBe(2);
    expect(await audit('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--packages') });
  });
});
