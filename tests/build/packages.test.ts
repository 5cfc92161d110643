import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8 } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { contentHashOf } from '../../src/packaging/content-hash.ts';
import { type Course, readCourse } from '../../src/packaging/course.ts';
import type { Edition } from '../../src/schemas/edition.ts';
import { bankOf, editionOf } from '../../src/packaging/edition-plan.ts';
import { TARGETS } from '../../src/core/settings.ts';
import { buildCourse, copyCourse, packagesOf, unzipped } from '../support/course-copy.ts';
import { cmi5Faults, scormFaults } from '../support/manifest-faults.ts';

/** Left by an earlier build, of another version, and by somebody else. */
const STALE = ['annual-scorm12-0.0.1.zip', 'annual-web-0.0.1/index.html', 'annual-single-0.0.1.html'];
const FOREIGN = 'notes.txt';

const EDITIONS = ['annual', 'recruit', 'supervisor'] as const;
const zipped = TARGETS.filter((target) => target !== 'single');
const scorm = ['scorm12', 'scorm2004-3rd', 'scorm2004-4th'] as const;

/** The same course built in two folders. */
let first = '';
let second = '';
let course: Course;
let version = '';
let built: ReadonlyMap<string, Uint8Array> = new Map();
/** What is in each zip that was asked for, by edition and target. */
const inside = new Map<string, ReadonlyMap<string, Uint8Array>>();

function files(target: string, edition = 'annual'): ReadonlyMap<string, Uint8Array> {
  const name = `${edition} ${target}`;
  const known = inside.get(name) ?? unzipped(built, edition, target);
  inside.set(name, known);
  return known;
}

function text(target: string, name: string): string {
  const bytes = files(target).get(name);
  if (bytes === undefined) throw new Error(`The package for ${target} has no ${name}.`);
  return strFromU8(bytes);
}

function single(): string {
  return strFromU8(built.get(`annual-single-${version}.html`) ?? new Uint8Array());
}

beforeAll(async () => {
  first = copyCourse('build-first');
  second = copyCourse('build-second-in-another-folder');
  for (const name of [...STALE, FOREIGN]) {
    const path = join(first, 'dist/packages', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'old');
  }
  for (const [folder, TZ] of [
    [first, 'Pacific/Honolulu'],
    [second, 'Asia/Tokyo'],
  ] as const) {
    const { isGreen, printed } = await buildCourse(folder, { TZ });
    if (!isGreen) throw new Error(printed);
  }
  built = packagesOf(first);
  course = readCourse(first);
  ({ version } = course.meta);
}, 300_000);

describe('the packages of a build', () => {
  test('are one for each target, in its form, with a report of them', () => {
    const names = [...built.keys()].map((name) => name.split('/')[0] ?? '');
    expect([...new Set(names)].toSorted()).toEqual(
      [
        ...EDITIONS.flatMap((edition) => [
          ...zipped.map((target) => `${edition}-${target}-${version}.zip`),
          `${edition}-single-${version}.html`,
          `${edition}-web-${version}`,
        ]),
        FOREIGN,
        'report.json',
        'report.txt',
      ].toSorted(),
    );
  });

  test('take the place of those of an earlier build, and leave what is somebody else’s', () => {
    for (const name of STALE) expect(existsSync(join(first, 'dist/packages', name)), name).toBe(false);
    expect(existsSync(join(first, 'dist/packages', FOREIGN))).toBe(true);
  });

  test('are the same, byte for byte, when built in another folder and time zone', () => {
    const again = packagesOf(second);
    for (const [name, bytes] of built) {
      if (name !== FOREIGN) expect(Buffer.compare(bytes, again.get(name) ?? new Uint8Array()), name).toBe(0);
    }
  });

  test('have the sizes and digests that the report gives', () => {
    const { packages } = JSON.parse(strFromU8(built.get('report.json') ?? new Uint8Array())) as {
      packages: {
        package: string;
        edition: string;
        target: string;
        size: number;
        sha256: string;
        records: number;
      }[];
    };
    expect(packages.map(({ edition, target }) => `${edition} ${target}`).toSorted()).toEqual(
      EDITIONS.flatMap((edition) => TARGETS.map((target) => `${edition} ${target}`)).toSorted(),
    );
    for (const { package: name, edition, size, sha256, records } of packages) {
      const bytes = built.get(name) ?? new Uint8Array();
      expect(bytes.length).toBe(size);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      // The recruits' edition keeps single answers out of every record.
      if (edition === 'recruit') expect(records).toBe(0);
      else expect(records).toBeGreaterThan(30);
    }
  });
});

