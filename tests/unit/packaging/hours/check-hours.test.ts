import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../../src/packaging/course.ts';
import { planOf } from '../../../../src/packaging/edition-plan.ts';
import { editionTime } from '../../../../src/packaging/hours/edition-time.ts';
import { smallCourseWith, toldAfter, today } from '../../../support/small-course.ts';
import type { Change } from '../../../support/small-course.ts';
import { withPorch } from '../../../support/small-porch.ts';

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

describe('hours that an edition claims', () => {
  const annual = 'dist-config/annual.yaml';
  const longer = (minutes: number): Readonly<Record<string, Change>> => ({
    'content/lessons/01-first-steps/index.mdx': ['Step back.', words(180 * minutes)],
  });
  const claiming = (hours: string): Change => ['navigation:', `hours: ${hours}\nnavigation:`];

  test('are taken where the edition comes to them', () => {
    const root = smallCourseWith({ ...longer(60), [annual]: claiming('1') });
    expect(readCourse(root, today).editions[0]?.hours).toBe(1);
  });

  test('change nothing that learners see, and so not the hash of the content', () => {
    const hashOf = (changes: Readonly<Record<string, Change>>): string =>
      planOf(readCourse(smallCourseWith(changes), today), 'annual').contentHash;
    expect(hashOf({ ...longer(60), [annual]: claiming('0.75') })).toBe(hashOf(longer(60)));
  });

  test('are refused where it comes to less, with the figure', () => {
    expect(toldAfter({ [annual]: claiming('2') })).toMatch(
      /^1 problem in the course's files\ndist-config\/annual\.yaml:4 {2}hours is 2, and what completion asks for comes to 0 \(\d+ minutes\) — leave hours away: there is less than a quarter$/,
    );
    expect(toldAfter({ ...longer(60), [annual]: claiming('2') })).toMatch(
      /comes to 1 \(6\d minutes\) — write hours: 1 or less, or leave it away$/,
    );
  });

  test('are not judged before the rest is in order', () => {
    expect(toldAfter({ [annual]: claiming('2'), 'content/facts.yaml': null })).not.toContain('hours is 2');
  });

  test('count the scenarios that completion asks for', () => {
    const porch = withPorch('ended');
    const asked = smallCourseWith(porch);
    const course = readCourse(asked, today);
    const [edition] = course.editions;
    expect(edition && editionTime(edition, course).scenarios).toBeGreaterThan(0);
  });

  test.each(['0', '-1', '1.3', '"2"', 'two'])('%s are no quarters', (hours) => {
    expect(toldAfter({ [annual]: claiming(hours) })).toMatch(/annual\.yaml:4 {2}hours is .* — /);
  });
});
