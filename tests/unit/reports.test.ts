import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { playwrightCount, vitestCount, type PlaywrightReport, type VitestReport } from '../reports.ts';

/** Two of them end well, one does not; the last is of the given kind. */
const tests = (runner: string, last: string): string => `
import { expect, test } from '${join(modules, runner).replaceAll('\\\\', '/')}';
test('one is one', () => expect(1).toBe(1));
test('two is two', () => expect(2).toBe(2));
test('two is three', () => expect(2).toBe(3));
${last}
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reports-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modules = join(process.cwd(), 'node_modules');

/** Runs the real runner over the file. @returns its report */
function reportOf(file: string, text: string, [program = '', ...args]: readonly string[]): unknown {
  writeFileSync(join(folder, file), text);
  const report = join(folder, 'report.json');
  const { stderr } = spawnSync(process.execPath, [join(modules, program), ...args], {
    cwd: folder,
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    encoding: 'utf8',
  });
  if (!existsSync(report)) throw new Error(stderr);
  return JSON.parse(readFileSync(report, 'utf8'));
}

const vitest = (text: string) =>
  vitestCount(
    reportOf('sums.test.ts', text, [
      'vitest/vitest.mjs',
      'run',
      '--reporter=json',
      '--outputFile=report.json',
    ]) as VitestReport,
  );

test('a report of Vitest says how many passed, and which failed and why', () => {
  const count = vitest(tests('vitest/dist/index.js', ''));
  expect(count).toMatchObject({ passed: 2, failed: 1 });
  expect(count.failures).toEqual([
    expect.stringMatching(/sums\.test\.ts › two is three\n {4}AssertionError: expected 2 to be 3/),
  ]);
  expect(count.failures.join()).not.toMatch(/^\s+at /m);
});

test('a file that Vitest cannot read is named with what is wrong', () => {
  const { failures } = vitest("import './absent.ts';");
  expect(failures).toEqual([expect.stringMatching(/sums\.test\.ts\n[^]*absent\.ts/)]);
});

test('a report of Playwright says which failed and why, and a test that is left out has not passed', () => {
  const text = tests('@playwright/test/index.mjs', "test.skip('three is three', () => {});");
  const report = reportOf('sums.spec.ts', text, ['@playwright/test/cli.js', 'test', '--reporter=json']);
  const count = playwrightCount(report as PlaywrightReport);
  expect(count).toMatchObject({ passed: 2, failed: 2 });
  expect(count.failures).toEqual([
    expect.stringMatching(/^sums\.spec\.ts › two is three\n[^]*Expected: 3\n\s+Received: 2/),
    'sums.spec.ts › three is three\n    skipped',
  ]);
});

test('a file that Playwright cannot read is told', () => {
  const report = reportOf('sums.spec.ts', "import './absent.ts';", [
    '@playwright/test/cli.js',
    'test',
    '--reporter=json',
  ]);
  expect(playwrightCount(report as PlaywrightReport).failures[0]).toMatch(/absent/);
});