describe('the manifest', () => {
  test.each(scorm)('of %s is valid against the schemas beside it and lists every file', async (target) => {
    const control = [...files(target)].filter(([name]) => /\.(?:xsd|dtd)$/.test(name));
    const manifest = text(target, 'imsmanifest.xml');
    expect(await scormFaults(manifest, new Map(control))).toEqual([]);
    const listed = [...manifest.matchAll(/<file href="([^"]*)"/g)].map(([, href]) =>
      decodeURIComponent(href ?? ''),
    );
    const shipped = [...files(target).keys()].filter(
      (name) => !/\.(?:xsd|dtd)$|^imsmanifest\.xml$/.test(name),
    );
    expect(listed.toSorted()).toEqual(shipped.toSorted());
  });

  test('of cmi5 keeps the rules of section 13 and opens a page that is in the package', async () => {
    const manifest = text('cmi5', 'cmi5.xml');
    expect(await cmi5Faults(manifest)).toEqual([]);
    expect(files('cmi5').has(/<url>(.*)<\/url>/.exec(manifest)?.[1] ?? '')).toBe(true);
  });

  test('of the xAPI launch opens one page that is in the package', () => {
    const launches = [...text('xapi', 'tincan.xml').matchAll(/<launch lang="en">(.*)<\/launch>/g)];
    expect(launches.map(([, page]) => files('xapi').has(page ?? ''))).toEqual([true]);
  });

  test.each(zipped)('of another standard is not in the package for %s', (target) => {
    const own = { cmi5: ['cmi5.xml'], xapi: ['tincan.xml'], web: [] as string[] };
    const expected = target in own ? own[target as keyof typeof own] : ['imsmanifest.xml'];
    const found = [...files(target).keys()].filter((name) => /(?:^|\/)[^/]+\.xml$/.test(name));
    expect(found).toEqual(expected);
  });
});

