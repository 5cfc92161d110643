import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { findChromium } from '../support/chromium.ts';
import { HELP, readOptions, type FaultOptions } from './fault-options.ts';
import { isClean, tableOf, type Played } from './fault-table.ts';

/* `npm run faults`: the schedules of tests/e2e/faults.e2e.ts, as many as asked for. */

const RESULTS = 'test-results/faults.json';

const options = readOptions(process.argv.slice(2));
switch (options.kind) {
  case 'help':
    console.log(HELP);
    break;
  case 'problem':
    console.error(options.problem);
    process.exitCode = 2;
    break;
  case 'play':
    play(options);
    break;
  default:
    options satisfies never;
}

function play({ runs, seed, only }: Extract<FaultOptions, { kind: 'play' }>): void {
  mkdirSync(dirname(RESULTS), { recursive: true });
  rmSync(RESULTS, { force: true });
  const { status } = spawnSync(
    'npx',
    ['playwright', 'test', 'tests/e2e/faults.e2e.ts', '--reporter=list,json'],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        CHROMIUM: findChromium(),
        PLAYWRIGHT_JSON_OUTPUT_FILE: RESULTS,
        FAULT_RUNS: String(runs),
        FAULT_SEED: String(seed),
        ...(only === undefined ? {} : { FAULT_ONLY: only }),
      },
    },
  );
  const { played, failed } = existsSync(RESULTS)
    ? resultsIn(JSON.parse(readFileSync(RESULTS, 'utf8')) as Report)
    : { played: [], failed: ['The schedules could not be played.'] };
  console.log(`\n${tableOf(played)}\n`);
  for (const one of played.filter((each) => !isClean(each))) {
    console.log(
      `${one.kind}: ${JSON.stringify(one)}\n  again alone: npm run faults -- --seed ${one.seed} --runs 1`,
    );
  }
  for (const title of failed) {
    const own = /seed (\d+)/.exec(title)?.[1];
    console.log(
      `Ended without a result: ${title}${own === undefined ? '' : `\n  again alone: npm run faults -- --seed ${own} --runs 1`}`,
    );
  }
  process.exitCode = status === 0 && failed.length === 0 && played.every(isClean) ? 0 : 1;
}

/** What is read of Playwright's JSON report. */
interface Report {
  readonly suites: readonly Suite[];
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly results: readonly {
        readonly attachments: readonly { readonly name: string; readonly body?: string }[];
      }[];
    }[];
  }[];
}

function resultsIn({ suites }: Report): {
  readonly played: readonly Played[];
  readonly failed: readonly string[];
} {
  const specs = suites.flatMap((suite) => [
    ...suite.specs,
    ...(suite.suites ?? []).flatMap((one) => one.specs),
  ]);
  const read = specs.map(({ title, tests }) => {
    const attachments = tests.flatMap(({ results }) => results.flatMap((result) => result.attachments));
    const body = attachments.find(({ name }) => name === 'outcome')?.body;
    return { title, played: body === undefined ? undefined : outcomeIn(body) };
  });
  return {
    played: read.flatMap(({ played }) => played ?? []),
    failed: read.flatMap(({ title, played }) => (played === undefined ? title : [])),
  };
}

function outcomeIn(body: string): Played {
  return JSON.parse(Buffer.from(body, 'base64').toString('utf8')) as Played;
}
