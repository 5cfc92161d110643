import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCourse, copyCourse, edit, packagesOf } from '../support/course-copy.ts';

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
    for (const other of ['supervisor', 'recruit']) rmSync(join(folder, `dist-config/${other}.yaml`));
    edit(join(folder, 'dist-config/annual.yaml'), 'attempts: 3', 'attempts: 30');
    const { isGreen, printed } = await buildCourse(folder);
    expect(isGreen).toBe(false);
    expect(printed).toMatch(/annual-scorm2004-3rd-\S+\.zip: an attempt may record \d{3} answers/);
    expect(printed).toMatch(/annual-scorm2004-4th-\S+\.zip: an attempt may record \d{3} answers/);
    expect(printed).not.toMatch(/annual-(?:scorm12|cmi5|xapi|web|single)-\S+: an attempt may record/);
    expect([...packagesOf(folder).keys()]).toEqual([]);
  }, 120_000);
});
