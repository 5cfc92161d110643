import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedPackage } from '../../../src/packaging/installed-package.ts';
import { projectRoot } from '../../support/course-copy.ts';

test('a package says version and licence itself, and a tool is found from a folder below the project', () => {
  const folder = join(projectRoot, 'node_modules/preact');
  const preact = installedPackage({ name: 'preact', folder }, projectRoot);
  expect(preact).toEqual({
    name: 'preact',
    version: expect.stringMatching(/^10\.\d+\.\d+$/),
    licence: 'MIT',
  });
  expect(installedPackage({ name: 'preact', folder: null }, join(projectRoot, 'src/packaging'))).toEqual(
    preact,
  );
});

test('a package that is not there is named', () => {
  expect(() => installedPackage({ name: 'left-out', folder: null }, projectRoot)).toThrow(
    /left-out stands in the packages.*npm ci/,
  );
});
