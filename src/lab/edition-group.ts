import { nameOfKind, type PackageKind } from './package-kind.ts';
import type { StoredPackage } from './package-store.ts';

/** The packages of one edition, however many standards it was built for. */
export interface EditionGroup {
  readonly edition: string;
  /** Of the first package that says one. */
  readonly title: string;
  readonly packages: readonly StoredPackage[];
}

/** Names of built packages: edition, target, version. */
const BUILT = /^(.+)-(?:scorm12|scorm2004-3rd|scorm2004-4th|cmi5|xapi|web|single)-\d+\.\d+\.\d+/;

/** The plainest standard first; what cannot be launched last. */
const ORDER: readonly PackageKind['standard'][] = ['scorm12', 'scorm2004', 'cmi5', 'xapi', 'web'];

/** Packages by edition; one whose name is not of the build's form is a group of its own. */
export function groupByEdition(packages: readonly StoredPackage[]): readonly EditionGroup[] {
  const groups = Map.groupBy(packages, ({ name }) => BUILT.exec(name)?.[1] ?? name);
  return [...groups].map(([edition, members]) => {
    const sorted = members.toSorted((one, other) => rank(one) - rank(other) || byName(one, other));
    const named = sorted.find((entry) => entry.state === 'ready');
    return { edition, title: named?.kind.title ?? edition, packages: sorted };
  });
}

function rank(entry: StoredPackage): number {
  return entry.state === 'ready' ? ORDER.indexOf(entry.kind.standard) : ORDER.length;
}

function byName(one: StoredPackage, other: StoredPackage): number {
  const [left, right] = [one, other].map((entry) => (entry.state === 'ready' ? nameOfKind(entry.kind) : ''));
  return (left ?? '').localeCompare(right ?? '');
}
