/** Thrown once for everything that is wrong with the packages of a build. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
  readonly problems: readonly string[];

  /** @param problems one sentence each, beginning with the package it is about */
  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super([`${count} in the packages; none was written`, ...problems].join('\n'));
    this.problems = problems;
  }
}
