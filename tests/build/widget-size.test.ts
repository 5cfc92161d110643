import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { chunkGroups } from '../../src/packaging/chunk-names.ts';
import { readCourse } from '../../src/packaging/course.ts';
import { scenarioDataOf } from '../../src/packaging/edition-plan.ts';
import { plainImportsPlugin } from '../../src/packaging/plain-imports.ts';
import { projectRoot } from '../support/course-copy.ts';

/** Kilobytes of 1,000 bytes, compressed as a server would, beside what every launch has loaded. */
const TYPE_BUDGET = 6;
/** The player with the data of one scenario. */
const SCENARIO_BUDGET = 25;

const WIDGETS = [
  'choice/ChoicePractice',
  'cues/CuesPractice',
  'decision/DecisionPractice',
  'matching/MatchingPractice',
  'moment/MomentPractice',
  'ordering/OrderingPractice',
  'practice/PracticePage',
  'reflection/Reflection',
  'sentence/SentencePractice',
  'sorting/SortingPractice',
] as const;
const PLAYER = 'scenario/ScenarioPlayer';

type Chunk = Rolldown.OutputChunk;

let chunks: ReadonlyMap<string, Chunk>;

beforeAll(async () => {
  const entries = [...WIDGETS, PLAYER].map((name) => `${projectRoot}/src/widgets/${name}.tsx`);
  const built = await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    // As the course's own build has it: the mode of the tests would bring the code of development.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    plugins: [plainImportsPlugin()],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: [`${projectRoot}/src/runtime/start.ts`, ...entries],
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: { groups: chunkGroups } },
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  chunks = new Map(
    outputs
      .flatMap((one) => ('output' in one ? one.output : []))
      .filter((output): output is Chunk => output.type === 'chunk')
      .map((chunk) => [chunk.fileName, chunk]),
  );
});

/** What a module fetches that a launch has not fetched already. */
function kilobytesOf(widget: string): number {
  const launch = closureOf('src/runtime/start.ts');
  const own = [...closureOf(`src/widgets/${widget}.tsx`)].filter((chunk) => !launch.has(chunk));
  return own.reduce((sum, { code }) => sum + compressed(code), 0);
}

function closureOf(module: string): ReadonlySet<Chunk> {
  const entry = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(module) === true);
  if (entry === undefined) throw new Error(`No chunk stands for ${module}.`);
  const found = new Set<Chunk>([entry]);
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const imported = chunks.get(name);
      if (imported !== undefined) found.add(imported);
    }
  }
  return found;
}

function compressed(text: string): number {
  return gzipSync(text, { level: 9 }).length / 1000;
}

test('every folder but the frame of all types and the player is measured', () => {
  const folders = readdirSync(`${projectRoot}/src/widgets`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['question', 'scenario'].includes(entry.name))
    .map(({ name }) => name);
  expect(new Set(WIDGETS.map((name) => name.split('/')[0]))).toEqual(new Set(folders));
});

test.each(WIDGETS)('%s fetches no more than its budget', (widget) => {
  expect(kilobytesOf(widget)).toBeLessThanOrEqual(TYPE_BUDGET);
});

test.each(readCourse(projectRoot).scenarios.map(({ id }) => id))(
  'the player with the scenario %s fetches no more than its budget',
  (id) => {
    const data = compressed(JSON.stringify(scenarioDataOf(readCourse(projectRoot), id)));
    const player = kilobytesOf(PLAYER);
    expect(player).toBeGreaterThan(1);
    expect(player + data).toBeLessThanOrEqual(SCENARIO_BUDGET);
  },
);
