import { describe, expect, test } from 'vitest';
import { listedFiles } from '../../../src/packaging/manifest/scorm-files.ts';
import { writeScorm2004, type Scorm2004Edition } from '../../../src/packaging/manifest/scorm2004.ts';
import { sample } from '../../support/manifest-sample.ts';

const editions: readonly Scorm2004Edition[] = ['2004 3rd Edition', '2004 4th Edition'];

describe.each(editions)('a manifest of SCORM %s', (edition) => {
  const manifest = writeScorm2004(sample, edition);

  test('names the edition without white space around it, or an LMS takes it for SCORM 1.2', () => {
    expect(manifest).toContain('<schema>ADL SCORM</schema>');
    expect(manifest).toContain(`<schemaversion>${edition}</schemaversion>`);
  });

  test('writes scormType as SCORM 2004 spells it, and its prefix to the letter', () => {
    expect(manifest).toContain(' adlcp:scormType="sco"');
    expect(manifest).not.toContain('scormtype');
  });

  test('lets nothing but the course itself complete and satisfy it (SN 3.13)', () => {
    expect(manifest).toContain(
      '<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>',
    );
  });

  test('holds no threshold from which an LMS would draw the statuses, and no LOM', () => {
    expect(manifest).not.toMatch(/Threshold|minNormalizedMeasure|satisfiedByMeasure|imsmd|<lom/);
  });

  test('lists no objectives, or the LMS fills index 0 of cmi.objectives before the course does', () => {
    expect(manifest).not.toMatch(/<imsss:objectives|primaryObjective|O-1\.1/);
  });

  test('hides no control of the LMS', () => {
    expect(manifest).not.toContain('hideLMSUI');
  });

  test('keeps its objectives to itself', () => {
    expect(manifest).toContain(' adlseq:objectivesGlobalToSystem="false"');
  });

  test('gives a schema at the root of the package for every namespace it uses', () => {
    const location = /xsi:schemaLocation="([^"]*)"/.exec(manifest)?.[1]?.split(' ') ?? [];
    const located = location.filter((_, index) => index % 2 === 0);
    const used = [...manifest.matchAll(/xmlns(?::(\w+))?="([^"]*)"/g)].filter(
      ([, prefix]) => prefix !== 'xsi',
    );
    expect(located.toSorted()).toEqual(used.map(([, , namespace = '']) => namespace).toSorted());
    expect(location.filter((_, index) => index % 2 === 1).every((name) => /^\w+\.xsd$/.test(name))).toBe(
      true,
    );
    const [, ...prefixed] = used.map(([, prefix]) => prefix);
    for (const prefix of prefixed) expect(manifest).toMatch(new RegExp(`[ <]${prefix}:`));
  });

  test('lists every file, and awkward names come back as they were', () => {
    const files = ['assets/ü &.js', "assets/it's.js", 'assets/100%.js', 'index.html'];
    expect(listedFiles(writeScorm2004({ ...sample, files }, edition))).toEqual(files);
  });

  test('refuses a title of more than 200 characters, which LMSs refuse', () => {
    expect(writeScorm2004({ ...sample, title: '😀'.repeat(200) }, edition)).toContain('😀');
    expect(() => writeScorm2004({ ...sample, title: 'x'.repeat(201) }, edition)).toThrow(
      `has 201 characters; SCORM ${edition} allows 200: shorten it`,
    );
  });

  test('is escaped', () => {
    const text = writeScorm2004({ ...sample, title: `R&D <b>"Don't"</b>` }, edition);
    expect(text).toContain('<title>R&amp;D &lt;b&gt;&quot;Don&apos;t&quot;&lt;/b&gt;</title>');
  });
});
