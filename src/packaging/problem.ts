/** One thing an author has to change. */
export interface Problem {
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** What is wrong, quoting the author's own words. */
  readonly what: string;
  /** What to write instead. */
  readonly instead: string;
}

/** Thrown once for everything that is wrong with the author files. */
export class CourseError extends Error {
  override readonly name = 'CourseError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(summaryOf(problems));
    this.problems = problems;
  }
}

/** `file:line  what — instead`. */
export function lineOf({ file, line, what, instead }: Problem): string {
  return `${file}:${line}  ${what} — ${instead}`;
}

/** Problems by file and line, each once. */
export function sorted(problems: readonly Problem[]): Problem[] {
  const once = new Map(problems.map((problem) => [lineOf(problem), problem]));
  return [...once.values()].sort((a, b) => compare(a.file, b.file) || a.line - b.line);
}

function summaryOf(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count} in the course's files\n${sorted(problems).map(lineOf).join('\n')}`;
}

/** By code unit: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
