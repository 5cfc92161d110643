import { describe, expect, test } from 'vitest';
import { readControlFiles } from '../../src/packaging/control-files.ts';
import { identifierOf, type ManifestInput } from '../../src/packaging/manifest/manifest.ts';
import { writeScorm12 } from '../../src/packaging/manifest/scorm12.ts';
import { manifestFaults } from '../support/manifest-faults.ts';

const input: ManifestInput = {
  identifier: identifierOf('de-escalation', 'annual', 'scorm12'),
  title: 'De-escalation: annual in-service training',
  version: '1.0.0',
  launch: 'index.html',
  files: ['assets/1f2e3d.js', 'index.html'],
};

describe('against the schemas of SCORM 1.2, a manifest is valid', () => {
  test.each<[string, Partial<ManifestInput>]>([
    ['as an ordinary edition writes it', {}],
    ['with markup and quotes in its title', { title: `R&D <b>"Don't"</b> ]]> &amp;` }],
    ['with other alphabets in its title', { title: 'Formación – Дэескалация – 降級 – 😀' }],
    ['with the longest title', { title: '&'.repeat(200) }],
    ['with awkward file names', { files: ['assets/ü &<">\'.js', 'assets/100%.js', 'a b/#?.js'] }],
    ['with a course id that begins with a digit', { identifier: identifierOf('1-é', 'a b', 'scorm12') }],
  ])('%s', async (_, changes) => {
    expect(await manifestFaults(writeScorm12({ ...input, ...changes }))).toEqual([]);
  });
});

test('the schemas would tell: a wrong case, an unknown element and a broken id are refused', async () => {
  const manifest = writeScorm12(input);
  expect(await manifestFaults(manifest.replace('adlcp:scormtype', 'adlcp:scormType'))).not.toEqual([]);
  expect(await manifestFaults(manifest.replace('<schema>', '<adlcp:unknown/><schema>'))).not.toEqual([]);
  expect(await manifestFaults(manifest.replaceAll('identifier="id.', 'identifier="1.'))).not.toEqual([]);
});

test('the control files are those that the manifest names', async () => {
  const location = /xsi:schemaLocation="([^"]*)"/.exec(writeScorm12(input))?.[1] ?? '';
  const named = location.split(' ').filter((_, index) => index % 2 === 1);
  const shipped = [...(await readControlFiles('scorm12edition')).keys()];
  expect(shipped).toEqual(expect.arrayContaining(named));
  expect(shipped).toContain('ims_xml.xsd');
  expect(named.every((name) => !name.includes('/'))).toBe(true);
});
