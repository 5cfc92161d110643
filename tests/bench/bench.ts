import { cpus, loadavg } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { createPackageStore, type StoredPackage } from '../../src/lab/package-store.ts';
import { findChromium } from '../support/chromium.ts';
import { authoredIn } from '../e2e/authored.ts';
import { type AnswerCost, ANSWERED, answerOnce } from './answering.ts';
import { answerRows } from './answer-rows.ts';
import { HELP, readOptions } from './bench-options.ts';
import { CONDITIONS } from './conditions.ts';
import { launchRows, requestLines } from './launch-rows.ts';
import { openStand, type Stand } from './stand.ts';
import { tableOf } from './table.ts';
import { timeNotes, timeRows } from './time-rows.ts';
import { visit, type Visit } from './visit.ts';
import { withheldFiles } from './withheld-files.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const options = readOptions(process.argv.slice(2));
switch (options.kind) {
  case 'help':
    console.log(HELP);
    break;
  case 'problem':
    fail(options.problem);
    break;
  case 'measure':
    await measure(options.zip, options.runs).catch((error: unknown) =>
      fail(error instanceof Error ? error.message : String(error)),
    );
    break;
  default:
    options satisfies never;
}

async function measure(zip: string, runs: number): Promise<void> {
  const stored = await open(zip);
  const { launch } = stored.kind;
  const stand = await openStand(stored.files, launch);
  try {
    console.log(
      `${stored.name}: ${runs} launches of the course and of a bare page with the text of its first lesson`,
    );
    const { course, bare, version } = await launches(stand, runs);
    const withheld = withheldFiles(ROOT, stored.files);
    const rows = [
      ...launchRows({
        visits: course,
        withheld,
        launch: launch.replace(/[?#].*$/, ''),
        zipBytes: stored.bytes,
      }),
      ...timeRows(course, bare),
    ];
    const answers = answerRows(await answered(stand, runs));
    const notes = [
      tableOf([...rows, ...answers]),
      `Requests:\n${requestLines(course)}`,
      timeNotes(course),
      caveat(version),
    ];
    console.log(`\n${notes.join('\n\n')}`);
    const slow = answers.filter(({ met }) => met === false).map(({ figure }) => figure);
    if (slow.length > 0) fail(`Over the budget: ${slow.join('; ')}.`);
  } finally {
    await stand.close();
  }
}

async function open(zip: string): Promise<Extract<StoredPackage, { state: 'ready' }>> {
  const stored = await createPackageStore(dirname(zip)).get(basename(zip, '.zip'));
  if (stored === undefined) throw new Error(`There is no file ${zip}. Run npm run build first.`);
  if (stored.state === 'broken') throw new Error(stored.problem);
  return stored;
}

/** The course and the bare page in turns, so that what else this computer does touches both alike. */
async function launches(
  { lms, course: courseAt, bare: bareAt }: Stand,
  runs: number,
): Promise<{ readonly course: readonly Visit[]; readonly bare: readonly Visit[]; readonly version: string }> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const course: Visit[] = [];
  const bare: Visit[] = [];
  try {
    // The first launch warms up the browser and the server's compressed files and is not counted.
    for (let run = 0; run <= runs; run += 1) {
      const visits = [await visit(browser, lms, courseAt), await visit(browser, lms, bareAt)] as const;
      if (run === 0) continue;
      course.push(visits[0]);
      bare.push(visits[1]);
    }
    return { course, bare, version: browser.version() };
  } finally {
    await browser.close();
  }
}

/** Every way of answering in turns, so that what else this computer does touches all alike. */
async function answered(stand: Stand, runs: number): Promise<readonly AnswerCost[]> {
  const authored = authoredIn(ROOT);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const costs: AnswerCost[] = [];
  try {
    for (let run = 0; run < runs; run += 1)
      for (const kind of ANSWERED) costs.push(await answerOnce(browser, stand, { authored, kind }));
    return costs;
  } finally {
    await browser.close();
  }
}

function caveat(version: string): string {
  const { cpuSlowdown, down, latency, viewport } = CONDITIONS;
  const load = loadavg().map((value) => value.toFixed(1));
  return `Chromium ${version}, ${cpuSlowdown} × slower CPU, ${down / 1e6} Mbps down, ${latency} ms latency, empty cache, ${viewport.width} × ${viewport.height}.
1 KB = 1000 bytes, gzip. Times are medians, smallest and largest in brackets.
This computer: ${cpus().length} processors, load ${load.join(', ')} over 1, 5 and 15 minutes. Bytes and requests are the same on
every computer. Times are this one's: other work on it lengthens them, so measure when the load is well below ${cpus().length}.`;
}

function fail(problem: string): void {
  console.error(problem);
  process.exitCode = 1;
}
