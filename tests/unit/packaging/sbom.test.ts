import { describe, expect, test } from 'vitest';
import { sbomText } from '../../../src/packaging/sbom.ts';
import { cycloneDxFaults } from '../../support/cyclonedx-faults.ts';

const subject = { name: 'course-annual-web', version: '1.2.3', title: 'A </script> course' };
const preact = { name: 'preact', version: '10.29.8', licence: 'MIT' };
const signals = { name: '@preact/signals', version: '2.11.4', licence: '(MIT OR Apache-2.0)' };
const text = sbomText(subject, [preact, signals]);
const document = JSON.parse(text) as Readonly<Record<string, unknown>>;

describe('the SBOM of a package', () => {
  test('is CycloneDX 1.6 about the course', () => {
    expect(document).toMatchObject({
      $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: {
        component: {
          type: 'application',
          name: 'course-annual-web',
          version: '1.2.3',
          description: 'A </script> course',
        },
      },
    });
  });

  test('keeps the schema of CycloneDX 1.6', async () => {
    expect(await cycloneDxFaults(text)).toEqual([]);
  });

  test.each([
    ['a licence that SPDX does not know', text.replace('"id": "MIT"', '"id": "Beerware-7"')],
    ['a phase that there is not', text.replace('"phase": "build"', '"phase": "cooking"')],
    ['a component without a name', text.replace('"name": "preact",', '')],
    ['a member that there is not', text.replace('"version": 1,', '"version": 1, "author": "x",')],
    ['a reference to nothing', text.replace('"bom-ref": "pkg:npm/preact', '"bom-ref": "pkg:npm/react')],
  ])('with %s would be found', async (_what, broken) => {
    expect(broken).not.toBe(text);
    expect(await cycloneDxFaults(broken)).toHaveLength(1);
  });

  test('names what is shipped by package URL, scopes encoded, with its licence as id or expression', () => {
    expect(document['components']).toEqual([
      {
        type: 'library',
        'bom-ref': 'pkg:npm/%40preact/signals@2.11.4',
        group: '@preact',
        name: 'signals',
        version: '2.11.4',
        licenses: [{ expression: '(MIT OR Apache-2.0)' }],
        purl: 'pkg:npm/%40preact/signals@2.11.4',
      },
      {
        type: 'library',
        'bom-ref': 'pkg:npm/preact@10.29.8',
        name: 'preact',
        version: '10.29.8',
        licenses: [{ license: { id: 'MIT' } }],
        purl: 'pkg:npm/preact@10.29.8',
      },
    ]);
  });

  test('says that the course depends on each', () => {
    expect(document['dependencies']).toEqual([
      {
        ref: 'course-annual-web@1.2.3',
        dependsOn: ['pkg:npm/%40preact/signals@2.11.4', 'pkg:npm/preact@10.29.8'],
      },
    ]);
  });

  test('is the same in whatever order it is given, and holds neither a time nor a serial number', () => {
    expect(sbomText(subject, [signals, preact])).toBe(text);
    expect(Object.keys(document)).not.toContain('serialNumber');
    expect(Object.keys(document['metadata'] as object)).not.toContain('timestamp');
  });

  test('can stand in a page', () => {
    expect(text).not.toContain('<');
  });
});
