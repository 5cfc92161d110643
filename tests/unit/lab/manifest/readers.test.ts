import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openPage, openZip } from '../../../../src/lab/opened-package.ts';
import { nameOfKind } from '../../../../src/lab/package-kind.ts';
import { CMI5, SCORM12, scorm2004, TINCAN } from '../../../support/lab-packages.ts';

const zip = (files: Readonly<Record<string, string>>) =>
  openZip(
    'annual.zip',
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
  );

const kindOf = (manifest: string, xml: string) => {
  const opened = zip({ [manifest]: xml, 'index.html': '' });
  return opened.state === 'ready' ? opened.kind : opened.problem;
};

describe('a SCORM manifest', () => {
  test('of 1.2 says what an item hands to its SCO', () => {
    expect(kindOf('imsmanifest.xml', SCORM12)).toEqual({
      standard: 'scorm12',
      version: '1.2',
      title: 'Time & distance',
      launch: 'index.html',
      masteryScore: 80,
      launchData: 'edition=annual',
    });
  });

  test.each(['2004 3rd Edition', '2004 4th Edition'])(
    'of %s does, with the mastery score in percent',
    (version) => {
      const kind = kindOf('imsmanifest.xml', scorm2004(version));
      expect(kind).toMatchObject({
        standard: 'scorm2004',
        version,
        title: 'Time & distance',
        masteryScore: 57,
        launchData: 'edition=annual',
      });
      expect(typeof kind === 'string' ? kind : nameOfKind(kind)).toBe(`SCORM ${version}`);
    },
  );

  test('without a mastery score has none', () => {
    const manifest = SCORM12.replace(/<adlcp:masteryscore>.*?<\/adlcp:masteryscore>/, '');
    expect(kindOf('imsmanifest.xml', manifest)).toMatchObject({ masteryScore: null });
  });

  test.each([
    ['a version that the lab does not know', scorm2004('CAM 1.3'), 'schemaversion "CAM 1.3"'],
    ['no item that launches', SCORM12.replaceAll('identifierref', 'ref'), 'no <item identifierref'],
    [
      'no resource of that name',
      SCORM12.replace('resource identifier="sco"', 'resource identifier="x"'),
      '"sco"',
    ],
    ['no address', SCORM12.replace('"sco" href="index.html"', '"sco"'), 'has no href'],
    ['a mastery score in words', SCORM12.replace('>80<', '>most<'), '"most"'],
  ])('with %s cannot be launched', (_what, manifest, words) => {
    expect(kindOf('imsmanifest.xml', manifest)).toContain(words);
  });
});

describe('cmi5.xml', () => {
  test('says what the LMS tells an AU', () => {
    expect(kindOf('cmi5.xml', CMI5)).toEqual({
      standard: 'cmi5',
      title: 'Time & distance',
      launch: 'index.html?lang=en',
      courseId: 'https://police.example.org/course',
      auId: 'https://police.example.org/course/au',
      moveOn: 'CompletedAndPassed',
      masteryScore: 0.8,
      launchParameters: null,
    });
  });

  test('cmi5 13.1.4: without moveOn is NotApplicable', () => {
    const manifest = CMI5.replace('moveOn="CompletedAndPassed" masteryScore="0.8"', '');
    expect(kindOf('cmi5.xml', manifest)).toMatchObject({ moveOn: 'NotApplicable', masteryScore: null });
  });

  test('a mastery score of zero is a mastery score', () => {
    expect(kindOf('cmi5.xml', CMI5.replace('"0.8"', '"0"'))).toMatchObject({ masteryScore: 0 });
  });

  test.each([
    ['no course', CMI5.replaceAll('course id=', 'course name='), '<course id'],
    ['no unit', CMI5.replace('<au id=', '<au name='), '<au id'],
    ['no address', CMI5.replace(/<url>.*<\/url>/, ''), 'no <url>'],
    ['an address elsewhere', CMI5.replace('index.html', 'https://example.org/index.html'), 'outside the zip'],
    ['an address that does not decode', CMI5.replace('index.html', 'index%zz.html'), 'not in the zip'],
    ['a moveOn of none', CMI5.replace('CompletedAndPassed', 'Sometimes'), 'moveOn="Sometimes"'],
    ['a mastery score in percent', CMI5.replace('"0.8"', '"80"'), 'masteryScore="80"'],
  ])('with %s cannot be launched', (_what, manifest, words) => {
    expect(kindOf('cmi5.xml', manifest)).toContain(words);
  });
});

describe('tincan.xml', () => {
  test('launches the one activity that has a launch', () => {
    expect(kindOf('tincan.xml', TINCAN)).toEqual({
      standard: 'xapi',
      title: 'Time & distance',
      launch: 'index.html',
      activityId: 'https://police.example.org/course',
    });
  });

  test.each([
    ['no launch', TINCAN.replace(/<launch.*<\/launch>/, ''), '0 activities with a <launch>'],
    ['two launches', TINCAN.replace('<name>One</name>', '<launch>one.html</launch>'), '2 activities'],
    ['no id', TINCAN.replace(/id="https:\/\/police\.example\.org\/course"/, ''), 'has no id'],
  ])('with %s cannot be launched', (_what, manifest, words) => {
    expect(kindOf('tincan.xml', manifest)).toContain(words);
  });
});

describe('a package without a manifest', () => {
  test('is a web page, called by its title', () => {
    const opened = zip({ 'index.html': '<title>Time &amp; distance</title>' });
    expect(opened).toMatchObject({ kind: { standard: 'web', form: 'zip', title: 'Time & distance' } });
  });

  test('in one file is called by its name where it has no title', () => {
    expect(openPage('annual-single', strToU8('<p>No title</p>'))).toMatchObject({
      kind: { standard: 'web', form: 'one file', title: 'annual-single', launch: 'index.html' },
    });
  });

  test('and without a page cannot be launched', () => {
    expect(zip({ 'course.html': '' })).toMatchObject({ state: 'broken' });
  });

  test('whose manifest is written in capitals cannot be launched: LMSs on Linux do not find it', () => {
    const opened = zip({ 'CMI5.XML': CMI5, 'index.html': '' });
    expect(opened).toMatchObject({
      state: 'broken',
      problem: expect.stringContaining('no cmi5.xml at its root'),
    });
  });
});
