import { describe, expect, test } from 'vitest';
import { escapeXml, hrefOf, identifierOf } from '../../../src/packaging/manifest/manifest.ts';
import { listedFiles } from '../../../src/packaging/manifest/scorm-files.ts';
import { writeScorm12 } from '../../../src/packaging/manifest/scorm12.ts';
import { sample } from '../../support/manifest-sample.ts';

describe('the identifier of a package', () => {
  test('is the same for every version and another for every edition', () => {
    expect(identifierOf('course', 'annual', 'scorm12')).toBe(identifierOf('course', 'annual', 'scorm12'));
    expect(identifierOf('course', 'annual', 'scorm12')).not.toBe(
      identifierOf('course', 'recruit', 'scorm12'),
    );
  });

  test('does not run two names together', () => {
    expect(identifierOf('a-b', 'c', 'scorm12')).not.toBe(identifierOf('a', 'b-c', 'scorm12'));
  });

  test.each(['1st-course', 'café', 'a b', 'a:b', '-x'])(
    'is an NCName (Namespaces in XML 1.0, 3) for the course id %j',
    (course) => {
      expect(identifierOf(course, 'annual', 'scorm12')).toMatch(/^[A-Za-z_][A-Za-z0-9._-]*$/);
    },
  );
});

describe('text in a manifest', () => {
  test('is escaped as XML 1.0, 2.4 asks', () => {
    expect(escapeXml(`a & b < c > "d" 'e'`)).toBe('a &amp; b &lt; c &gt; &quot;d&quot; &apos;e&apos;');
  });

  test.each(['\u0007', '\u0000', '\uFFFE', '\uD800'])(
    'is refused where it holds %j, which XML 1.0, 2.2 does not allow',
    (character) => {
      expect(() => escapeXml(`bell${character}`)).toThrow(/does not allow: take it out/);
    },
  );

  test('keeps characters beyond the first plane', () => {
    expect(escapeXml('𝒟 😀')).toBe('𝒟 😀');
  });

  test('is percent-encoded in an href, slashes apart (RFC 3986, 2.1)', () => {
    expect(hrefOf('assets/a b&ü%.js')).toBe('assets/a%20b%26%C3%BC%25.js');
  });
});

describe('a SCORM 1.2 manifest', () => {
  test('names the standard as LMSs look for it (CAM 1.2, 2.3.4)', () => {
    const manifest = writeScorm12(sample);
    expect(manifest).toContain('<schema>ADL SCORM</schema>');
    expect(manifest).toContain('<schemaversion>1.2</schemaversion>');
  });

  test('holds no mastery score, with which an LMS would override the reported status', () => {
    expect(writeScorm12(sample)).not.toContain('masteryscore');
  });

  test('begins with the XML declaration, without a byte order mark', () => {
    expect(writeScorm12(sample).startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true);
  });

  test('lists every file, and awkward names come back as they were', () => {
    const files = ['assets/ü &.js', "assets/it's.js", 'assets/100%.js', 'index.html'];
    expect(listedFiles(writeScorm12({ ...sample, files }))).toEqual(files);
  });

  test('refuses a title of more than the 200 characters of the schema', () => {
    expect(writeScorm12({ ...sample, title: '😀'.repeat(200) })).toContain('😀');
    expect(() => writeScorm12({ ...sample, title: 'x'.repeat(201) })).toThrow(
      /has 201 characters; SCORM 1\.2 .* allows 200: shorten it/,
    );
  });

  test('refuses a version of more than the 20 characters of the schema', () => {
    expect(() => writeScorm12({ ...sample, version: '1.0.0-release-candidate' })).toThrow(/allows 20/);
  });
});
