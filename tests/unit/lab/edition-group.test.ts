import { expect, test } from 'vitest';
import { groupByEdition } from '../../../src/lab/edition-group.ts';
import type { PackageKind } from '../../../src/lab/package-kind.ts';
import type { StoredPackage } from '../../../src/lab/package-store.ts';

const WEB: PackageKind = { standard: 'web', form: 'zip', title: 'Web title', launch: 'index.html' };
const XAPI: PackageKind = {
  standard: 'xapi',
  title: 'Title',
  launch: 'index.html',
  activityId: 'https://a.example',
};

function stored(name: string, kind: PackageKind | null): StoredPackage {
  const file = { name, fileName: `${name}.zip`, bytes: 1, changedAt: new Date(0) };
  return kind === null
    ? { ...file, state: 'broken', problem: 'Torn.' }
    : { ...file, state: 'ready', kind, files: new Map() };
}

test('packages of an edition stand together, LMS packages first and broken ones last', () => {
  const groups = groupByEdition([
    stored('annual-cmi5-1.0.0', null),
    stored('annual-web-1.0.0', WEB),
    stored('annual-xapi-1.0.0', XAPI),
  ]);
  expect(groups).toMatchObject([{ edition: 'annual', title: 'Title' }]);
  expect(groups[0]?.packages.map(({ name }) => name)).toEqual([
    'annual-xapi-1.0.0',
    'annual-web-1.0.0',
    'annual-cmi5-1.0.0',
  ]);
});

test('an edition whose name has hyphens and targets in it is one edition', () => {
  const groups = groupByEdition([
    stored('annual-web-team-web-1.0.0', WEB),
    stored('annual-web-team-xapi-1.0.0', XAPI),
  ]);
  expect(groups.map(({ edition }) => edition)).toEqual(['annual-web-team']);
});

test('a package with a name of its own is a group of its own, called by it where it is broken', () => {
  const groups = groupByEdition([stored('mine', null), stored('yours', WEB)]);
  expect(groups.map(({ edition, title }) => [edition, title])).toEqual([
    ['mine', 'mine'],
    ['yours', 'Web title'],
  ]);
});
