import type { Form } from '../schemas/field.ts';
import { table } from './table.ts';
import { vanishedLines, type Vanished } from './vanished.ts';

/** What is to be known of one package. Sizes in bytes. */
export interface PackageReport {
  /** Name of the file that is handed on, a zip or a page. */
  readonly package: string;
  /** Name of the folder with the same files unpacked; `null` where there is none. */
  readonly folder: string | null;
  readonly edition: string;
  readonly target: string;
  readonly size: number;
  /** SHA-256 of the file, 64 hex digits. */
  readonly sha256: string;
  readonly files: number;
  readonly lessons: number;
  readonly questions: {
    /** Practice in the lessons. */
    readonly practice: number;
    /** Questions that the assessment may ask, all of them in the package. */
    readonly bank: number;
    /** The form they belong to; `any` where the edition names none, `null` where it has no assessment. */
    readonly form: Form | 'any' | null;
    /** Questions in one try at the assessment. */
    readonly perTry: number;
  };
  /** Single answers that one attempt can bring into the record. */
  readonly records: number;
  /** Longest saved state a learner can come to, characters. */
  readonly suspendData: number;
  /** Compressed size of what is fetched before the course starts, estimated. */
  readonly firstLoad: number;
  /** Of the edition: worked out from its words, questions and scenarios. */
  readonly time: {
    /** Minutes of all that completion asks for, one try among them. */
    readonly minutes: number;
    /** Hours that it may claim, in whole quarters. */
    readonly hours: number;
    /** Hours that it claims; `null` where it claims none. */
    readonly claimed: number | null;
  };
  readonly warnings: readonly string[];
}

/**
 * The report as a table for people, with each package's warnings below it.
 *
 * @param vanished what learners who are half way may have met, and meet no more
 */
export function reportText(packages: readonly PackageReport[], vanished: Vanished): string {
  const head = [
    'package',
    'size',
    'files',
    'lessons',
    'practice',
    'bank',
    'form',
    'per try',
    'records',
    'state',
    'first load',
  ];
  const rows = packages.map((one) => [
    one.package,
    kilobytes(one.size),
    String(one.files),
    String(one.lessons),
    String(one.questions.practice),
    String(one.questions.bank),
    one.questions.form ?? 'none',
    String(one.questions.perTry),
    String(one.records),
    `${one.suspendData} chars`,
    kilobytes(one.firstLoad),
  ]);
  const digests = packages.map(({ package: name, sha256 }) => `${sha256}  ${name}`);
  const folders = packages.flatMap(({ package: name, folder }) =>
    folder === null ? [] : [`${folder}/  holds the files of ${name}`],
  );
  const gone = vanishedLines(vanished);
  const warnings = warningLines(packages);
  return [
    ...table([head, ...rows]),
    '',
    'SHA-256',
    ...digests,
    '',
    'Hours of training',
    ...hourLines(packages),
    ...(folders.length > 0 ? ['', 'Folders', ...folders] : []),
    ...(gone.length > 0 ? ['', 'Gone from the course, kept in saved attempts and scores', ...gone] : []),
    ...(warnings.length > 0 ? ['', 'Warnings', ...warnings] : []),
    '',
  ].join('\n');
}

/** What the department has to know before it hands the packages on, a line each. */
export function warningLines(packages: readonly PackageReport[]): readonly string[] {
  return packages.flatMap(({ package: name, warnings }) => warnings.map((text) => `${name}: ${text}`));
}

/** One line an edition: its packages hold the same. */
function hourLines(packages: readonly PackageReport[]): readonly string[] {
  const lines = packages.map(({ edition, time: { minutes, hours, claimed } }) => {
    const claim = claimed === null ? 'claims none' : `claims ${claimed}`;
    return `${edition}  ${Math.floor(minutes)} minutes worked out; it may claim ${hours}, and ${claim}`;
  });
  return [...new Set(lines)];
}

/** The report for programs. */
export function reportJson(packages: readonly PackageReport[], vanished: Vanished): string {
  return `${JSON.stringify({ packages, vanished }, null, 2)}\n`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
