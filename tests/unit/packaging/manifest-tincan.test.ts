import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { planOf } from '../../../src/packaging/edition-plan.ts';
import { manifestInputOf } from '../../../src/packaging/manifest-input.ts';
import { writeTinCan } from '../../../src/packaging/manifest/tincan.ts';
import { assessmentActivity, courseActivity, lessonActivity } from '../../../src/xapi/activities.ts';
import { sample } from '../../support/manifest-sample.ts';
import { smallCourse, today } from '../../support/small-course.ts';

/** Every activity, with its id and what stands in it. */
function activitiesOf(manifest: string): readonly { id: string; type: string; body: string }[] {
  return [...manifest.matchAll(/<activity id="([^"]*)" type="([^"]*)">([\s\S]*?)<\/activity>/g)].map(
    ([, id = '', type = '', body = '']) => ({ id, type, body }),
  );
}

const manifest = writeTinCan(sample);

describe('tincan.xml', () => {
  test('has the root and the namespace that launchers look for', () => {
    expect(manifest).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<tincan xmlns="http:\/\/projecttincan\.com\/tincan\.xsd">\n {2}<activities>/,
    );
    expect(manifest.trimEnd().endsWith('</activities>\n</tincan>')).toBe(true);
  });

  test('launches exactly one activity: the course, with name, description and page', () => {
    const launched = activitiesOf(manifest).filter(({ body }) => body.includes('<launch'));
    expect(launched.map(({ id, type }) => ({ id, type }))).toEqual([
      {
        id: 'https://example.org/courses/de-escalation',
        type: 'http://adlnet.gov/expapi/activities/course',
      },
    ]);
    expect(launched[0]?.body.trim().split(/\n\s*/)).toEqual([
      '<name>De-escalation: annual in-service training</name>',
      '<description lang="en-US">Two lessons and a final assessment.</description>',
      '<launch lang="en-US">index.html</launch>',
    ]);
  });

  test('names lessons and assessment by the ids and types that statements about them have', () => {
    const course = readCourse(smallCourse, today);
    const [edition] = course.editions;
    if (edition === undefined) throw new Error('The small course has no edition.');
    const input = manifestInputOf(course, {
      edition,
      target: 'xapi',
      launch: 'index.html',
      files: ['index.html'],
    });
    const { iri } = course.meta;
    const naming = { courseIri: iri, activityIri: iri, language: 'en', plan: planOf(course, edition.id) };
    const known = [
      courseActivity(naming),
      ...edition.lessons.map((lesson) => lessonActivity(naming, lesson)),
      assessmentActivity(naming),
    ];
    expect(activitiesOf(writeTinCan(input)).map(({ id, type }) => [id, type])).toEqual(
      known.map(({ id, definition }) => [id, definition?.type]),
    );
  });

  test('names no assessment where the edition has none', () => {
    const ids = activitiesOf(writeTinCan({ ...sample, assessment: null })).map(({ id }) => id);
    expect(ids).toEqual([
      'https://example.org/courses/de-escalation',
      'https://example.org/courses/de-escalation/lessons/what-it-is',
      'https://example.org/courses/de-escalation/lessons/peel',
    ]);
  });

  test('is escaped', () => {
    const text = writeTinCan({ ...sample, title: `R&D <b>"Don't"</b>`, description: 'a < b' });
    expect(text).toContain('<name>R&amp;D &lt;b&gt;&quot;Don&apos;t&quot;&lt;/b&gt;</name>');
    expect(text).toContain('<description lang="en-US">a &lt; b</description>');
  });

  test('is the same for every version', () => {
    expect(writeTinCan({ ...sample, version: '3.0.0' })).toBe(manifest);
  });
});
