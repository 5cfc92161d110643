import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { manifestInputOf } from '../../../src/packaging/manifest-input.ts';
import type { ManifestInput } from '../../../src/packaging/manifest/manifest.ts';
import { smallCourseWith, today, type Change } from '../../support/small-course.ts';

function inputAfter(changes: Readonly<Record<string, Change>>): ManifestInput {
  const course = readCourse(smallCourseWith(changes), today);
  const [edition] = course.editions;
  if (edition === undefined) throw new Error('The small course has no edition.');
  const files = ['index.html', 'assets/b.js', 'assets/a.js'];
  return manifestInputOf(course, { edition, target: 'cmi5', launch: 'index.html', files });
}

describe('what a manifest is told of an edition', () => {
  test('is its title, language, lessons and objectives, and the files in a fixed order', () => {
    expect(inputAfter({})).toMatchObject({
      title: 'A small course: annual',
      language: 'en',
      courseIri: 'https://example.org/courses/small',
      edition: 'annual',
      lessons: [
        {
          id: 'first-steps',
          title: 'First steps',
          objectives: [
            { id: 'O-1.1', text: 'Say what distance gives' },
            { id: 'O-1.2', text: 'Say what time gives' },
          ],
        },
        { id: 'second-look', title: 'Second look' },
      ],
      moveOn: 'CompletedAndPassed',
      masteryScore: 0.75,
      files: ['assets/a.js', 'assets/b.js', 'index.html'],
    });
  });

  test('is its description, and the title where the author wrote none', () => {
    expect(inputAfter({}).description).toBe('A small course: annual');
    const described = inputAfter({
      'dist-config/annual.yaml': ['lessons:', 'description: Two short lessons.\nlessons:'],
    });
    expect(described.description).toBe('Two short lessons.');
  });

  test('keeps a pass mark of zero', () => {
    expect(inputAfter({ 'dist-config/annual.yaml': ['passMark: 75', 'passMark: 0'] }).masteryScore).toBe(0);
  });

  test('follows the preset for LMSs that take nothing but complete and incomplete', () => {
    const input = inputAfter({ 'dist-config/annual.yaml': ['xapi:', 'reporting: completion-only\nxapi:'] });
    expect(input).toMatchObject({ moveOn: 'Completed', masteryScore: null });
  });
});
