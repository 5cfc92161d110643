import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { smallCourseWith } from '../../../support/small-course.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const command = `${root}src/packaging/words/words-command.ts`;
const list = `${root}content/words.yaml`;

function words(...options: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [command, ...options], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

describe('npm run words', { timeout: 30_000 }, () => {
  test('finds nothing in the course as it stands', () => {
    expect(words('--root', root)).toMatchObject({ status: 0, stderr: '' });
  });

  test('names every place of every kind of file in one run', () => {
    const course = smallCourseWith({
      'content/words.yaml': 'terms: []\nthreats: []\nmarks: []\nspellings: { colour: color }\n',
      'content/lessons/01-first-steps/index.mdx': ['Step back.', 'Step back.\nThe colour.'],
      'content/facts.yaml': ['statement: ', 'statement: A colour. '],
      'content/roll-call.yaml': '- id: week-1\n  say: The colour.\n',
      'quizzes/final/final-small.yaml': ['feedback: It gives time.', 'feedback: A colour.'],
    });
    const { status, stderr } = words('--root', course);
    expect(status).toBe(1);
    expect(stderr.split('\n')[0]).toBe('4 places to write otherwise');
    for (const place of [
      'content/facts.yaml:',
      'content/lessons/01-first-steps/index.mdx:24',
      'content/roll-call.yaml:2',
      'quizzes/final/final-small.yaml:14',
    ]) {
      expect(stderr).toContain(place);
    }
  });

  test('takes a list from elsewhere for a course that has none', () => {
    expect(words('--root', smallCourseWith({})).stderr).toContain(
      'content/words.yaml:1  there is no such file',
    );
    const facts = smallCourseWith({ 'content/facts.yaml': ['statement: ', 'statement: A thug. '] });
    expect(words('--root', facts, '--list', list).stderr).toContain('“thug”');
  });

  test('says which lines of the list cannot be read', () => {
    const course = smallCourseWith({
      'content/words.yaml': 'terms: []\nthreats: []\nmarks: []\nspelings: {}\n',
    });
    expect(words('--root', course).stderr).toContain(
      'content/words.yaml:4  spelings is not a key here — write spellings',
    );
  });

  test('helps', () => {
    expect(words('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('npm run words') });
  });
});
