import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { TARGETS } from '../core/settings.ts';
import type { ChunkGraph } from './chunk-graph.ts';
import { numberedIds } from './course-ids.ts';
import { readCourse } from './course.ts';
import { editionTime } from './hours/edition-time.ts';
import { makePackage, type MadePackage } from './make-package.ts';
import { installedPackage } from './installed-package.ts';
import { PackageError } from './package-error.ts';
import { lineOf } from './problem.ts';
import { reportJson, reportText, warningLines } from './report.ts';
import { targets } from './targets.ts';
import { vanishedIds } from './vanished.ts';
import type { PackageFiles } from './zip.ts';

export interface BuildInput {
  /** Absolute folder of the project. */
  readonly root: string;
  /** Absolute folder of the finished site. */
  readonly site: string;
  readonly graph: ChunkGraph;
  readonly logger: { info(message: string): void; warn(message: string): void };
}

/**
 * Writes one package an edition and target, and a report of them, into `dist/packages`. Nothing is
 * written unless every package is in order; the packages of an earlier build are gone either way.
 * @throws CourseError for faults in the author files, PackageError for faults in the packages
 */
export async function buildPackages({ root, site, graph, logger }: BuildInput): Promise<void> {
  const started = performance.now();
  const out = join(root, 'dist', 'packages');
  await removeStale(out);
  const course = readCourse(root);
  const files = await readFiles(site);
  const notices = await readFile(join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8');
  const made: MadePackage[] = [];
  for (const edition of course.editions) {
    const time = editionTime(edition, course);
    for (const name of edition.targets) {
      const target = targets[name];
      // One after the other: a package is held whole in memory while it is made.
      // oxlint-disable-next-line no-await-in-loop -- see above
      const controlFiles = await target.controlFiles();
      made.push(
        makePackage({
          course,
          edition,
          target,
          time,
          site: files,
          graph,
          controlFiles,
          notices,
          installed: (origin) => installedPackage(origin, root),
          root,
        }),
      );
    }
  }
  const problems = made.flatMap((one) => one.problems);
  if (problems.length > 0) throw new PackageError(problems);

  const reports = made.map(({ report }) => report);
  await Promise.all(made.flatMap(({ written }) => [...written]).map((file) => write(out, file)));
  const gone = vanishedIds(course.ledger, numberedIds({ ...course, quizzes: [...course.quizzes.values()] }));
  await writeFile(join(out, 'report.txt'), reportText(reports, gone));
  await writeFile(join(out, 'report.json'), reportJson(reports, gone));
  const warnings = new Set(warningLines(reports));
  for (const line of reportText(reports, gone).trimEnd().split('\n')) {
    if (warnings.has(line)) logger.warn(line);
    else logger.info(line);
  }
  for (const warning of course.warnings) logger.warn(lineOf(warning));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  logger.info(`${made.length} packages in ${seconds} s: ${relative(root, out)}`);
}

/** What this build writes, of whatever edition and version: anything else in the folder is somebody's own. */
const WRITTEN = new RegExp(
  String.raw`^.+-(?:${TARGETS.join('|')})-\d+\.\d+\.\d+(?:-[0-9a-z.-]+)?(?:\.html)?$|^.+\.zip$|^report\.(?:txt|json)$`,
);

async function removeStale(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stale = (await readdir(folder)).filter((name) => WRITTEN.test(name));
  await Promise.all(stale.map((name) => rm(join(folder, name), { recursive: true })));
}

async function write(folder: string, [path, bytes]: readonly [string, Uint8Array]): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

/** Every file below the folder, by its path in it with forward slashes. */
async function readFiles(folder: string): Promise<PackageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const read = await Promise.all(
    paths.map(async (path) => {
      const name = relative(folder, path).split(sep).join('/');
      return [name, new Uint8Array(await readFile(path))] as const;
    }),
  );
  return new Map(read);
}
