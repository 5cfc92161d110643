import { describe, expect, test } from 'vitest';
import { writeCmi5 } from '../../src/packaging/manifest/cmi5.ts';
import type { ManifestInput } from '../../src/packaging/manifest/manifest.ts';
import { cmi5Faults } from '../support/manifest-faults.ts';
import { awkwardTexts, sample } from '../support/manifest-sample.ts';

describe('by the rules of cmi5 (Quartz), section 13, cmi5.xml', () => {
  test.each<[string, Partial<ManifestInput>]>([
    ['as an ordinary edition writes it', {}],
    ['without a pass mark', { moveOn: 'Completed', masteryScore: null, assessment: null }],
    ['with a pass mark of zero', { masteryScore: 0 }],
    ['with a pass mark of one', { masteryScore: 1 }],
    ['with a course IRI that holds an ampersand', { courseIri: 'https://example.org/c?a=1&b=2' }],
    ...awkwardTexts.map((title): [string, Partial<ManifestInput>] => [`with the title ${title}`, { title }]),
  ])('is valid %s', async (_, changes) => {
    expect(await cmi5Faults(writeCmi5({ ...sample, ...changes }))).toEqual([]);
  });

  test.each<[string, string | RegExp, string]>([
    ['a moveOn that is none', 'moveOn="CompletedAndPassed"', 'moveOn="Sometimes"'],
    ['a url before the title', /(<au [^>]*>\s*)([\s\S]*?)(<url>.*<\/url>)/, '$1$3$2'],
    ['a description before the title', /(<title>.*<\/title>)(\s*)(<description>.*<\/description>)/, '$3$2$1'],
    ['a relative id', /<au id="[^"]*"/, '<au id="editions/annual/au"'],
    ['a relative course id', /<course id="[^"]*"/, '<course id="de-escalation"'],
    ['the id of the course as that of the unit', '/editions/annual/au"', '/editions/annual"'],
    ['an objective twice', '/objectives/O-1.2">', '/objectives/O-1.1">'],
    ['a reference to an objective that is not there', /idref="[^"]*O-2\.1"/, 'idref="https://example.org/o"'],
    ['a pass mark over one', 'masteryScore="0.8"', 'masteryScore="80"'],
    ['a negative pass mark', 'masteryScore="0.8"', 'masteryScore="-0.1"'],
    ['a pass mark of five decimals', 'masteryScore="0.8"', 'masteryScore="0.66667"'],
    ['a launch method that is none', 'AnyWindow', 'NewWindow'],
    ['no url', /<url>.*<\/url>/, ''],
    ['a url from the root of the server', '<url>index.html', '<url>/index.html'],
    ['a text outside of a langstring', /<langstring[^>]*>(.*?)<\/langstring>/, '$1'],
    ['a language that is none', 'lang="en-US"', 'lang="English (US)"'],
    ['no unit', /<au [\s\S]*<\/au>/, ''],
    ['another namespace', '/v1/CourseStructure.xsd', '/v2/CourseStructure.xsd'],
  ])('is refused with %s', async (_, right, wrong) => {
    const manifest = writeCmi5(sample);
    const broken = manifest.replace(right, wrong);
    expect(broken).not.toBe(manifest);
    expect(await cmi5Faults(broken)).not.toEqual([]);
  });
});
