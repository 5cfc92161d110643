import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const PACKAGES = resolve(import.meta.dirname, '../../dist/packages');
const USUAL_RUNS = 7;
const SCORM12 = /-scorm12-.*\.zip$/;

export const HELP = `Usage: npm run bench -- [--runs ${USUAL_RUNS}] [--package dist/packages/annual-scorm12-0.1.0.zip]

Launches a SCORM 1.2 package in Chromium inside an LMS page, on a slow computer and a slow line, and
prints what the launch costs beside its budget. The lesson's text is timed against a bare HTML page
with the same text. Then it answers a question of every type, and takes a decision of a scenario, and
prints what the main thread does for it. It fails where an answer costs more than its budget, and on no
other figure.

  --runs     launches of the course and of the bare page, in turns, after one that does not count, and answers of each
             kind (${USUAL_RUNS})
  --package  the SCORM 1.2 zip to measure (the annual edition's in dist/packages, else the first there)
  --help     this text`;

export type BenchOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'measure'; readonly runs: number; readonly zip: string }
  | { readonly kind: 'problem'; readonly problem: string };

/** @param args what stands behind `npm run bench --` */
export function readOptions(args: readonly string[]): BenchOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        runs: { type: 'string', default: String(USUAL_RUNS) },
        package: { type: 'string' },
      },
    });
    if (values.help) return { kind: 'help' };
    if (!/^[1-9]\d?$/.test(values.runs))
      return problem(`--runs ${values.runs} is no number of launches: give 1 to 99.\n\n${HELP}`);
    const zip = values.package === undefined ? usualZip() : resolve(values.package);
    if (zip === undefined)
      return problem(
        `There is no SCORM 1.2 package in ${PACKAGES}, so there is nothing to measure. Name scorm12 under targets of an edition and run npm run build.`,
      );
    if (!existsSync(zip))
      return problem(`There is no file ${zip}. Run npm run build first, or name a zip of dist/packages.`);
    if (!SCORM12.test(basename(zip)))
      return problem(
        `--package ${zip} is no SCORM 1.2 package, and the LMS of the bench speaks nothing else. Name a zip of dist/packages with -scorm12- in its name.`,
      );
    return { kind: 'measure', runs: Number(values.runs), zip };
  } catch (error) {
    return problem(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

function usualZip(): string | undefined {
  const zips = existsSync(PACKAGES)
    ? readdirSync(PACKAGES)
        .filter((file) => SCORM12.test(file))
        .sort()
    : [];
  const name = zips.find((file) => file.startsWith('annual-scorm12-')) ?? zips[0];
  return name === undefined ? undefined : join(PACKAGES, name);
}

function problem(text: string): BenchOptions {
  return { kind: 'problem', problem: text };
}
