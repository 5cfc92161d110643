import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CMI5, SCORM12, scorm2004, startLabStand, TINCAN, type LabStand } from '../support/lab-packages.ts';

const PAGE = '<!doctype html><title>Time &amp; distance</title>';

let stand: LabStand;

beforeEach(async () => {
  stand = await startLabStand();
});

afterEach(() => stand.close());

const startPage = async () => (await fetch(`${stand.lab.url}/`)).text();

describe('the start page', () => {
  test('lists every kind of package and says what each is for', async () => {
    await stand.writeZip('annual-scorm12-1.0.0', { 'imsmanifest.xml': SCORM12, 'index.html': PAGE });
    for (const edition of ['3rd', '4th']) {
      const manifest = scorm2004(`2004 ${edition} Edition`);
      await stand.writeZip(`annual-scorm2004-${edition}-1.0.0`, {
        'imsmanifest.xml': manifest,
        'index.html': PAGE,
      });
    }
    await stand.writeZip('annual-cmi5-1.0.0', { 'cmi5.xml': CMI5, 'index.html': PAGE });
    await stand.writeZip('annual-xapi-1.0.0', { 'tincan.xml': TINCAN, 'index.html': PAGE });
    await stand.writeZip('annual-web-1.0.0', { 'index.html': PAGE });
    await writeFile(join(stand.folder, 'annual-single-1.0.0.html'), PAGE);
    const page = await startPage();
    const listed = [...page.matchAll(/value="(annual-[^"]+)"[\s\S]*?<strong>([^<]*)<\/strong>/g)];
    expect(listed.map(([, name, madeFor]) => [name, madeFor])).toEqual([
      ['annual-scorm12-1.0.0', 'SCORM 1.2'],
      ['annual-scorm2004-3rd-1.0.0', 'SCORM 2004 3rd Edition'],
      ['annual-scorm2004-4th-1.0.0', 'SCORM 2004 4th Edition'],
      ['annual-cmi5-1.0.0', 'cmi5'],
      ['annual-xapi-1.0.0', 'xAPI launch (Tin Can)'],
      ['annual-single-1.0.0', 'Web page in one file, no LMS'],
      ['annual-web-1.0.0', 'Web page, no LMS'],
    ]);
    expect(page.match(/<h2>\s*Time &#38; distance/g)).toHaveLength(1);
  });

  test('puts each edition under a heading of its own', async () => {
    await stand.writeZip('annual-scorm12-1.0.0', { 'imsmanifest.xml': SCORM12, 'index.html': PAGE });
    await stand.writeZip('recruit-scorm12-1.0.0', { 'imsmanifest.xml': SCORM12, 'index.html': PAGE });
    expect((await startPage()).match(/<section class="edition">/g)).toHaveLength(2);
  });

  test('says to run the build where there is no package', async () => {
    expect(await startPage()).toContain('npm run build');
    await rm(stand.folder, { recursive: true });
    expect(await startPage()).toContain('npm run build');
  });

  test('leaves folders alone, whatever they are called', async () => {
    await mkdir(join(stand.folder, 'annual-web-1.0.0'));
    await mkdir(join(stand.folder, 'annual-web-1.0.0.zip'));
    expect(await startPage()).toContain('npm run build');
  });

  test.each(['imsmanifest.xml', 'cmi5.xml', 'tincan.xml'])(
    'says of a zip with a folder around it that %s is not at the root',
    async (manifest) => {
      await stand.writeZip('wrapped', { [`course/${manifest}`]: SCORM12, 'index.html': PAGE });
      const page = await startPage();
      expect(page).toContain(`wrapped.zip has no ${manifest} at its root`);
      expect(page).toContain(`course/${manifest}`);
      expect(page).not.toContain('value="wrapped"');
    },
  );

  test('says of a file that is no zip that it cannot be unzipped', async () => {
    await writeFile(join(stand.folder, 'torn.zip'), 'PK but no more');
    expect(await startPage()).toContain('torn.zip cannot be unzipped');
  });

  test('escapes what a manifest says, so that a title is never markup', async () => {
    const title = '<title>&lt;img src=x&gt;</title>';
    const manifest = SCORM12.replace('<title>Time &amp; distance</title>', title);
    await stand.writeZip('rude', { 'imsmanifest.xml': manifest, 'index.html': '' });
    await writeFile(join(stand.folder, 'page.html'), title);
    expect(await startPage()).not.toContain('<img');
  });
});

describe('a course in one file', () => {
  test('is opened by its name without the ending, and the LMS page offers a tab of its own', async () => {
    await writeFile(join(stand.folder, 'annual-single-1.0.0.html'), PAGE);
    const page = await (await fetch(`${stand.lab.url}/lms?package=annual-single-1.0.0`)).text();
    const address = /href="(\/content[^"]*)" target="_blank"/.exec(page)?.[1] ?? '';
    const course = await fetch(stand.lab.url + address);
    expect(course.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await course.text()).toBe(PAGE);
  });
});

test('a zip is meant where a zip and a page share a name', async () => {
  await writeFile(join(stand.folder, 'annual.zip'), zipSync({ 'index.html': strToU8('zip') }));
  await writeFile(join(stand.folder, 'annual.html'), 'page');
  expect(await (await fetch(`${stand.lab.url}/content/annual/index.html`)).text()).toBe('zip');
});
