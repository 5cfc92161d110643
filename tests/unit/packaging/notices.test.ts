import { expect, test } from 'vitest';
import { unnamedLicences } from '../../../src/packaging/notices.ts';

const notices =
  '# Notices\n\n`loose`\n\n## Libraries under the MIT License\n\n- `preact`, Copyright (c) Jason Miller\n';
const told = (name: string, licence: string) =>
  unnamedLicences([{ name, licence, version: '1.0.0' }], notices);

test('shipped code is named under a heading with its licence, or the build says so', () => {
  expect(told('preact', 'MIT')).toEqual([]);
  expect(told('preact', 'ISC')).toEqual([expect.stringContaining('a heading with its licence, ISC')]);
  expect(told('pre', 'MIT')).toEqual([expect.stringContaining('add `pre` there')]);
  expect(told('loose', 'MIT')).toHaveLength(1);
});
