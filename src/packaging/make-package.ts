import { CONNECTION_FILE, connectionText } from '../core/connection.ts';
import type { Edition } from '../schemas/edition.ts';
import type { ChunkGraph } from './chunk-graph.ts';
import type { Course } from './course.ts';
import { planOf } from './edition-plan.ts';
import type { EditionTime } from './hours/edition-time.ts';
import type { InstalledPackage } from './installed-package.ts';
import { limitProblems } from './limits.ts';
import { manifestInputOf } from './manifest-input.ts';
import { measurePackage } from './measure-package.ts';
import { unnamedLicences } from './notices.ts';
import { contentsOf, LAUNCH } from './package-contents.ts';
import { outputOf } from './package-output.ts';
import { profileText } from './profile.ts';
import type { PackageReport } from './report.ts';
import { SBOM, sbomText } from './sbom.ts';
import { originsIn, type CodeOrigin } from './shipped-code.ts';
import type { Target } from './targets.ts';
import { problemsOf } from './verify.ts';
import { singleProblems } from './verify-single.ts';
import type { PackageFiles } from './zip.ts';

/** Licences of what is shipped, in every package. */
const NOTICES = 'third-party-notices.txt';
/** The course's own xAPI Profile, for whoever reads its statements. */
const PROFILE = 'xapi-profile.json';

export interface PackageInput {
  readonly course: Course;
  readonly edition: Edition;
  readonly target: Target;
  /** What the edition takes. */
  readonly time: EditionTime;
  /** The finished site, by path in its folder. */
  readonly site: PackageFiles;
  readonly graph: ChunkGraph;
  readonly controlFiles: PackageFiles;
  /** Text of THIRD-PARTY-NOTICES.md. */
  readonly notices: string;
  /** What an npm package says of itself. */
  readonly installed: (origin: CodeOrigin) => InstalledPackage;
  /** Absolute folder of the project. */
  readonly root: string;
}

export interface MadePackage {
  /** What is to be written, by path in the folder of all packages. */
  readonly written: PackageFiles;
  readonly report: PackageReport;
  /** Why it may not be shipped; empty where it may. */
  readonly problems: readonly string[];
}

/**
 * Makes one package out of the finished site.
 * @throws Error where there is nothing to make it from, or the manifest cannot be written
 */
export function makePackage(input: PackageInput): MadePackage {
  const { course, edition, target, time, site, graph, controlFiles, notices, installed, root } = input;
  const contents = contentsOf({
    site,
    graph,
    target,
    edition: edition.id,
    hasBank: edition.assessment !== null,
    hasPractice: edition.practice,
    scenarios: edition.scenarios,
    channel: target.channel(edition.xapi),
  });
  const shipped = originsIn(graph, contents.files).map(installed);
  const subject = {
    name: `${course.meta.id}-${edition.id}-${target.name}`,
    version: course.meta.version,
    title: edition.title,
  };
  const files = new Map([
    ...contents.files,
    [NOTICES, encoded(notices)],
    [SBOM, encoded(sbomText(subject, shipped))],
  ]);
  // A page that is one file has no file beside it.
  if (target.output !== 'file') files.set(PROFILE, encoded(profileText(course.meta)));
  if (target.looksForLms) files.set(CONNECTION_FILE, encoded(connectionText(planOf(course, edition.id))));
  const manifest = manifestOf(input, files.keys());
  const all = new Map([...files, ...controlFiles, ...(manifest?.files ?? [])]);
  const name = `${edition.id}-${target.name}-${course.meta.version}`;
  const output = outputOf(all, target, name);
  const isSingle = target.output === 'file';
  const report = measurePackage({
    course,
    edition,
    target,
    contents,
    output,
    files: isSingle ? 1 : all.size,
    time,
  });
  const problems = [
    ...problemsOf({ files, manifest, root }),
    ...(isSingle ? singleProblems(output.file) : []),
    ...unnamedLicences(shipped, notices),
    ...limitProblems(report, target),
  ];
  return {
    written: output.written,
    report,
    problems: problems.map((problem) => `${report.package}: ${problem}`),
  };
}

interface WrittenManifest {
  readonly name: string;
  /** Paths that it lists; `null` where the format lists none. */
  readonly listed: readonly string[] | null;
  /** The manifest itself. */
  readonly files: PackageFiles;
}

function manifestOf(
  { course, edition, target }: PackageInput,
  files: Iterable<string>,
): WrittenManifest | null {
  if (target.manifest === null) return null;
  const { fileName, write, files: listedIn } = target.manifest;
  const text = write(manifestInputOf(course, { edition, target: target.name, launch: LAUNCH, files }));
  return {
    name: fileName,
    listed: listedIn?.(text) ?? null,
    files: new Map([[fileName, encoded(text)]]),
  };
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
