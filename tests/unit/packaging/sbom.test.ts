import { describe, expect, test } from 'vitest';
import { sbomText } from '../../../src/packaging/sbom.ts';

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
