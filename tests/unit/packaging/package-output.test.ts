import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { outputOf } from '../../../src/packaging/package-output.ts';
import { targets } from '../../../src/packaging/targets.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = new Map([
  ['assets/a.js', bytes('export const a = 1')],
  ['index.html', bytes('<!DOCTYPE html>')],
]);

test('a package for an LMS is one zip, with its files at the root', () => {
  const { file, folder, written } = outputOf(files, targets.cmi5, 'annual-cmi5-1.0.0');
  expect(file.name).toBe('annual-cmi5-1.0.0.zip');
  expect(Object.keys(unzipSync(file.bytes))).toEqual(['assets/a.js', 'index.html']);
  expect(folder).toBeNull();
  expect([...written.keys()]).toEqual(['annual-cmi5-1.0.0.zip']);
});

test('a package for a web server is a zip and a folder with the same files', () => {
  const { file, folder, written } = outputOf(files, targets.web, 'annual-web-1.0.0');
  expect(file.name).toBe('annual-web-1.0.0.zip');
  expect(folder).toBe('annual-web-1.0.0');
  expect([...written.keys()].toSorted()).toEqual([
    'annual-web-1.0.0.zip',
    'annual-web-1.0.0/assets/a.js',
    'annual-web-1.0.0/index.html',
  ]);
  for (const [name, content] of Object.entries(unzipSync(file.bytes))) {
    expect(written.get(`annual-web-1.0.0/${name}`)).toEqual(new Uint8Array(content));
  }
});
