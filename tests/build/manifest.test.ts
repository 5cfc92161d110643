import { describe, expect, test } from 'vitest';
import { readControlFiles, type ControlFileSet } from '../../src/packaging/control-files.ts';
import { identifierOf, type ManifestInput } from '../../src/packaging/manifest/manifest.ts';
import { targets } from '../../src/packaging/targets.ts';
import { scormFaults } from '../support/manifest-faults.ts';
import { awkwardTexts, sample } from '../support/manifest-sample.ts';

const scorm: readonly ('scorm12' | 'scorm2004-3rd' | 'scorm2004-4th')[] = [
  'scorm12',
  'scorm2004-3rd',
  'scorm2004-4th',
];

function write(name: (typeof scorm)[number], changes: Partial<ManifestInput> = {}): string {
  return targets[name].manifest?.write({ ...sample, ...changes }) ?? '';
}

describe.each(scorm)('against the schemas in the package, a manifest of %s', (name) => {
  const faults = async (manifest: string): Promise<readonly string[]> =>
    scormFaults(manifest, await targets[name].controlFiles());

  test.each<[string, Partial<ManifestInput>]>([
    ['as an ordinary edition writes it', {}],
    ['with the longest title', { title: '&'.repeat(200) }],
    ['with awkward file names', { files: ['assets/ü &<">\'.js', 'assets/100%.js', 'a b/#?.js'] }],
    ['with a course id that begins with a digit', { identifier: identifierOf('1-é', 'a b', name) }],
    ...awkwardTexts.map((title): [string, Partial<ManifestInput>] => [`with the title ${title}`, { title }]),
  ])('is valid %s', async (_, changes) => {
    expect(await faults(write(name, changes))).toEqual([]);
  });

  test.each<[string, string | RegExp, string]>([
    ['an unknown element', '<schema>', '<unknown/><schema>'],
    ['a broken id', / identifier="id\./, ' identifier="1.'],
    [
      'its parts in another order',
      /(<organizations[\s\S]*<\/organizations>)\s*(<resources>[\s\S]*<\/resources>)/,
      '$2$1',
    ],
    ['an adlcp attribute of another value', /adlcp:scorm(.)ype="sco"/, 'adlcp:scorm$1ype="course"'],
  ])('is refused with %s', async (_, right, wrong) => {
    const manifest = write(name);
    const broken = manifest.replace(right, wrong);
    expect(broken).not.toBe(manifest);
    expect(await faults(broken)).not.toEqual([]);
  });

  test('names schemas at the root of the package, and each is there', async () => {
    const location = /xsi:schemaLocation="([^"]*)"/.exec(write(name))?.[1] ?? '';
    const named = location.split(' ').filter((_, index) => index % 2 === 1);
    const shipped = [...(await targets[name].controlFiles()).keys()];
    expect(named.length).toBeGreaterThan(1);
    expect(shipped).toEqual(expect.arrayContaining(named));
    expect(named.every((file) => !file.includes('/'))).toBe(true);
  });
});

// The schemas of the 4th edition let any attribute of another namespace pass (processContents="lax").
test.each([
  ['scorm12', 'adlcp:scormtype', 'adlcp:scormType'],
  ['scorm2004-3rd', 'adlcp:scormType', 'adlcp:scormtype'],
] as const)('the schemas of %s refuse %s in another case', async (name, right, wrong) => {
  const manifest = write(name);
  expect(manifest).toContain(` ${right}=`);
  const broken = manifest.replace(right, wrong);
  expect(await scormFaults(broken, await targets[name].controlFiles())).not.toEqual([]);
});

describe.each(scorm.slice(1))('the sequencing in a manifest of %s', (name) => {
  test.each([
    ['a value that is none', 'completionSetByContent="true"', 'completionSetByContent="perhaps"'],
    ['an attribute that is none', 'choice="true"', 'choise="true"'],
    ['an element that is none', 'imsss:deliveryControls', 'imsss:deliveryControl'],
    ['a global switch that is none', 'objectivesGlobalToSystem="false"', 'objectivesGlobalToSystem="no"'],
  ])('is refused with %s', async (_, right, wrong) => {
    const manifest = write(name);
    expect(manifest).toContain(right);
    const broken = manifest.replaceAll(right, wrong);
    expect(await scormFaults(broken, await targets[name].controlFiles())).not.toEqual([]);
  });
});

describe('the control files', () => {
  test.each<[ControlFileSet, readonly string[]]>([
    ['scorm12edition', ['adlcp_rootv1p2.xsd', 'imscp_rootv1p1p2.xsd', 'imsmd_rootv1p2p1.xsd', 'ims_xml.xsd']],
    [
      'scorm20043rdedition',
      ['imscp_v1p1.xsd', 'adlcp_v1p3.xsd', 'adlseq_v1p3.xsd', 'adlnav_v1p3.xsd', 'imsss_v1p0.xsd', 'xml.xsd'],
    ],
    [
      'scorm20044thedition',
      ['imscp_v1p1.xsd', 'adlcp_v1p3.xsd', 'adlseq_v1p3.xsd', 'adlnav_v1p3.xsd', 'imsss_v1p0.xsd', 'xml.xsd'],
    ],
  ])('of %s are complete', async (set, names) => {
    expect([...(await readControlFiles(set)).keys()]).toEqual(expect.arrayContaining([...names]));
  });

  test.each<ControlFileSet>(['scorm20043rdedition', 'scorm20044thedition'])(
    'of %s hold the parts of imsss and the DTDs without which xml.xsd cannot be read',
    async (set) => {
      const names = [...(await readControlFiles(set)).keys()];
      expect(names).toEqual(expect.arrayContaining(['XMLSchema.dtd', 'datatypes.dtd']));
      expect(names.filter((name) => /^imsss_v1p0[a-z]+\.xsd$/.test(name))).toHaveLength(9);
    },
  );

  test('of the two editions of SCORM 2004 are not the same', async () => {
    const third = await readControlFiles('scorm20043rdedition');
    const fourth = await readControlFiles('scorm20044thedition');
    expect(third.get('adlcp_v1p3.xsd')).not.toEqual(fourth.get('adlcp_v1p3.xsd'));
  });
});
