import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { buildCourse, copyCourse, edit, packagesOf, unzipped } from '../support/course-copy.ts';

describe('an edition with an embedded key', () => {
  test('is announced for the packages that hold the key, and those hold the client that uses it', async () => {
    const folder = copyCourse('build-embedded');
    const block =
      'xapi:\n  mode: embedded\n  endpoint: https://lrs.example/xapi/\n  key: course-key\n  secret: s\n  allowEmbeddedKey: true';
    edit(join(folder, 'dist-config/annual.yaml'), /^xapi:.*\n {2}mode: off.*$/m, block);
    const { isGreen, printed } = await buildCourse(folder);
    expect(printed).toMatch(/annual-scorm12-\S+\.zip: any learner can read/i);
    expect(printed).not.toMatch(/annual-(?:cmi5|xapi|web|single)-\S+: any learner can read/i);
    expect(isGreen).toBe(true);
    const text = (target: string, name: string): string =>
      strFromU8(unzipped(folder, 'annual', target).get(name) ?? new Uint8Array());
    expect(text('scorm12', 'index.html')).toMatch(/connect-src 'self' https:\/\/lrs\.example(?:;|")/);
    for (const target of ['cmi5', 'xapi', 'web']) {
      expect(text(target, 'index.html')).not.toContain('course-key');
    }
    const scripts = [...unzipped(folder, 'annual', 'scorm12').values()].map((bytes) => strFromU8(bytes));
    expect(scripts.some((script) => script.includes('X-Experience-API-Version'))).toBe(true);
  }, 180_000);
});

describe('a broken author file', () => {
  test('stops the build; every problem is named in one run with file, line and what to write', async () => {
    const folder = copyCourse('build-broken');
    edit(join(folder, 'dist-config/annual.yaml'), 'passMark: 80', 'passmark: 80');
    edit(
      join(folder, 'quizzes/what-it-is-check.yaml'),
      /(id: def-behind-the-car[\s\S]*?)correct: true/,
      '$1correct: false',
    );
    edit(join(folder, 'content/lessons/02-peel/index.mdx'), 'id="peel-check"', 'id="peel-chek"');
    const { isGreen, printed } = await buildCourse(folder);
    expect(isGreen).toBe(false);
    expect(printed).toMatch(/dist-config\/annual\.yaml:\d+ .*passmark.*passMark/);
    expect(printed).toMatch(/content\/lessons\/02-peel\/index\.mdx:\d+ .*peel-chek/);
    expect(printed).toMatch(/quizzes\/what-it-is-check\.yaml:\d+ .*no option is correct/);
    expect(readdirSync(folder)).not.toContain('dist');
  }, 120_000);
});

describe('an edition whose attempts may record more answers than SCORM 2004 can carry', () => {
  test('stops the build, names the packages and writes none', async () => {
    const folder = copyCourse('build-too-many');
    edit(join(folder, 'dist-config/annual.yaml'), 'attempts: 3', 'attempts: 30');
    const { isGreen, printed } = await buildCourse(folder);
    expect(isGreen).toBe(false);
    expect(printed).toMatch(/annual-scorm2004-3rd-\S+\.zip: an attempt may record \d{3} answers/);
    expect(printed).toMatch(/annual-scorm2004-4th-\S+\.zip: an attempt may record \d{3} answers/);
    expect(printed).not.toMatch(/annual-(?:scorm12|cmi5|xapi|web|single)-\S+: an attempt may record/);
    expect([...packagesOf(folder).keys()]).toEqual([]);
  }, 120_000);
});
