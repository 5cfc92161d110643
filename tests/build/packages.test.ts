import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCourse } from '../../src/packaging/course.ts';
import { bankOf, editionOf } from '../../src/packaging/edition-plan.ts';
import { buildCourse, copyCourse } from '../support/course-copy.ts';
import { manifestFaults } from '../support/manifest-faults.ts';

/** The zip of a copy's edition. */
function zipOf(folder: string, edition: string): Uint8Array {
  const packages = join(folder, 'dist/packages');
  const name = readdirSync(packages).find((file) => file.startsWith(`${edition}-scorm12-`));
  if (name === undefined) throw new Error(`${packages} holds no package of ${edition}.`);
  return new Uint8Array(readFileSync(join(packages, name)));
}

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${file} holds no ${from}.`);
  writeFileSync(file, edited);
}

describe('the package of the annual edition', () => {
  let first = '';
  let second = '';
  let files: Readonly<Record<string, Uint8Array>> = {};
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());

  beforeAll(async () => {
    first = copyCourse('build-first');
    second = copyCourse('build-second-in-another-folder');
    for (const [folder, TZ] of [
      [first, 'Pacific/Honolulu'],
      [second, 'Asia/Tokyo'],
    ] as const) {
      const { isGreen, printed } = await buildCourse(folder, { TZ });
      if (!isGreen) throw new Error(printed);
    }
    files = unzipSync(zipOf(first, 'annual'));
  }, 240_000);

  test('is the same, byte for byte, when built in another folder and time zone', () => {
    expect(Buffer.compare(zipOf(first, 'annual'), zipOf(second, 'annual'))).toBe(0);
  });

  test('is at most 300 kB', () => {
    expect(zipOf(first, 'annual').length).toBeLessThanOrEqual(300_000);
  });

  test('has a manifest that is valid against the schemas of SCORM 1.2 and lists every file that is there', async () => {
    const manifest = text('imsmanifest.xml');
    expect(await manifestFaults(manifest)).toEqual([]);
    const listed = [...manifest.matchAll(/<file href="([^"]*)"/g)].map(([, href]) =>
      decodeURIComponent(href ?? ''),
    );
    const control = /\.(?:xsd|dtd)$|^imsmanifest\.xml$/;
    const shipped = Object.keys(files).filter((name) => !control.test(name));
    expect(listed.toSorted()).toEqual(shipped.toSorted());
  });

  test('keeps the assessment out of the page', () => {
    const course = readCourse(first);
    for (const question of bankOf(course, editionOf(course, 'annual'))) {
      expect(text('index.html')).not.toContain(question.stem.slice(0, 40));
    }
    expect(text('index.html')).toContain('./assets/bank.js');
  });

  test('allows its page to reach its own origin only', () => {
    expect(text('index.html')).toMatch(/connect-src 'self'(?:;|")/);
    expect(text('index.html')).not.toMatch(/unsafe-inline|unsafe-eval/);
  });

  test('holds nothing of the lab, of the build machine or of another language for modules', () => {
    for (const [name, bytes] of Object.entries(files)) {
      expect(name).toMatch(/^[a-z0-9._/-]+$/);
      expect(name).not.toMatch(/\.(?:mjs|map|json|ts)$/);
      expect(strFromU8(bytes)).not.toContain('LMS page: the course in a frame');
      expect(strFromU8(bytes)).not.toContain(first);
    }
  });
});

describe('an edition with an embedded key', () => {
  test('is announced by the build, which says what a learner can read', async () => {
    const folder = copyCourse('build-embedded');
    const block =
      'xapi:\n  mode: embedded\n  endpoint: https://lrs.example/xapi/\n  key: k\n  secret: s\n  allowEmbeddedKey: true';
    edit(join(folder, 'dist-config/annual.yaml'), /^xapi:.*\n {2}mode: off.*$/m, block);
    const { isGreen, printed } = await buildCourse(folder);
    expect(isGreen).toBe(true);
    expect(printed).toMatch(/learner can read/i);
    const page = strFromU8(unzipSync(zipOf(folder, 'annual'))['index.html'] ?? new Uint8Array());
    expect(page).toMatch(/connect-src 'self' https:\/\/lrs\.example(?:;|")/);
  }, 120_000);
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