describe.each(zipped)('the package for %s', (target) => {
  test('is at most 400 kB', () => {
    const zip = built.get(`annual-${target}-${version}.zip`);
    expect(zip?.length).toBeLessThanOrEqual(400_000);
  });

  test('keeps the assessment out of the page', () => {
    const page = text(target, 'index.html');
    for (const question of bankOf(course, editionOf(course, 'annual'))) {
      expect(page).not.toContain(question.stem.slice(0, 40));
    }
    expect(page).toContain('./assets/bank.js');
  });

  test('allows its page to reach its own origin, and the LRS of the launch where there is one', () => {
    const page = text(target, 'index.html');
    const connect = /connect-src ([^;"]*)/.exec(page)?.[1];
    const isLaunchedByLrs = target === 'cmi5' || target === 'xapi';
    expect(connect).toBe(isLaunchedByLrs ? "'self' https: http://localhost:* http://127.0.0.1:*" : "'self'");
    expect(page).not.toMatch(/unsafe-inline|unsafe-eval/);
  });

  test('holds, for SCORM alone, the file by which the course finds out whether its LMS is there', () => {
    const hash = contentHashOf(course, editionOf(course, 'annual'));
    if (!target.startsWith('scorm')) expect(files(target).has('connection.txt')).toBe(false);
    else expect(text(target, 'connection.txt')).toBe(`${course.meta.id} annual ${hash}\n`);
  });

  test('holds the course’s own xAPI Profile', () => {
    const profile = JSON.parse(text(target, 'xapi-profile.json')) as { type: string; id: string };
    expect(profile.type).toBe('Profile');
    expect(profile.id.startsWith(course.meta.iri)).toBe(true);
  });

  test('holds nothing of the lab, of the build machine or of another language for modules', () => {
    for (const [name, bytes] of files(target)) {
      if (!/\.(?:xsd|dtd)$/.test(name)) expect(name).toMatch(/^[a-z0-9._/-]+$/);
      if (!['xapi-profile.json', 'sbom.cdx.json'].includes(name))
        expect(name).not.toMatch(/\.(?:mjs|map|json|ts)$/);
      expect(strFromU8(bytes)).not.toContain('LMS page: the course in a frame');
      expect(strFromU8(bytes)).not.toContain(first);
    }
  });

  test('ships the adapter of its own standard and of no other', () => {
    const words = {
      scorm2004: 'cmi.scaled_passing_score',
      cmi5: 'cmi5LearnerPreferences',
      xapi: 'activity_platform',
    };
    const scripts = [...files(target)].filter(([name]) => name.endsWith('.js'));
    const found = Object.entries(words)
      .filter(([, word]) => scripts.some(([, bytes]) => strFromU8(bytes).includes(word)))
      .map(([standard]) => standard);
    const standard = target.replace(/-.*/, '');
    expect(found).toEqual(standard in words ? [standard] : []);
  });

  test('ships the client of statements only where it sends some', () => {
    const scripts = [...files(target)].filter(([name]) => name.endsWith('.js'));
    const speaks = scripts.some(([, bytes]) => strFromU8(bytes).includes('X-Experience-API-Version'));
    expect(speaks).toBe(target === 'cmi5' || target === 'xapi');
  });
});

describe.each(EDITIONS)('the edition %s', (edition) => {
  test.each(zipped)('for %s holds every question it asks, and no text of what it leaves out', (target) => {
    const { held, left } = textsOf(editionOf(course, edition));
    const shipped = [...files(target, edition)]
      .filter(([name]) => /\.(?:html|js|xml)$/.test(name))
      .map(([, bytes]) => strFromU8(bytes));
    const isIn = (id: string) => shipped.some((file) => file.includes(id));
    expect(held.length).toBeGreaterThan(50);
    expect(held.filter((id) => !isIn(id))).toEqual([]);
    expect(left.filter(isIn)).toEqual([]);
  });
});

/** Ids of questions and first words of scenarios that an edition holds, and those that it leaves out. */
function textsOf(edition: Edition): { held: readonly string[]; left: readonly string[] } {
  const lessons = course.lessons.filter(({ id }) => edition.lessons.includes(id));
  const objectives = new Set(lessons.flatMap((lesson) => lesson.objectives.map(({ id }) => id)));
  const drawn = new Set(bankOf(course, edition).map(({ id }) => id));
  const quizIds = new Set(lessons.flatMap(({ quizIds: ids }) => ids));
  const questions = [...course.quizzes.values()].flatMap((quiz) =>
    quiz.questions.map((question) => {
      const isPractised =
        edition.practice &&
        quiz.use === 'final' &&
        question.type !== 'reflection' &&
        objectives.has(question.objective);
      return { id: question.id, isHeld: quizIds.has(quiz.id) || drawn.has(question.id) || isPractised };
    }),
  );
  const scenarios = course.scenarios.map(({ id, summary }) => ({
    id: summary,
    isHeld: edition.scenarios.includes(id),
  }));
  const all = [...questions, ...scenarios];
  return {
    held: questions.filter(({ isHeld }) => isHeld).map(({ id }) => id),
    left: all.filter(({ isHeld }) => !isHeld).map(({ id }) => id),
  };
}

test('the folder for a web server holds what its zip holds', () => {
  const prefix = `annual-web-${version}/`;
  const folder = [...built].filter(([name]) => name.startsWith(prefix));
  expect(new Map(folder.map(([name, bytes]) => [name.slice(prefix.length), Buffer.from(bytes)]))).toEqual(
    new Map([...files('web')].map(([name, bytes]) => [name, Buffer.from(bytes)])),
  );
});

describe('the single page', () => {
  test('names no file beside it and loads nothing from the network', () => {
    const page = single();
    const addresses = [...page.matchAll(/\s(?:src|poster|srcset|component-url|renderer-url)="([^"]*)"/g)];
    for (const [, address] of addresses) expect(address).toMatch(/^(?:data:|course\/)/);
    const links = [...page.matchAll(/<link\b[^>]*href="([^"]*)"/g)].map(([, address]) => address);
    for (const address of links) expect(address).toMatch(/^data:/);
    const policy = /content-security-policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toMatch(/'self'|https?:|unsafe-inline|unsafe-eval/);
  });

  test('names its licences', () => {
    const notices = /id="third-party-notices">([\s\S]*?)<\/script>/.exec(single())?.[1] ?? '';
    expect(notices).toContain('`preact`');
  });
});
