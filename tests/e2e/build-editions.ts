import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { LAB_KEY, startLab } from '../../src/lab/server.ts';
import { buildCourse, copyCourse, projectRoot } from '../support/course-copy.ts';
import { keepAuthored } from './authored.ts';

/** Lessons of the edition that the tests walk through, and how many questions of each a try asks. */
const WALKED = { 'what-it-is': 4, peel: 3, 'before-you-arrive': 3 } as const;

/**
 * The project's own course with the annual edition in three ways: with the first lessons alone, so that a
 * learner's whole way stays short; with a broker; with an embedded key and reasons in the assessment. And an
 * edition with every scenario there is, one with practice rounds, and the recruits' as a web page, which
 * holds every lesson and page.
 */
export const courseRoot = join(projectRoot, 'test-results/course');

/** The block of targets, which every one of these editions has its own of. */
const TARGETS = /^targets:.*\n(?: {2}- .*\n)+/m;

/**
 * Builds the packages against the lab's address and starts the lab. With `LAB_URL` in the environment
 * the lab that runs there is used as it is: to run one test again and again.
 * @returns how to stop it
 */
export default async function buildEditions(): Promise<() => Promise<void>> {
  if (process.env['LAB_URL'] !== undefined) return () => Promise.resolve();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  copyCourse('course');
  rmSync(join(courseRoot, 'dist-config/supervisor.yaml'));
  shortenAnnual();
  onlyForTheWeb('recruit');
  writeEdition('annual-broker', ['mode: broker', `url: ${url}/broker`, `endpoint: ${url}/lrs/`]);
  writeEdition('annual-embedded', [
    'mode: embedded',
    `endpoint: ${url}/lrs/`,
    `key: ${LAB_KEY.key}`,
    `secret: ${LAB_KEY.secret}`,
    'allowEmbeddedKey: true',
  ]);
  edit('annual-embedded', 'itemFeedback: false', 'itemFeedback: true');
  writeScenarios();
  writePractice();
  const { isGreen, printed } = await buildCourse(courseRoot);
  if (!isGreen) throw new Error(`The course could not be built.\n${printed}`);
  keepAuthored(courseRoot);
  const lab = await startLab({ packages: join(courseRoot, 'dist/packages'), port, host: '127.0.0.1' });
  process.env['LAB_URL'] = lab.url;
  return () => lab.close();
}

function shortenAnnual(): void {
  change('annual', (edition) => {
    edition.set('lessons', Object.keys(WALKED));
    edition.deleteIn(['assessment', 'form']);
    const banks = Object.entries(WALKED).map(([lesson, count]) => [`final-${lesson}`, count]);
    edition.setIn(['assessment', 'banks'], Object.fromEntries(banks));
  });
}

function onlyForTheWeb(id: string): void {
  change(id, (edition) => edition.set('targets', ['web']));
}

function change(id: string, how: (edition: ReturnType<typeof parseDocument>) => void): void {
  const file = join(courseRoot, `dist-config/${id}.yaml`);
  const edition = parseDocument(readFileSync(file, 'utf8'));
  how(edition);
  writeFileSync(file, edition.toString());
}

/** The edition with the page for practice rounds, for nobody's LMS. */
function writePractice(): void {
  const annual = readFileSync(join(courseRoot, 'dist-config/annual.yaml'), 'utf8');
  const text = annual
    .replace(/^id: annual\b/m, 'id: annual-practice\npractice: true')
    .replace(TARGETS, 'targets: [web, single]\n');
  writeFileSync(join(courseRoot, 'dist-config/annual-practice.yaml'), text);
}

function edit(id: string, from: string, to: string): void {
  const file = join(courseRoot, `dist-config/${id}.yaml`);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} holds no "${from}".`);
  writeFileSync(file, text.replace(from, to));
}

function writeEdition(id: string, xapi: readonly string[]): void {
  const annual = readFileSync(join(courseRoot, 'dist-config/annual.yaml'), 'utf8');
  const block = ['xapi:', ...xapi.map((line) => `  ${line}`)].join('\n');
  const text = annual
    .replace(/^id: annual\b/m, `id: ${id}`)
    .replace(TARGETS, 'targets: [scorm12]\n')
    .replace(/^xapi:.*\n {2}mode: off.*$/m, block);
  if (!text.includes(block))
    throw new Error('dist-config/annual.yaml has no block "xapi: / mode: off" to replace.');
  writeFileSync(join(courseRoot, `dist-config/${id}.yaml`), text);
}

/** Every scenario, each open at once, for a web server. */
function writeScenarios(): void {
  const ids = readdirSync(join(courseRoot, 'quizzes/scenarios')).map((file) => basename(file, '.yaml'));
  const lines = [
    'id: scenarios',
    'title: Every scenario',
    'lessons: [what-it-is]',
    `scenarios: [${ids.join(', ')}]`,
    'references: []',
    'navigation: free',
    'completion: { lessons: none, assessment: none, scenarios: ended }',
    'targets: [web]',
  ];
  writeFileSync(join(courseRoot, 'dist-config/scenarios.yaml'), `${lines.join('\n')}\n`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
