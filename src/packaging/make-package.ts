import { createHash } from 'node:crypto';
import { gzipSync } from 'fflate';
import { MAX_STATE } from '../core/suspend.ts';
import type { Edition } from '../schemas/edition.ts';
import { packagesIn, type ChunkGraph } from './chunk-graph.ts';
import type { Course } from './course.ts';
import { bankOf, lessonsOf, planOf, questionsOf } from './edition-plan.ts';
import { identifierOf } from './manifest/manifest.ts';
import { contentsOf, LAUNCH } from './package-contents.ts';
import type { PackageReport } from './report.ts';
import { suspendSize } from './suspend-size.ts';
import type { Target } from './targets.ts';
import { problemsOf } from './verify.ts';
import { zip, type PackageFiles } from './zip.ts';

/** Licences of what is shipped, in every package. */
const NOTICES = 'third-party-notices.txt';

export interface PackageInput {
  readonly course: Course;
  readonly edition: Edition;
  readonly target: Target;
  /** The finished site, by path in its folder. */
  readonly site: PackageFiles;
  readonly graph: ChunkGraph;
  readonly controlFiles: PackageFiles;
  /** Text of THIRD-PARTY-NOTICES.md. */
  readonly notices: string;
  /** Absolute folder of the project. */
  readonly root: string;
}

export interface MadePackage {
  readonly zip: Uint8Array;
  readonly report: PackageReport;
  /** Why it may not be shipped; empty where it may. */
  readonly problems: readonly string[];
}

/** Name of the zip of an edition for a target. */
export function zipNameOf(edition: Edition, target: Target, version: string): string {
  return `${edition.id}-${target.name}-${version}.zip`;
}

/**
 * Makes one package out of the finished site.
 * @throws Error where there is nothing to make it from, or the manifest cannot be written
 */
export function makePackage(input: PackageInput): MadePackage {
  const { course, edition, target, site, graph, controlFiles, notices, root } = input;
  const { manifest } = target;
  const contents = contentsOf({
    site,
    graph,
    target,
    edition: edition.id,
    hasBank: edition.assessment !== null,
    connect: target.connect(edition.xapi),
  });
  const files = new Map([...contents.files, [NOTICES, new TextEncoder().encode(notices)]]);
  const text = manifest.write({
    identifier: identifierOf(course.meta.id, edition.id, target.name),
    title: edition.title,
    version: course.meta.version,
    launch: LAUNCH,
    files: [...files.keys()].toSorted(),
  });
  const archive = zip(
    new Map([...files, ...controlFiles, [manifest.fileName, new TextEncoder().encode(text)]]),
  );
  const report = reportOf(input, archive, files.size + controlFiles.size + 1, firstLoadSize(contents));
  const { files: manifestFiles, fileName: manifestName } = manifest;
  const problems = [
    ...problemsOf({ files, listed: manifestFiles(text), manifestName, root }),
    ...unnamedLicences(graph, files, notices),
    ...tooLong(report.suspendData),
  ];
  return { zip: archive, report, problems: problems.map((problem) => `${report.zip}: ${problem}`) };
}

function reportOf(
  { course, edition, target }: PackageInput,
  archive: Uint8Array,
  files: number,
  firstLoad: number,
): PackageReport {
  const plan = planOf(course, edition.id);
  const bank = bankOf(course, edition);
  const practice = lessonsOf(course, edition).flatMap(({ quizIds }) =>
    quizIds.flatMap((quiz) => questionsOf(course, quiz)),
  );
  return {
    zip: zipNameOf(edition, target, course.meta.version),
    edition: edition.id,
    target: target.name,
    size: archive.length,
    sha256: createHash('sha256').update(archive).digest('hex'),
    files,
    lessons: plan.lessons.length,
    questions: {
      practice: practice.length,
      bank: bank.length,
      perTry: plan.assessment?.questions ?? 0,
    },
    suspendData: suspendSize(plan, practice, bank),
    firstLoad,
    warnings: warningsOf(edition),
  };
}

function warningsOf({ xapi }: Edition): readonly string[] {
  if (xapi.mode !== 'embedded') return [];
  return [
    `any learner can read the key ${JSON.stringify(xapi.key)} and its secret for ${xapi.endpoint} in the page and ` +
      'send statements in any name with it; give it the right to write statements and no other, or use mode: broker',
  ];
}

/** What the browser fetches first, compressed as a server would. */
function firstLoadSize({ files, firstLoad }: ReturnType<typeof contentsOf>): number {
  return firstLoad.reduce((sum, name) => {
    const bytes = files.get(name);
    return bytes === undefined ? sum : sum + gzipSync(bytes, { mtime: 0 }).length;
  }, 0);
}

function unnamedLicences(graph: ChunkGraph, files: PackageFiles, notices: string): readonly string[] {
  return packagesIn(graph, files.keys())
    .filter((name) => !notices.includes(`\`${name}\``))
    .map(
      (name) =>
        `ships code of ${name} and THIRD-PARTY-NOTICES.md does not name it: add \`${name}\` and its licence`,
    );
}

function tooLong(characters: number): readonly string[] {
  if (characters <= MAX_STATE) return [];
  return [
    `a learner's saved state may take ${characters} characters and only ${MAX_STATE} are safe (SCORM 1.2 allows 4096): ` +
      'ask fewer questions, or allow fewer tries',
  ];
}
