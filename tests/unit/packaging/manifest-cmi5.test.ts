import { describe, expect, test } from 'vitest';
import { objectiveActivity } from '../../../src/xapi/activities.ts';
import { writeCmi5 } from '../../../src/packaging/manifest/cmi5.ts';
import { planOf } from '../../../src/packaging/edition-plan.ts';
import { readCourse } from '../../../src/packaging/course.ts';
import { sample } from '../../support/manifest-sample.ts';
import { smallCourse, today } from '../../support/small-course.ts';

/** Values of an attribute, wherever it stands. */
function valuesOf(manifest: string, attribute: string): readonly string[] {
  return [...manifest.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');
}

const manifest = writeCmi5(sample);
const courseId = 'https://example.org/courses/de-escalation/editions/annual';

describe('ids in cmi5.xml', () => {
  test('are absolute IRIs, each given once, and course and unit have one each (13.1.1, 13.1.4)', () => {
    const ids = valuesOf(manifest, 'id');
    expect(ids).toContain(courseId);
    expect(ids).toContain(`${courseId}/au`);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(URL.canParse(id)).toBe(true);
  });

  test('stay over versions and rebuilds, or an LMS would take an update for another course', () => {
    const later = writeCmi5({ ...sample, version: '2.7.1', files: ['index.html', 'assets/other.js'] });
    expect(valuesOf(later, 'id')).toEqual(valuesOf(manifest, 'id'));
  });

  test('differ between editions', () => {
    const other = writeCmi5({ ...sample, edition: 'recruit' });
    expect(other).toContain('<course id="https://example.org/courses/de-escalation/editions/recruit">');
    expect(other).not.toContain('/editions/annual');
  });

  test('name objectives as statements name them', () => {
    const course = readCourse(smallCourse, today);
    const naming = {
      courseIri: sample.courseIri,
      activityIri: sample.courseIri,
      language: 'en',
      plan: planOf(course, 'annual'),
    };
    expect(valuesOf(manifest, 'id')).toContain(objectiveActivity(naming, 'O-1.1').id);
  });
});

describe('the unit of cmi5.xml', () => {
  const au = manifest.slice(manifest.indexOf('<au '));

  test('always says what moves on: the default would satisfy the course before it was opened', () => {
    expect(valuesOf(au, 'moveOn')).toEqual(['CompletedAndPassed']);
  });

  test('opens index.html in any window, as a course', () => {
    expect(au).toContain('<url>index.html</url>');
    expect(valuesOf(au, 'launchMethod')).toEqual(['AnyWindow']);
    expect(valuesOf(au, 'activityType')).toEqual(['http://adlnet.gov/expapi/activities/course']);
  });

  test.each([
    [0.8, '0.8'],
    [0, '0'],
    [1, '1'],
    [0.07, '0.07'],
    [0.29, '0.29'],
  ])('writes a pass mark of %f with four decimals at most', (masteryScore, written) => {
    expect(valuesOf(writeCmi5({ ...sample, masteryScore }), 'masteryScore')).toEqual([written]);
  });

  test('names no pass mark where no judgement is told', () => {
    expect(writeCmi5({ ...sample, masteryScore: null })).not.toContain('masteryScore');
  });

  test('refers to every objective of the course, and to no other (13.1.4)', () => {
    const given = valuesOf(manifest.slice(0, manifest.indexOf('<au ')), 'id').filter((id) =>
      id.includes('/objectives/'),
    );
    expect(given).toHaveLength(3);
    expect(valuesOf(au, 'idref')).toEqual(given);
  });

  test('has its children in the order of 13.1.4', () => {
    const order = ['<title>', '<description>', '<objectives>', '<url>'].map((child) => au.indexOf(child));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
  });
});

describe('texts in cmi5.xml', () => {
  test('say their language', () => {
    expect(new Set(valuesOf(manifest, 'lang'))).toEqual(new Set(['en-US']));
    expect(manifest).toContain(
      '<title><langstring lang="en-US">De-escalation: annual in-service training</langstring></title>',
    );
  });

  test('are escaped, titles, objectives and addresses alike', () => {
    const text = writeCmi5({
      ...sample,
      title: `R&D <b>"Don't"</b>`,
      courseIri: 'https://example.org/c?a=1&b=2',
      lessons: [{ id: 'x', title: 'X & Y', objectives: [{ id: 'O-1.1', text: 'Tell < from >' }] }],
    });
    expect(text).toContain('R&amp;D &lt;b&gt;&quot;Don&apos;t&quot;&lt;/b&gt;');
    expect(text).toContain('X &amp; Y: Tell &lt; from &gt;');
    expect(text).toContain('id="https://example.org/c?a=1&amp;b=2/editions/annual"');
  });

  test('begin with the XML declaration, without a byte order mark', () => {
    expect(manifest.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true);
  });
});
