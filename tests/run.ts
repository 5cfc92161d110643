import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import {
  playwrightCount,
  vitestCount,
  type Count,
  type PlaywrightReport,
  type VitestReport,
} from './reports.ts';
import { findChromium } from './support/chromium.ts';

/*
 * `npm test`: every gate in order of cost. A failed stage does not hide the ones after it, what failed is
 * said again at the end, and the last line counts everything.
 */

const HELP = `npm test              checks, unit, component and contract tests, the build, and the course in a browser
npm test -- check     only the stages named: check, unit, build, e2e`;

const results = 'test-results';
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';

/** @returns whether the command ended well */
function run(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): boolean {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** A gate that counts as one. */
function gate(command: string, args: readonly string[]): Count {
  const isGreen = run(command, args);
  return isGreen ? { passed: 1, failed: 0, failures: [] } : failedAsOne([command, ...args].join(' '));
}

/** What failed and is no test. */
function failedAsOne(what: string): Count {
  return { passed: 0, failed: 1, failures: [`${what}\n    It ended with an error, which it printed above.`] };
}

/** Counts of a runner's report. A runner that failed without a failed test, or ran none, failed as one. */
function counted(isGreen: boolean, runner: string, read: () => Count): Count {
  let count: Count;
  try {
    count = read();
  } catch {
    return failedAsOne(runner);
  }
  if (count.failed > 0 || (isGreen && count.passed > 0)) return count;
  const { failures } = count.failures.length > 0 ? count : failedAsOne(runner);
  return { passed: count.passed, failed: 1, failures };
}

function vitest(projects: readonly string[]): Count {
  const file = `${results}/vitest-${projects.join('-')}.json`;
  const isGreen = run(npx, [
    'vitest',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]);
  const read = () => vitestCount(JSON.parse(readFileSync(file, 'utf8')) as VitestReport);
  return counted(isGreen, `vitest ${projects.join(', ')}`, read);
}

function playwright(): Count {
  const file = `${results}/playwright.json`;
  const isGreen = run(npx, ['playwright', 'test', '--reporter=list,json'], {
    CHROMIUM: findChromium(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const read = () => playwrightCount(JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport);
  return counted(isGreen, 'playwright', read);
}

const stages: Readonly<Record<string, () => Count>> = {
  check: () => gate(npm, ['run', 'check']),
  unit: () => vitest(['unit', 'component', 'contract']),
  build: () => {
    const built = gate(npm, ['run', 'build']);
    const tested = vitest(['build']);
    return {
      passed: built.passed + tested.passed,
      failed: built.failed + tested.failed,
      failures: [...built.failures, ...tested.failures],
    };
  },
  e2e: playwright,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => stages[name] === undefined);
if (unknown.length > 0) {
  const isHelp = unknown.every((name) => name === '--help' || name === '-h');
  console.log(isHelp ? HELP : `There is no stage ${unknown.join(', ')}.\n\n${HELP}`);
  process.exit(isHelp ? 0 : 2);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const counts = Object.entries(stages)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .map(([name, stage]) => {
    console.log(`\n== ${name}`);
    return { name, ...stage() };
  });
for (const { name, failures } of counts)
  for (const failure of failures) console.log(`\nFailed in ${name}: ${failure}`);
console.log('');
for (const { name, passed, failed } of counts) console.log(`${name}: ${passed} passed, ${failed} failed`);
const total = (key: 'passed' | 'failed'): number => counts.reduce((sum, count) => sum + count[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);
