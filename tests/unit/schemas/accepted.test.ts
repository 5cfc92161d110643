import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { smallCourseWith, today } from '../../support/small-course.ts';
import { withPorch } from '../../support/small-porch.ts';

function editionWith(
  find: string,
  replace: string,
): ReturnType<typeof readCourse>['editions'][number] | undefined {
  return readCourse(smallCourseWith({ 'dist-config/annual.yaml': [find, replace] }), today).editions[0];
}

describe('values at the edge that are allowed', () => {
  test.each([0, 100])('a pass mark of %i', (passMark) => {
    expect(editionWith('passMark: 75', `passMark: ${passMark}`)?.assessment?.passMark).toBe(passMark);
  });

  test.each(['http://localhost:8080/token', 'http://127.0.0.1:8080/', 'http://[::1]/'])(
    'plain http on this machine: %s',
    (url) => {
      const xapi = { mode: 'broker', url, endpoint: 'https://lrs.example/xapi/' };
      const lines = `mode: broker\n  url: "${url}"\n  endpoint: https://lrs.example/xapi/`;
      expect(editionWith('mode: off', lines)?.xapi).toEqual(xapi);
    },
  );

  test('a key in the package where the edition says so in as many words', () => {
    const lines =
      'mode: embedded\n  endpoint: https://lrs.example/\n  key: k\n  secret: s\n  allowEmbeddedKey: true';
    expect(editionWith('mode: off', lines)?.xapi).toMatchObject({ mode: 'embedded', key: 'k' });
  });

  test('an edition that says nothing of reporting tells passed, failed and the score', () => {
    const edition = editionWith('xapi:', 'xapi:');
    expect(edition?.reporting).toEqual({ onPass: 'passed', onFail: 'failed', score: true });
    expect(edition?.xapiVersion).toBe('1.0.3');
  });

  test('the preset for LMSs that take nothing but complete and incomplete', () => {
    const edition = editionWith('xapi:', 'reporting: completion-only\nxapi:');
    expect(edition?.reporting).toEqual({ onPass: 'completed', onFail: 'incomplete', score: false });
  });

  test('a reporting block that says only what differs', () => {
    const edition = editionWith('xapi:', 'reporting:\n  onFail: completed\nxapi:');
    expect(edition?.reporting).toEqual({ onPass: 'passed', onFail: 'completed', score: true });
  });

  test('every target there is, in one edition', () => {
    const targets = ['scorm12', 'scorm2004-3rd', 'scorm2004-4th', 'cmi5', 'xapi', 'web', 'single'];
    expect(editionWith('xapi:', `targets: [${targets.join(', ')}]\nxapi:`)?.targets).toEqual(targets);
  });

  test('xAPI 2.0.0, which YAML reads as text', () => {
    expect(editionWith('xapi:', 'xapiVersion: 2.0.0\nxapi:')?.xapiVersion).toBe('2.0.0');
  });

  test('a bank of exactly as many questions as a try asks', () => {
    expect(editionWith('final-small: 4', 'final-small: 12')?.assessment?.banks).toEqual({
      'final-small': 12,
    });
  });

  test.each([1, 70, 100, 'ended', 'none'] as const)('scenarios that completion asks for as %s', (asked) => {
    const [edition] = readCourse(smallCourseWith(withPorch(String(asked))), today).editions;
    expect(edition?.completion.scenarios).toBe(asked);
    expect(edition?.scenarios).toEqual(['porch']);
  });

  test('an edition that says nothing of scenarios and critical questions has none and lets them count', () => {
    const edition = editionWith('xapi:', 'xapi:');
    expect(edition).toMatchObject({
      scenarios: [],
      completion: { scenarios: 'none' },
      assessment: { critical: 'counts' },
    });
  });

  test('an edition that nothing but its scenarios completes', () => {
    const changes = withPorch('ended');
    const annual = String(changes['dist-config/annual.yaml']).replace(
      'lessons: all\n  assessment: passed',
      'lessons: none\n  assessment: none',
    );
    const root = smallCourseWith({ ...changes, 'dist-config/annual.yaml': annual });
    expect(readCourse(root, today).editions[0]?.completion).toEqual({
      lessons: 'none',
      assessment: 'none',
      scenarios: 'ended',
    });
  });

  test('an option id of 24 characters', () => {
    const id = 'a23456789012345678901234';
    const root = smallCourseWith({
      'quizzes/first-steps-predict.yaml': ['- id: closer', `- id: ${id}`],
      'content/ids.yaml': ['where-first/closer:', `where-first/${id}:`],
    });
    expect(readCourse(root, today).quizzes.get('first-steps-predict')?.questions[0]).toMatchObject({
      options: [{ id }, {}],
    });
  });
});
