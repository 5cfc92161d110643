import { createHash } from 'node:crypto';
import { gzipSync } from 'fflate';
import type { CoursePlan } from '../core/plan.ts';
import { MOST_DECISIONS } from '../core/suspend-budget.ts';
import { questionsPerTry } from '../core/tries.ts';
import type { Edition } from '../schemas/edition.ts';
import type { Course } from './course.ts';
import { bankOf, lessonsOf, planOf, questionsOf } from './edition-plan.ts';
import type { EditionTime } from './hours/edition-time.ts';
import type { Contents } from './package-contents.ts';
import type { PackageOutput } from './package-output.ts';
import type { PackageReport } from './report.ts';
import { suspendSize } from './suspend-size.ts';
import type { Target } from './targets.ts';

interface Measured {
  readonly course: Course;
  readonly edition: Edition;
  readonly target: Target;
  readonly contents: Contents;
  readonly output: PackageOutput;
  /** Files in the package, manifest and control files among them. */
  readonly files: number;
  readonly time: EditionTime;
}

/** What is to be known of a finished package. */
export function measurePackage(measured: Measured): PackageReport {
  const { course, edition, target, output, files, time } = measured;
  const plan = planOf(course, edition.id);
  const bank = bankOf(course, edition);
  const practice = lessonsOf(course, edition).flatMap(({ quizIds }) =>
    quizIds.flatMap((quiz) => questionsOf(course, quiz)),
  );
  const { name, bytes } = output.file;
  return {
    package: name,
    folder: output.folder,
    edition: edition.id,
    target: target.name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    files,
    lessons: plan.lessons.length,
    questions: {
      practice: practice.length,
      bank: bank.length,
      form: edition.assessment === null ? null : (edition.assessment.form ?? 'any'),
      perTry: plan.assessment === null ? 0 : questionsPerTry(plan.assessment),
    },
    records: recordsAtMost(plan, practice.length, plan.scenarios.length),
    suspendData: suspendSize(plan, practice, bank),
    firstLoad: firstLoadSize(measured),
    time: { minutes: Math.round(time.minutes), hours: time.hours, claimed: edition.hours ?? null },
    warnings: warningsOf(edition, target),
  };
}

/**
 * Single answers that one attempt can bring into the LMS's record: each practice question once, each
 * decision of the first run of each scenario, each question of each try.
 * @param practice questions in the edition's lessons
 */
export function recordsAtMost(
  { assessment, evidence }: Pick<CoursePlan, 'assessment' | 'evidence'>,
  practice: number,
  scenarios: number,
): number {
  if (evidence === 'minimal') return 0;
  return (
    practice +
    scenarios * MOST_DECISIONS +
    (assessment === null ? 0 : assessment.attempts * questionsPerTry(assessment))
  );
}

function warningsOf({ xapi }: Edition, target: Target): readonly string[] {
  const channel = target.channel(xapi);
  if (channel.mode !== 'embedded') return [];
  return [
    `any learner can read the key ${JSON.stringify(channel.key)} and its secret for ${channel.endpoint} in the page, ` +
      'and with them send statements in anyone’s name, such as a pass for a colleague; where the LRS lets the key do ' +
      'more, read or delete what others did too: give it the right to write statements and no other, or use mode: broker',
  ];
}

/** What the browser fetches before the course starts, compressed as a server would. */
function firstLoadSize({ contents, output, target }: Measured): number {
  if (target.output === 'file') return compressed(output.file.bytes);
  return contents.firstLoad.reduce((sum, name) => {
    const bytes = contents.files.get(name);
    return bytes === undefined ? sum : sum + compressed(bytes);
  }, 0);
}

function compressed(bytes: Uint8Array): number {
  return gzipSync(bytes, { mtime: 0 }).length;
}
