import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { LAB_KEY, startLab } from '../../src/lab/server.ts';
import { buildCourse, copyCourse, projectRoot } from '../support/course-copy.ts';
import { keepAuthored } from './authored.ts';

type Yaml = ReturnType<typeof parseDocument>;

/** Lessons of the edition that the tests walk through, and how many questions of each a try asks. */
const WALKED = { 'what-it-is': 4, peel: 3, 'before-you-arrive': 3 } as const;

/**
 * The project's own course with the annual edition in three ways: with the first lessons alone, so that a
 * learner's whole way stays short; with a broker; with an embedded key and reasons in the assessment. And an
 * edition with every scenario there is, one with practice rounds, and the recruits' as a web page, which
 * holds every lesson and page.
 */
export const courseRoot = join(projectRoot, 'test-results/course');

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
  writeEdition('annual-broker', { mode: 'broker', url: `${url}/broker`, endpoint: `${url}/lrs/` });
  writeEdition('annual-embedded', {
    mode: 'embedded',
    endpoint: `${url}/lrs/`,
    key: LAB_KEY.key,
    secret: LAB_KEY.secret,
    allowEmbeddedKey: true,
  });
  change('annual-embedded', (edition) => edition.setIn(['assessment', 'itemFeedback'], true));
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

/** The annual edition once more, with statements to an LRS. */
function writeEdition(id: string, xapi: Readonly<Record<string, unknown>>): void {
  copyAnnual(id, (edition) => {
    edition.set('targets', ['scorm12']);
    edition.set('xapi', xapi);
  });
}

/** The edition with the page for practice rounds, for nobody's LMS. */
function writePractice(): void {
  copyAnnual('annual-practice', (edition) => {
    edition.set('practice', true);
    edition.set('targets', ['web', 'single']);
  });
}

function copyAnnual(id: string, how: (edition: Yaml) => void): void {
  copyFileSync(fileOf('annual'), fileOf(id));
  change(id, (edition) => {
    edition.set('id', id);
    how(edition);
  });
}

function change(id: string, how: (edition: Yaml) => void): void {
  const edition = parseDocument(readFileSync(fileOf(id), 'utf8'));
  how(edition);
  writeFileSync(fileOf(id), edition.toString());
}

function fileOf(edition: string): string {
  return join(courseRoot, `dist-config/${edition}.yaml`);
}

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
